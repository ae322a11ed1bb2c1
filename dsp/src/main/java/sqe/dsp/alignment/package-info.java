/**
 * How an estimate lies in time against its reference: delay, polarity and clock drift, from the
 * correlation of the two waveforms. Nothing here changes a signal. Start reading at {@link
 * sqe.dsp.alignment.DelayEstimator}.
 */
@NullMarked
package sqe.dsp.alignment;

import org.jspecify.annotations.NullMarked;
