/** Tests of the package of this name. */
@NullMarked
package sqe.scoring.gate;

import org.jspecify.annotations.NullMarked;
