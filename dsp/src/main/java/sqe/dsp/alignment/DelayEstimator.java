package sqe.dsp.alignment;

import java.util.Arrays;
import sqe.dsp.linear.Reductions;

/**
 * Finds the delay of an estimate against its reference.
 *
 * <p>The plain cross-correlation of the mean-free signals peaks where moving the estimate by whole
 * samples makes it most similar to the reference in the sense of SI-SDR, so it decides wherever it
 * is clear. Speech is periodic and rooms echo, so now and then a second peak, one pitch period or
 * one reflection away, is nearly as high; then the whitened correlation (GCC-PHAT with a softened
 * exponent, see {@link CrossCorrelation}) decides, if it is clear itself. Both signs are searched:
 * an inverted estimate peaks downwards.
 *
 * <p>The fraction of a sample comes from band-limited interpolation of the correlation around its
 * peak, evaluated from the cross spectrum itself.
 *
 * <p>Cost: two real transforms of about four times the search range for every two search ranges of
 * signal; 1 ms a second of audio at 16 kHz for ± 0.5 s.
 */
public final class DelayEstimator {

  /** Places nearer than this to the highest one are the same peak: samples, at least. */
  private static final int SAME_PEAK = 32;

  /** As a part of the search range: 2 ms where ± 0.5 s are searched. */
  private static final int SAME_PEAK_PART = 250;

  /** Below this ratio of highest to second peak the plain correlation does not decide alone. */
  private static final double CLEAR = 1.3;

  /** Ratio of peaks the whitened correlation needs to overrule an unclear plain one. */
  private static final double WHITENED_CLEAR = 1.5;

  /** Samples about their mean are a constant up to this part of it; 24 bits resolve 6e-8. */
  private static final double ROUNDING = 1e-10;

  private DelayEstimator() {}

  /**
   * Delay, polarity and trustworthiness.
   *
   * @param reference the clean signal; not changed
   * @param estimate the signal under test, of the same rate and any length; not changed
   * @param maxLag largest delay searched in either direction, in samples, at least 0
   * @return {@link DelayEstimate#none()} when one side is constant or empty
   * @throws IllegalArgumentException when the range is negative
   */
  public static DelayEstimate estimate(double[] reference, double[] estimate, int maxLag) {
    if (maxLag < 0) {
      throw new IllegalArgumentException("the search range must not be negative: " + maxLag);
    }
    double[] r = withoutMean(reference);
    double[] e = withoutMean(estimate);
    if (isConstant(reference, r) || isConstant(estimate, e)) {
      return DelayEstimate.none();
    }
    int range = Math.min(maxLag, Math.max(r.length, e.length) - 1);
    int samePeak = Math.max(SAME_PEAK, range / SAME_PEAK_PART);
    var correlation = new CrossCorrelation(r, e, range);
    double[] spectrum = correlation.spectrum();
    Peak peak = Peak.highest(correlation.lags(spectrum), samePeak);
    boolean whitened = false;
    if (peak.clarity() < CLEAR) {
      double[] other = correlation.whitenedSpectrum();
      Peak whitenedPeak = Peak.highest(correlation.lags(other), samePeak);
      if (whitenedPeak.clarity() > WHITENED_CLEAR) {
        spectrum = other;
        peak = whitenedPeak;
        whitened = true;
      }
    }
    int whole = peak.index() - range;
    return new DelayEstimate(
        whole + correlation.fraction(spectrum, peak.index()),
        whole,
        peak.sign(),
        Math.abs(normalised(r, e, whole)),
        peak.clarity(),
        whitened);
  }

  /**
   * The delay most places of the file agree on, where the delay of the whole is a guess: for
   * periodic speech, above all under clock drift, one pitch period more or less fits the whole file
   * nearly as well, but not each of its parts.
   *
   * @param reference the clean signal; not changed
   * @param estimate the signal under test; not changed
   * @param whole what {@link #estimate} gave
   * @param drift the local delays around it
   * @return {@code whole} itself where it is clear or the places are few or agree with it
   */
  public static DelayEstimate refined(
      double[] reference, double[] estimate, DelayEstimate whole, DriftEstimate drift) {
    boolean agrees = Math.abs(drift.medianDelay() - whole.samples()) < 1.5;
    if (whole.clarity() >= CLEAR || !drift.trustworthy() || agrees) {
      return whole;
    }
    int samples = (int) Math.round(drift.medianDelay());
    double correlation = normalised(withoutMean(reference), withoutMean(estimate), samples);
    return new DelayEstimate(
        drift.medianDelay(),
        samples,
        correlation < 0 ? -1 : 1,
        Math.abs(correlation),
        CLEAR,
        false);
  }

  /**
   * How clearly two signals share a waveform: the highest peak of their whitened correlation within
   * a range, over the root mean square of it there. Noise and other talkers in the estimate lower
   * the peak and leave it where it is; signals that share nothing have no peak that stands out.
   *
   * @param reference the clean signal; not changed
   * @param estimate the signal under test; not changed
   * @param delay lag to look around, in samples
   * @param range how far on either side, in samples, at least 1
   * @return 0 when one side is constant or empty
   */
  public static double prominence(double[] reference, double[] estimate, int delay, int range) {
    var overlap = Overlap.of(reference.length, estimate.length, delay);
    double[] r = withoutMean(overlap.ofFirst(reference));
    double[] e = withoutMean(overlap.ofSecond(estimate));
    if (isConstant(reference, r) || isConstant(estimate, e)) {
      return 0;
    }
    var correlation = new CrossCorrelation(r, e, Math.min(range, Math.max(1, r.length - 1)));
    double[] c = correlation.lags(correlation.whitenedSpectrum());
    double square = Reductions.energy(c) / c.length;
    double largest = Arrays.stream(c).map(Math::abs).max().orElse(0);
    return square <= 0 ? 0 : largest / Math.sqrt(square);
  }

  private static double[] withoutMean(double[] x) {
    double mean = x.length == 0 ? 0 : Reductions.sum(x) / x.length;
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] - mean;
    }
    return y;
  }

  /** Whether what is left without the mean is no more than the rounding of the mean. */
  private static boolean isConstant(double[] x, double[] withoutMean) {
    return Reductions.energy(withoutMean) <= ROUNDING * ROUNDING * Reductions.energy(x);
  }

  /** ⟨r, e⟩ / √(‖r‖²‖e‖²) over the samples that overlap once the delay is removed. */
  private static double normalised(double[] r, double[] e, int delay) {
    return Overlap.of(r.length, e.length, delay).products(r, e).correlation();
  }

  /**
   * The highest peak of a correlation.
   *
   * @param index where it is
   * @param sign 1 or −1
   * @param clarity its height over the highest value of the same sign farther away
   */
  private record Peak(int index, int sign, double clarity) {

    static Peak highest(double[] c, int samePeak) {
      int middle = c.length / 2;
      int best = middle;
      for (int i = 0; i < c.length; i++) {
        double difference = Math.abs(c[i]) - Math.abs(c[best]);
        if (difference > 0 || (difference == 0 && Math.abs(i - middle) < Math.abs(best - middle))) {
          best = i;
        }
      }
      int sign = c[best] < 0 ? -1 : 1;
      double rest = 0;
      for (int i = 0; i < c.length; i++) {
        if (Math.abs(i - best) > samePeak) {
          rest = Math.max(rest, sign * c[i]);
        }
      }
      double clarity = rest > 0 ? sign * c[best] / rest : Double.POSITIVE_INFINITY;
      return new Peak(best, sign, clarity);
    }
  }
}
