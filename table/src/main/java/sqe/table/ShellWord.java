package sqe.table;

import java.util.regex.Pattern;

/** An argument as a shell has to be given it, in commands that are shown to be pasted. */
public final class ShellWord {

  /** What no shell takes for anything but itself; some expand a leading {@code =}. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./-][A-Za-z0-9_./+=:@%,-]*");

  private ShellWord() {}

  /** The word as it is where that is safe, in quotes elsewhere. */
  public static String of(String word) {
    return PLAIN.matcher(word).matches() ? word : quoted(word);
  }

  /**
   * The word in single quotes; POSIX 2.2.2 knows no escape in them, so one within stands outside.
   */
  public static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
