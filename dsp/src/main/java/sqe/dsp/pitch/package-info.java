/**
 * Fundamental frequency and voicing: {@link sqe.dsp.pitch.Yin}, which metrics take, and the
 * interface of trackers that a module may bring, so that what needs no pitch needs no tracker.
 */
@NullMarked
package sqe.dsp.pitch;

import org.jspecify.annotations.NullMarked;
