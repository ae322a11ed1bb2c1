/**
 * Measurements of the project itself: speed, and the fits whose constants it ships. Nothing depends
 * on this package.
 */
@NullMarked
package sqe.bench;

import org.jspecify.annotations.NullMarked;
