/**
 * Filters: the one resampler of the project. Everything that has to change a sample rate goes
 * through {@link sqe.dsp.filter.Resampler}, so that a resampled signal is the same wherever it is
 * used; {@link sqe.dsp.filter.Resamplers} keeps them by rate. Nothing here knows of metrics or
 * threads. Start reading at {@link sqe.dsp.filter.Resampler}.
 */
@NullMarked
package sqe.dsp.filter;

import org.jspecify.annotations.NullMarked;
