/**
 * Ratios of signal energy to error energy, in dB: SNR, SI-SDR, SI-SNR, SD-SDR, the SDR, SIR and SAR
 * of BSS Eval, CI-SDR, SA-SDR and the weighted SDR loss; SI-SIR and SI-SAR, and BSS Eval by
 * windows, which are the family {@code separation}.
 *
 * <p>They differ in what they forgive: nothing (SNR), a gain (SI-SDR), a short filter (SDR,
 * CI-SDR). One set of inner products serves the first group, one projection the second. Residuals
 * are formed explicitly, unless the coherence form is asked for; nothing is added to a denominator
 * but what a published definition has there (SD-SDR, the weighted SDR loss); and where nothing is
 * left to compare with, silence has no score. Start reading at {@link sqe.metrics.sdr.Snr}; the
 * projection is in {@link sqe.metrics.sdr.Sdr}, the permutation of several sources in {@link
 * sqe.metrics.sdr.SourceAssignment}, the windows are in {@link sqe.metrics.sdr.FrameSeparation}.
 *
 * <p>The classes offer more than the catalog lists, for training and for comparison with other
 * tools: variants without means, with soft limits, with other filters, and {@link
 * sqe.metrics.sdr.ComplexSiSnr} of spectrograms.
 */
@NullMarked
package sqe.metrics.sdr;

import org.jspecify.annotations.NullMarked;
