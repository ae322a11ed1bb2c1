/**
 * F0 and voicing through the YIN of TarsosDSP: the only package that may know it, because it is
 * under the GPL-3, and so is this module (see its LICENSE). Nothing depends on it at compile time;
 * it is found as a service, and what needs pitch says so where it is missing.
 */
@NullMarked
package sqe.pitch;

import org.jspecify.annotations.NullMarked;
