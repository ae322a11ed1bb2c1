package sqe.metrics.pesq;

import sqe.dsp.spectrum.Fft;
import sqe.dsp.spectrum.PackedSpectra;

/**
 * Linear cross-correlation of two stretches of log envelope, by transforms (§7.1):
 *
 * <pre>
 *   c[k] = Σ_j p[j]·q[j + k − (P−1)],   k = 0 … P+Q−2
 * </pre>
 *
 * <p>The sequence itself, with the rounding noise the transforms leave where it is zero, is what
 * {@link SplitWindow} needs; for the lags of many nested stretches {@link NestedCorrelation} is
 * faster.
 */
final class EnvelopeCorrelation {

  private final PesqTables tables;
  private final double[] reference;
  private final double[] degraded;

  /** Correlates stretches of these two log envelopes. */
  EnvelopeCorrelation(PesqTables tables, double[] reference, double[] degraded) {
    this.tables = tables;
    this.reference = reference;
    this.degraded = degraded;
  }

  /** The sequence c of a stretch, {@code P+Q−1} values or more of which the rest means nothing. */
  double[] sequence(Stretch stretch) {
    int p = stretch.referenceLength();
    int q = stretch.degradedLength();
    Fft fft = tables.transform(2 * Sizes.powerOfTwo(Math.max(p, q)));
    double[] a = new double[fft.length()];
    double[] b = new double[fft.length()];
    for (int j = 0; j < p; j++) {
      a[p - 1 - j] = at(reference, stretch.referenceFrom() + j);
    }
    for (int j = 0; j < q; j++) {
      b[j] = at(degraded, stretch.degradedFrom() + j);
    }
    fft.forward(a);
    fft.forward(b);
    PackedSpectra.multiply(a, b, a);
    fft.inverse(a);
    return a;
  }

  /** The lag of a stretch in blocks, relative to the starts of its two sides. */
  int lag(Stretch stretch) {
    if (stretch.isTrivial()) {
      return 0;
    }
    double[] c = sequence(stretch);
    int best = stretch.referenceLength() - 1;
    double largest = 0;
    for (int k = 0; k < stretch.sequenceLength(); k++) {
      if (c[k] > largest) {
        largest = c[k];
        best = k;
      }
    }
    return best - (stretch.referenceLength() - 1);
  }

  private static double at(double[] envelope, int block) {
    return block >= 0 && block < envelope.length ? envelope[block] : 0;
  }
}
