package sqe.metrics.visqol;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import sqe.dsp.linear.Reductions;
import sqe.dsp.spectrum.Fft;
import sqe.dsp.spectrum.PackedSpectra;

/**
 * By how much an estimate has to be delayed to lie under its reference (§2): where the correlation
 * of the two envelopes is largest.
 *
 * <p>The envelope of x with mean m is 2·|x − m| + m. (The published program means a Hilbert
 * envelope; what it computes is this, and a Hilbert envelope gives other delays.) The correlation
 * is neither freed of the mean nor normalised. A delay of more than half the reference is taken for
 * no delay. Safe for use by several threads.
 *
 * <p>Cost: three transforms of at least twice the longer signal.
 */
final class EnvelopeDelay {

  private static final int LARGEST_KEPT = 1 << 20;

  private final Map<Integer, Fft> transforms = new ConcurrentHashMap<>();

  /**
   * The delay in samples: positive where the estimate is early.
   *
   * @param reference not changed
   * @param estimate not changed; may have another length
   */
  int between(double[] reference, double[] estimate) {
    int span = Math.max(reference.length, estimate.length);
    int size = Integer.highestOneBit(2 * span - 1) * 2;
    Fft fft = transform(size);
    double[] correlation = envelope(estimate, size);
    double[] other = envelope(reference, size);
    fft.forward(correlation);
    fft.forward(other);
    PackedSpectra.correlate(correlation, other, correlation);
    fft.inverse(correlation);
    int best = largest(correlation, span);
    return Math.abs(best) > reference.length / 2.0 ? 0 : best;
  }

  private Fft transform(int size) {
    return size > LARGEST_KEPT ? new Fft(size) : transforms.computeIfAbsent(size, Fft::new);
  }

  private static double[] envelope(double[] x, int size) {
    double mean = Reductions.sum(x) / x.length;
    double[] envelope = new double[size];
    for (int i = 0; i < x.length; i++) {
      envelope[i] = 2 * Math.abs(x[i] - mean) + mean;
    }
    return envelope;
  }

  /** The lag of the largest value; the smallest lag on ties. */
  private static int largest(double[] circular, int span) {
    int best = 0;
    double value = Double.NEGATIVE_INFINITY;
    for (int lag = 1 - span; lag < span; lag++) {
      double c = circular[lag < 0 ? circular.length + lag : lag];
      if (c > value) {
        value = c;
        best = lag;
      }
    }
    return best;
  }
}
