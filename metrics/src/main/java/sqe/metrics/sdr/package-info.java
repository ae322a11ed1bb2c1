/**
 * Ratios of signal energy to error energy, in dB: SNR, SI-SDR, SI-SNR, SD-SDR, the SDR, SIR and SAR
 * of BSS Eval, CI-SDR, SA-SDR and the weighted SDR loss.
 *
 * <p>They differ in what they forgive: nothing (SNR), a gain (SI-SDR), a short filter (SDR,
 * CI-SDR). One set of inner products serves the first group, one projection the second. Residuals
 * are formed explicitly, nothing is added to a denominator, and a silent reference has no score.
 * Start reading at {@link sqe.metrics.sdr.Snr}; the projection is in {@link sqe.metrics.sdr.Sdr},
 * the permutation of several sources in {@link sqe.metrics.sdr.SourceAssignment}.
 */
@NullMarked
package sqe.metrics.sdr;

import org.jspecify.annotations.NullMarked;
