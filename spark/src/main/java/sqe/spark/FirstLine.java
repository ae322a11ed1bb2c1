package sqe.spark;

/** What Spark says of a failure: its messages go on for pages, and the first line says most. */
final class FirstLine {

  private static final int LONGEST = 300;

  private FirstLine() {}

  /** The first line of a failure's message, or the kind of failure where it has none. */
  static String of(Throwable failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getClass().getSimpleName();
    }
    String line =
        message.strip().lines().findFirst().orElse("").replaceFirst("^\\[[A-Z_.]+\\] ", "");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
