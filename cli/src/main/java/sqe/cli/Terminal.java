package sqe.cli;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/**
 * What the user sees beside the results: stderr, with colour only where it is a terminal.
 *
 * @param err where it goes
 * @param isTerminal whether a person watches; the launcher says so
 */
record Terminal(PrintWriter err, boolean isTerminal) {

  /** The launcher passes what the shell knows of stderr: Java cannot ask. */
  static final String STDERR_PROPERTY = "sqe.stderr.terminal";

  static Terminal of(PrintWriter err) {
    return new Terminal(err, Boolean.getBoolean(STDERR_PROPERTY));
  }

  void line(String text) {
    err.println(printable(text));
    err.flush();
  }

  void warning(String text) {
    line(styled("yellow", "warning: ") + text);
  }

  void error(String text) {
    line(styled("red,bold", "error: ") + text);
  }

  String styled(String style, String text) {
    return isTerminal && System.getenv("NO_COLOR") == null
        ? Ansi.ON.string("@|" + style + " " + text + "|@")
        : text;
  }

  /**
   * Text that cannot steer a terminal: control and direction characters other than those of our own
   * colours become their code points. File names may hold anything.
   */
  static String printable(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean control = Character.isISOControl(c) && c != '\n' && c != '\u001B';
              boolean format = Character.getType(c) == Character.FORMAT;
              if (control || format) {
                safe.append(String.format(Locale.ROOT, "\\u%04X", c));
              } else {
                safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }
}
