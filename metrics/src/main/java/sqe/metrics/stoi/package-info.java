/**
 * Short-time objective intelligibility: STOI and ESTOI, values and exact gradients.
 *
 * <p>Both compare the one-third-octave envelopes of reference and estimate over 384 ms segments;
 * they share everything up to the envelopes ({@link sqe.metrics.stoi.EnvelopeAnalysis}) and differ
 * in the correlation taken over a segment. What depends on the reference only is derived once for
 * all systems scored against it. Start reading at {@link sqe.metrics.stoi.Stoi}.
 */
@NullMarked
package sqe.metrics.stoi;

import org.jspecify.annotations.NullMarked;
