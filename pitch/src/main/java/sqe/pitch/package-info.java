/**
 * F0 and voicing through the YIN of TarsosDSP: the only package that may know it, because it is
 * under the GPL-3, and so is this module (see its LICENSE). Nothing depends on it at compile time;
 * it is found as a service, and what needs it says so where it is missing.
 *
 * <p>It brings the tracker of the audit, {@link sqe.pitch.YinPitchTracker}, and the metrics {@code
 * f0_rmse_tarsos} and so on upon it. The library works in single precision and gives whole results
 * only, so that the metrics without the suffix, which have to be exact, take {@link
 * sqe.dsp.pitch.Yin} and need no GPL.
 */
@NullMarked
package sqe.pitch;

import org.jspecify.annotations.NullMarked;
