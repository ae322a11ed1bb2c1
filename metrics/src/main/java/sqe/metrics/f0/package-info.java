/**
 * How far the fundamental frequency and the voicing of an estimate are from those of its reference.
 *
 * <p>Start reading at {@code F0Measure}, which has the equations, on {@code F0Tracks}. The tracks
 * are those of {@link sqe.dsp.pitch.Yin}, derived once a signal and shared by all measures; {@link
 * F0Metrics} makes the same metrics of any other tracker, which is how a module brings its own.
 */
@NullMarked
package sqe.metrics.f0;

import org.jspecify.annotations.NullMarked;
