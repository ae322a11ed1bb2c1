package sqe.dsp.alignment;

import java.util.Arrays;
import sqe.dsp.spectrum.Fft;
import sqe.dsp.spectrum.PackedSpectra;

/**
 * Cross-correlation c[τ] = Σ r[n]·e[n+τ] for |τ| ≤ maxLag, through the cross spectrum.
 *
 * <p>The reference is cut into blocks; each is transformed with the part of the estimate that can
 * meet it, which is longer by the search range on both sides, and the products conj(R)·E are summed
 * before one inverse transform (the overlap-save scheme). Memory and transform length depend on the
 * search range alone, not on the duration. The summed spectrum can be whitened before the inverse
 * transform: dividing by |X|^β with β = 3/4 lies between the plain correlation (β = 0, most precise
 * for one broad-band path) and GCC-PHAT (β = 1: Knapp and Carter 1976), and is the safest against
 * reverberation on speech.
 */
final class CrossCorrelation {

  private static final int NEWTON_STEPS = 12;

  /** The recurrence for e^(jωt) starts anew every so many bins. */
  private static final int RESYNCHRONISE = 128;

  private final int maxLag;
  private final Fft fft;
  private final double[] spectrum;

  CrossCorrelation(double[] reference, double[] estimate, int maxLag) {
    this.maxLag = maxLag;
    int span = Math.max(reference.length, 1);
    int wanted = Math.min(span + 2 * maxLag + 1, Math.max(4 * maxLag, 4096));
    int size = Integer.highestOneBit(Math.max(2, wanted - 1)) * 2;
    this.fft = new Fft(size);
    this.spectrum = new double[size];
    accumulate(reference, estimate, size);
  }

  private void accumulate(double[] reference, double[] estimate, int size) {
    int block = size - 2 * maxLag;
    double[] r = new double[size];
    double[] e = new double[size];
    for (int from = 0; from < reference.length; from += block) {
      copy(reference, from, block, r);
      copy(estimate, from - maxLag, size, e);
      fft.forward(r);
      fft.forward(e);
      PackedSpectra.accumulateCorrelation(r, e, spectrum);
    }
  }

  private static void copy(double[] source, int from, int length, double[] target) {
    Arrays.fill(target, 0);
    int first = Math.max(0, from);
    int end = Math.min(source.length, from + length);
    if (end > first) {
      System.arraycopy(source, first, target, first - from, end - first);
    }
  }

  /** The cross spectrum, packed as {@link Fft} says; not to be changed. */
  double[] spectrum() {
    return spectrum;
  }

  /** The cross spectrum divided by |X|^(3/4); a new array. */
  double[] whitenedSpectrum() {
    double[] a = spectrum.clone();
    double largest = Math.max(Math.abs(a[0]), Math.abs(a[1]));
    for (int k = 2; k < a.length; k += 2) {
      largest = Math.max(largest, Math.sqrt(a[k] * a[k] + a[k + 1] * a[k + 1]));
    }
    double floor = 1e-9 * largest;
    if (floor > 0) {
      a[0] *= weight(Math.abs(a[0]), floor);
      a[1] *= weight(Math.abs(a[1]), floor);
      for (int k = 2; k < a.length; k += 2) {
        double w = weight(Math.sqrt(a[k] * a[k] + a[k + 1] * a[k + 1]), floor);
        a[k] *= w;
        a[k + 1] *= w;
      }
    }
    return a;
  }

  private static double weight(double magnitude, double floor) {
    double root = Math.sqrt(Math.max(magnitude, floor));
    return 1 / (root * Math.sqrt(root));
  }

  /**
   * The correlation a spectrum stands for: {@code 2·maxLag + 1} values, lag 0 at {@code maxLag}.
   */
  double[] lags(double[] packed) {
    double[] a = packed.clone();
    fft.inverse(a);
    double[] c = new double[2 * maxLag + 1];
    System.arraycopy(a, 0, c, 0, c.length);
    return c;
  }

  /**
   * Where between the samples the correlation of a spectrum has its extreme: Newton's method on its
   * band-limited interpolation g(t) = Re Σ X[k]·e^(jω_k t), which needs no kernel and has no bias.
   *
   * @param index a whole-sample extreme of {@link #lags}
   * @return offset from {@code index}, within [−1, 1]
   */
  double fraction(double[] packed, int index) {
    int size = packed.length;
    double offset = 0;
    for (int iteration = 0; iteration < NEWTON_STEPS; iteration++) {
      double angle = 2 * Math.PI / size * (index + offset);
      double first = 0;
      double second = 0;
      double cos = 1;
      double sin = 0;
      double stepCos = StrictMath.cos(angle);
      double stepSin = StrictMath.sin(angle);
      for (int k = 1; k < size / 2; k++) {
        if (k % RESYNCHRONISE == 0) {
          cos = StrictMath.cos(angle * k);
          sin = StrictMath.sin(angle * k);
        } else {
          double next = cos * stepCos - sin * stepSin;
          sin = cos * stepSin + sin * stepCos;
          cos = next;
        }
        double omega = 2 * Math.PI / size * k;
        first -= omega * (packed[2 * k] * sin + packed[2 * k + 1] * cos);
        second -= omega * omega * (packed[2 * k] * cos - packed[2 * k + 1] * sin);
      }
      if (second == 0) {
        return offset;
      }
      double step = Math.max(-0.5, Math.min(0.5, -first / second));
      offset = Math.max(-1, Math.min(1, offset + step));
      if (Math.abs(step) < 1e-9) {
        return offset;
      }
    }
    return offset;
  }
}
