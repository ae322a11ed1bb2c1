package sqe.report.document;

/** What a span of text is; each format shows it in its own way, or not at all. */
public enum Style {
  /** Words, and data such as ids, names of files and numbers. */
  PLAIN,
  /** To be seen first. */
  STRONG,
  /** To be seen last. */
  FAINT,
  /** A name as a program knows it: a metric, a signature. */
  CODE,
  /** A sign or two of mathematics, as in {@code α = 0.05}. */
  FORMULA,
  /** Bad news. */
  ERROR,
  /** News that may be bad. */
  WARNING
}
