/**
 * Fundamental frequency and voicing. The interface is here; the tracker comes from whatever module
 * is on the class path, so that what needs no pitch needs no tracker.
 */
@NullMarked
package sqe.dsp.pitch;

import org.jspecify.annotations.NullMarked;
