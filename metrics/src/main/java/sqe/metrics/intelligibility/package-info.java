/**
 * How much of speech is understood, from what a system leaves of it in critical bands: the
 * coherence index of loud, middle and soft frames, and the covariance of slow envelopes.
 *
 * <p>Both divide a band into signal and distortion, limit their ratio to ±15 dB ({@link
 * sqe.metrics.intelligibility.AudibleShare}) and weight bands by their importance ({@link
 * sqe.metrics.intelligibility.BandImportance}). Start reading at {@link
 * sqe.metrics.intelligibility.CoherenceAnalysis} and {@link sqe.metrics.intelligibility.Ncm}. STOI,
 * which has no bands in common with these, is a package of its own.
 */
@NullMarked
package sqe.metrics.intelligibility;

import org.jspecify.annotations.NullMarked;
