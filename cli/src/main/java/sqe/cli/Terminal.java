package sqe.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import sqe.report.document.Document;
import sqe.report.document.Style;
import sqe.report.document.Text;
import sqe.report.document.TextWriter;
import sqe.table.Excerpt;

/**
 * A stream that people read: all text goes through one writer, so that no data, such as the name of
 * a file, can steer a terminal; with colours only where the stream is one.
 *
 * @param stream where it goes
 * @param isTerminal whether a person watches; the launcher says so
 */
record Terminal(PrintWriter stream, boolean isTerminal) {

  /** The launcher passes what the shell knows of the streams: Java cannot ask. */
  private static final String STDOUT_PROPERTY = "sqe.stdout.terminal";

  private static final String STDERR_PROPERTY = "sqe.stderr.terminal";

  static Terminal ofOut(PrintWriter out) {
    return new Terminal(out, Boolean.getBoolean(STDOUT_PROPERTY));
  }

  static Terminal ofErr(PrintWriter err) {
    return new Terminal(err, Boolean.getBoolean(STDERR_PROPERTY));
  }

  private TextWriter writer() {
    return new TextWriter(isTerminal && System.getenv("NO_COLOR") == null);
  }

  void print(Document document) {
    written(writer().write(document));
  }

  /** Prints what is written already: for programs, or by a writer that has seen to its data. */
  void written(String text) {
    stream.print(text);
    stream.flush();
  }

  void line(String text) {
    line(Text.of(text));
  }

  void note(String text) {
    line("note: " + Excerpt.message(text));
  }

  void warning(String text) {
    line(Text.of(Style.WARNING, "warning: ").and(Excerpt.message(text)));
  }

  void error(String text) {
    line(Text.of(Style.ERROR, "error: ").and(Excerpt.message(text)));
  }

  private void line(Text text) {
    stream.println(writer().line(text));
    stream.flush();
  }

  /** Where in the program an error arose. */
  void trace(Throwable cause) {
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    trace.toString().replace("\tat ", "    at ").lines().forEach(this::line);
  }
}
