package sqe.judge.stats;

/**
 * The reference distribution of a sign-flip test: the statistic of the observed units under
 * patterns of signs. Bounds are relative to the centre that the units' sums were taken about.
 */
sealed interface SignPatterns permits AllPatterns, RandomPatterns {

  /** Sums this close, relative to the sum of absolute values, are ties. */
  double TIE = 1e-12;

  /** Share of the patterns, the observed one among them, with a statistic as high as observed. */
  double shareAsHigh(double bound);

  /** Share of the patterns, the observed one among them, with a statistic as low as observed. */
  double shareAsLow(double bound);
}
