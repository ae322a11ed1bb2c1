package sqe.report.document;

/**
 * A column of a grid.
 *
 * @param title what stands above it
 * @param alignment of its cells and title
 * @param width characters on a terminal from the end of the column before, of which at least one
 *     stays blank; what is longer moves its own line aside and no other. 0: as wide as its cells
 * @param tacit whether a terminal leaves the title out, for its cells speak for themselves
 */
public record Column(String title, Alignment alignment, int width, boolean tacit) {

  /** A column of words. */
  public static Column ofWords(String title) {
    return new Column(title, Alignment.LEFT, 0, false);
  }

  /** A column of numbers. */
  public static Column ofNumbers(String title) {
    return new Column(title, Alignment.RIGHT, 0, false);
  }

  /** A column of ranges of numbers with signs. */
  public static Column ofRanges(String title) {
    return new Column(title, Alignment.RIGHT_IF_MONOSPACED, 0, false);
  }

  /** The same column of a set width. */
  public Column wide(int characters) {
    return new Column(title, alignment, characters, tacit);
  }

  /** The same column without its title on a terminal. */
  public Column withTacitTitle() {
    return new Column(title, alignment, width, true);
  }
}
