/** Tests of the package of this name. */
@NullMarked
package sqe.scoring.assertions;

import org.jspecify.annotations.NullMarked;
