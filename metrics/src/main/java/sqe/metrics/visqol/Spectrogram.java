package sqe.metrics.visqol;

/**
 * Levels of bands over time, in dB.
 *
 * @param bands number of bands
 * @param levels {@code [column · bands + band]}, none below {@link Gammatonegram#FLOOR}; not to be
 *     changed
 */
record Spectrogram(int bands, double[] levels) {

  /** Number of columns. */
  int columns() {
    return levels.length / bands;
  }
}
