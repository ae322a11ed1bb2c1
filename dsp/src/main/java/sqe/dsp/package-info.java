/**
 * Signals and what is done to them before anything is measured.
 *
 * <p>Here live the {@link sqe.dsp.Signal} and, in the packages below, audio files ({@code audio}),
 * transforms ({@code spectrum}), resampling ({@code filter}), band models ({@code filterbank}),
 * linear algebra on signals ({@code linear}), speech level and activity ({@code activity}), delay
 * and drift ({@code alignment}) and fundamental frequency ({@code pitch}). Nothing here knows of
 * metrics, of pairs of files or of threads. Kernels take and return plain {@code double[]}; their
 * Javadoc says who owns and who changes an array. Start reading at {@link sqe.dsp.Signal}.
 */
@NullMarked
package sqe.dsp;

import org.jspecify.annotations.NullMarked;
