/** Tests of the package of this name. */
@NullMarked
package sqe.judge.compare;

import org.jspecify.annotations.NullMarked;
