package sqe.metrics.pesq;

/** From the raw score to the scale of listening tests (§11). */
enum MosMapping {
  /** P.862.1, for narrowband. */
  NARROWBAND(1.4945, 4.6607),
  /** P.862.2, for wideband. */
  WIDEBAND(1.3669, 3.8224);

  private static final double LOWEST = 0.999;
  private static final double SPAN = 4;

  private final double slope;
  private final double offset;

  MosMapping(double slope, double offset) {
    this.slope = slope;
    this.offset = offset;
  }

  /** MOS-LQO of a raw score. */
  double apply(double raw) {
    return LOWEST + SPAN / (1 + StrictMath.exp(offset - slope * raw));
  }
}
