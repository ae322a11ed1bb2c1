package sqe.metrics.visqol;

/**
 * Two spectrograms made comparable (§5): in each column nothing is more than 45 dB below its
 * loudest cell of both, and the lowest cell of all is 0.
 *
 * @param reference the first
 * @param estimate the second, which may have more or fewer columns
 */
record PreparedPair(Grid reference, Grid estimate) {

  private static final double DYNAMIC_RANGE = 45;

  static PreparedPair of(Spectrogram reference, Spectrogram estimate) {
    int bands = reference.bands();
    double[] r = reference.levels().clone();
    double[] e = estimate.levels().clone();
    for (int from = 0; from < Math.min(r.length, e.length); from += bands) {
      double floor = Math.max(loudest(r, from, bands), loudest(e, from, bands)) - DYNAMIC_RANGE;
      raise(r, from, bands, floor);
      raise(e, from, bands, floor);
    }
    double lowest = Math.min(lowest(r), lowest(e));
    return new PreparedPair(Grid.above(lowest, r, bands), Grid.above(lowest, e, bands));
  }

  private static double loudest(double[] levels, int from, int bands) {
    double loudest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < from + bands; i++) {
      loudest = Math.max(loudest, levels[i]);
    }
    return loudest;
  }

  private static void raise(double[] levels, int from, int bands, double floor) {
    for (int i = from; i < from + bands; i++) {
      levels[i] = Math.max(floor, levels[i]);
    }
  }

  private static double lowest(double[] levels) {
    double lowest = Double.POSITIVE_INFINITY;
    for (double level : levels) {
      lowest = Math.min(lowest, level);
    }
    return lowest;
  }
}
