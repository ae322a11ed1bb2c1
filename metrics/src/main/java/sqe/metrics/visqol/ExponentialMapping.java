package sqe.metrics.visqol;

/**
 * MOS of speech from the mean similarity s (§8): (−262.847869 + exp(0.0154302525·(s + 361.063949)))
 * times a scale. A perfect estimate (s = 1) has 4.0159 without scale and 5.0000 with it.
 *
 * @param scale what the exponential is multiplied by
 */
record ExponentialMapping(double scale) implements Mapping {

  /** As published. */
  static final ExponentialMapping UNSCALED = new ExponentialMapping(1);

  /** So that a perfect estimate has 5: the factor is a number of 32 bits. */
  static final ExponentialMapping SCALED = new ExponentialMapping(1.245063f);

  private static final double OFFSET = -262.847869;
  private static final double SLOPE = 0.0154302525;
  private static final double SHIFT = 361.063949;

  @Override
  public double unlimited(PatchMatching.Result result) {
    return scale * (OFFSET + StrictMath.exp(SLOPE * (result.similarity() + SHIFT)));
  }
}
