package sqe.metrics.pesq;

/**
 * Lags of a sequence of stretches, each of which contains the one before.
 *
 * <p>The search for a split point correlates up to forty prefixes and forty suffixes of one
 * utterance. A larger stretch adds rows and columns of products to the sum of a smaller one:
 *
 * <pre>
 *   C(λ) = Σ ℓ_r[a]·ℓ_d[a + λ]   over the blocks a and a + λ of the stretch
 * </pre>
 *
 * <p>so each product is formed once. λ is a delay in blocks, whatever the starts of the stretch.
 * The lags are those of {@link EnvelopeCorrelation}, whose rounding noise this class does not have.
 */
final class NestedCorrelation {

  /** Above this many blocks, half a minute, a transform for every stretch is faster. */
  static final int MOST_BLOCKS = 8192;

  private final double[] reference;
  private final double[] reversedReference;
  private final double[] degraded;
  private final int zeroDelay;
  private final double[] sums;
  private int referenceFrom;
  private int referenceTo;
  private int degradedFrom;
  private int degradedTo;

  /** Starts with an empty stretch of these two log envelopes. */
  NestedCorrelation(double[] reference, double[] degraded) {
    this.reference = reference;
    this.degraded = degraded;
    this.reversedReference = new double[reference.length];
    for (int a = 0; a < reference.length; a++) {
      reversedReference[reference.length - 1 - a] = reference[a];
    }
    this.zeroDelay = reference.length - 1;
    this.sums = new double[reference.length + degraded.length - 1];
  }

  /**
   * The delay in blocks at which the correlation over a stretch is largest; the smallest such, and
   * where the starts meet if nothing correlates.
   *
   * @param stretch not trivial; contains the stretch asked for before
   */
  int delay(Stretch stretch) {
    growTo(stretch);
    int first = Math.max(stretch.offset() - (stretch.referenceLength() - 1), -zeroDelay);
    int end = Math.min(stretch.offset() + stretch.degradedLength(), degraded.length);
    int best = stretch.offset();
    double largest = 0;
    for (int delay = first; delay < end; delay++) {
      double sum = sums[zeroDelay + delay];
      if (sum > largest) {
        largest = sum;
        best = delay;
      }
    }
    return best;
  }

  private void growTo(Stretch stretch) {
    int aFrom = inside(stretch.referenceFrom(), reference.length);
    int aTo = inside(stretch.referenceTo(), reference.length);
    int bFrom = inside(stretch.degradedFrom(), degraded.length);
    int bTo = inside(stretch.degradedTo(), degraded.length);
    if (referenceFrom == referenceTo) {
      referenceFrom = aFrom;
      referenceTo = aFrom;
      degradedFrom = bFrom;
      degradedTo = bFrom;
    }
    addRows(aFrom, referenceFrom, bFrom, bTo);
    addRows(referenceTo, aTo, bFrom, bTo);
    addColumns(bFrom, degradedFrom);
    addColumns(degradedTo, bTo);
    referenceFrom = aFrom;
    referenceTo = aTo;
    degradedFrom = bFrom;
    degradedTo = bTo;
  }

  private static int inside(int block, int blocks) {
    return Math.max(0, Math.min(block, blocks));
  }

  /** New blocks of the reference against all blocks of the degraded signal. */
  private void addRows(int from, int to, int bFrom, int bTo) {
    for (int a = from; a < to; a++) {
      if (reference[a] != 0) {
        addScaled(reference[a], degraded, bFrom, bTo, zeroDelay - a);
      }
    }
  }

  /** New blocks of the degraded signal against those of the reference that are known already. */
  private void addColumns(int from, int to) {
    int last = reference.length - 1;
    for (int b = from; b < to; b++) {
      if (degraded[b] != 0) {
        addScaled(
            degraded[b], reversedReference, last - (referenceTo - 1), last - referenceFrom + 1, b);
      }
    }
  }

  private void addScaled(double factor, double[] values, int from, int to, int shift) {
    for (int i = from; i < to; i++) {
      sums[shift + i] += factor * values[i];
    }
  }
}
