package sqe.cli;

import java.util.Arrays;

/**
 * Calls {@code sqe history add} again and again, until it is killed or has done so often enough.
 */
final class AddForever {

  private AddForever() {}

  /** Takes how often, and the words of the command. */
  public static void main(String[] arguments) {
    String[] words = Arrays.copyOfRange(arguments, 1, arguments.length);
    for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
      int code = Sqe.run(words);
      if (code != 0) {
        System.exit(code);
      }
    }
  }
}
