package sqe.dsp.alignment;

/**
 * Where an estimate lies against its reference.
 *
 * @param samples delay of the estimate in samples, with its fraction; positive when the estimate is
 *     later than the reference
 * @param wholeSamples the whole number of samples to move the estimate by
 * @param polarity 1, or −1 when the estimate is upside down
 * @param correlation normalised correlation at the whole-sample delay, over the samples that then
 *     overlap, without sign: 1 for a scaled copy, near 0 for unrelated signals; 0 when one side is
 *     silent
 * @param clarity height of the correlation peak over the highest one of the same sign elsewhere in
 *     the search range, +∞ where there is none; 1 says that the delay is a guess
 * @param whitened whether the plain correlation was unclear and the whitened one (GCC-PHAT) decided
 */
public record DelayEstimate(
    double samples,
    int wholeSamples,
    int polarity,
    double correlation,
    double clarity,
    boolean whitened) {

  /** No delay, no correlation: what there is to say of silence. */
  public static DelayEstimate none() {
    return new DelayEstimate(0, 0, 1, 0, 1, false);
  }

  /** Whether the two signals share enough waveform for the delay to mean something. */
  public boolean trustworthy() {
    return correlation >= 0.15 && clarity >= 1.05;
  }
}
