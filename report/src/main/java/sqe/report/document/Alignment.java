package sqe.report.document;

/** How the cells of a column are aligned. */
public enum Alignment {
  /** Left: words. */
  LEFT,
  /** Right: numbers with as many decimals each. */
  RIGHT,
  /** Right where all characters are equally wide, so that signs and points stand in line. */
  RIGHT_IF_MONOSPACED
}
