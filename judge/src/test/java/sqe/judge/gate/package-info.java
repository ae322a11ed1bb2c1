/** Tests of the package of this name. */
@NullMarked
package sqe.judge.gate;

import org.jspecify.annotations.NullMarked;
