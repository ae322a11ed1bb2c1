/** Tests of the package of this name. */
@NullMarked
package sqe.scoring.compare;

import org.jspecify.annotations.NullMarked;
