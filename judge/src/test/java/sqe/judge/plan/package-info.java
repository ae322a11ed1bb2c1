/** Tests of the package of this name. */
@NullMarked
package sqe.judge.plan;

import org.jspecify.annotations.NullMarked;
