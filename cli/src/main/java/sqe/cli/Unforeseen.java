package sqe.cli;

/** What to tell of an error that nobody foresaw: one line, whatever its kind. */
final class Unforeseen {

  private Unforeseen() {}

  /** What happened, and what to do about it. */
  static String message(Throwable error, boolean traced) {
    String where = traced ? "" : " (-v shows where)";
    if (error instanceof OutOfMemoryError) {
      return "not enough memory for this input: give more, as with SQE_JAVA_OPTIONS=-Xmx4g, or less"
          + " input"
          + where;
    }
    if (error instanceof StackOverflowError) {
      return "the input is nested too deep to be read" + where;
    }
    String words = error.getMessage();
    return "sqe has failed, which is a mistake of its own: "
        + (words == null || words.isBlank()
            ? error.getClass().getSimpleName()
            : words.replaceAll("\\R+", " "))
        + where;
  }
}
