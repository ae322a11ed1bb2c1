package sqe.metrics.intelligibility;

/** Frames by the level of the reference in them, against its level over all. */
enum LevelClass {
  /** At least the overall level. */
  HIGH("at or above its overall level"),
  /** Less than 10 dB below it or equal. */
  MID("from 10 dB below its overall level up to it"),
  /** Lower still. */
  LOW("more than 10 dB below its overall level");

  private static final double TEN_DB = 0.1;

  private final String range;

  LevelClass(String range) {
    this.range = range;
  }

  /** The class in words. */
  String range() {
    return range;
  }

  /** The class of a frame whose mean power is so many times that of the whole reference. */
  static LevelClass of(double ratio) {
    return ratio >= 1 ? HIGH : ratio >= TEN_DB ? MID : LOW;
  }
}
