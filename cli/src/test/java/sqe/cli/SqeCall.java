package sqe.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Runs sqe in the process of the test: what it answers is what {@link SqeProcess} answers, and a
 * call needs no start of a JVM.
 */
record SqeCall(int exitCode, String out, String err) {

  private static final Pattern WRITTEN = Pattern.compile("[^-].*\\.[a-z]+");

  /**
   * Runs sqe as from a folder: words that name what is there, or have a file's ending, are of it,
   * and its own name is left out of what is printed.
   */
  static SqeCall runIn(Path folder, Object... arguments) {
    Object[] words =
        Arrays.stream(arguments)
            .map(Object::toString)
            .map(word -> isFile(folder, word) ? folder.resolve(word) : word)
            .toArray();
    SqeCall run = run(words);
    String within = folder + "/";
    return new SqeCall(
        run.exitCode(), run.out().replace(within, ""), run.err().replace(within, ""));
  }

  static SqeCall run(Object... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var outText = new PrintWriter(out, true, StandardCharsets.UTF_8);
    var errText = new PrintWriter(err, true, StandardCharsets.UTF_8);
    String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    int code = Sqe.executed(Sqe.commandLine(out, outText, errText), Terminal.ofErr(errText), words);
    return new SqeCall(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static boolean isFile(Path folder, String word) {
    return WRITTEN.matcher(word).matches() || Files.exists(folder.resolve(word));
  }
}
