package sqe.metrics.pesq;

/**
 * A chain of second-order recursive filters, each in direct form II (§5, step 3):
 *
 * <pre>
 *   w0 = x − a1·w1 − a2·w2        y = b0·w0 + b1·w1 + b2·w2
 * </pre>
 *
 * <p>A recursion waits for its own last result, so one section alone leaves the processor idle; two
 * sections run in one pass, the second a step behind the first.
 */
final class Cascade {

  private final double[] b0;
  private final double[] b1;
  private final double[] b2;
  private final double[] a1;
  private final double[] a2;

  private Cascade(Table table) {
    this.b0 = table.column("b0");
    this.b1 = table.column("b1");
    this.b2 = table.column("b2");
    this.a1 = table.column("a1");
    this.a2 = table.column("a2");
  }

  /** The band the delay search listens to, at 8000 or 16000 Hz. */
  static Cascade alignmentAt(int sampleRate) {
    return new Cascade(
        Table.read(sampleRate == 8000 ? "align_sections_8khz.csv" : "align_sections_16khz.csv"));
  }

  /**
   * Filters in place, from zero state.
   *
   * @param x changed from {@code from} to the end; the samples before are zero
   * @param from the first sample that is not zero
   */
  void filter(double[] x, int from) {
    for (int section = 0; section < b0.length; section += 2) {
      filterPair(section, x, from);
    }
  }

  private void filterPair(int s, double[] x, int from) {
    double p0 = b0[s];
    double p1 = b1[s];
    double p2 = b2[s];
    double c1 = a1[s];
    double c2 = a2[s];
    double q0 = b0[s + 1];
    double q1 = b1[s + 1];
    double q2 = b2[s + 1];
    double d1 = a1[s + 1];
    double d2 = a2[s + 1];
    double v1 = 0;
    double v2 = 0;
    double w1 = 0;
    double w2 = 0;
    for (int i = from; i < x.length; i++) {
      double v0 = x[i] - c2 * v2 - c1 * v1;
      double between = p1 * v1 + p2 * v2 + p0 * v0;
      v2 = v1;
      v1 = v0;
      double w0 = between - d2 * w2 - d1 * w1;
      x[i] = q1 * w1 + q2 * w2 + q0 * w0;
      w2 = w1;
      w1 = w0;
    }
  }
}
