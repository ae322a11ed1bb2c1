package sqe.scoring.diagnosis;

import sqe.dsp.alignment.DelayEstimate;
import sqe.dsp.alignment.Residual;

/**
 * Which side of a pair is the noisy one.
 *
 * <p>The reference is, where the speech of the estimate stands further above its noise floor, and
 * either the reference is noisier than any clean recording, or the two share their waveform and
 * what the reference has beside the estimate is noise rather than a trace of processing.
 *
 * @param referenceSnr active level over noise floor of the reference, in dB
 * @param estimateSnr the same of the estimate
 * @param residualRise how far the reference without the estimate rises with the speech, in dB
 *     ({@link Residual#rise}); NaN where the estimate does not lead, or the waveform is not shared
 */
public record NoiseOrder(double referenceSnr, double estimateSnr, double residualRise) {

  /** By how much the estimate's SNR must be larger, in dB. */
  public static final double LEAD = 3;

  /** Below this SNR, in dB, a reference is noisy whatever else is true. */
  public static final double NOISY = 20;

  /** From this SNR on, in dB, a reference is clean. */
  public static final double CLEAN = 35;

  /** Largest rise, in dB, of what is noise. */
  public static final double LARGEST_RISE = 6;

  /**
   * Measures; the rise only where the estimate leads.
   *
   * @param r samples of the reference; not changed
   * @param e samples of the estimate; not changed
   */
  public static NoiseOrder of(
      double referenceSnr,
      double estimateSnr,
      double[] r,
      double[] e,
      DelayEstimate delay,
      int sampleRate) {
    boolean open = estimateSnr > referenceSnr && delay.trustworthy();
    double rise = open ? Residual.of(r, e, delay.wholeSamples()).rise(sampleRate) : Double.NaN;
    return new NoiseOrder(referenceSnr, estimateSnr, rise);
  }

  /** Lead of the estimate in dB. */
  public double lead() {
    return estimateSnr - referenceSnr;
  }

  /** The verdict with the usual limits. */
  public boolean referenceIsNoisier() {
    return referenceIsNoisier(LEAD, NOISY, CLEAN, LARGEST_RISE);
  }

  /** The verdict with other limits, in the order of the constants. */
  public boolean referenceIsNoisier(double lead, double noisy, double clean, double largestRise) {
    boolean noise = referenceSnr < clean && residualRise < largestRise;
    return lead() > lead && (referenceSnr < noisy || noise);
  }
}
