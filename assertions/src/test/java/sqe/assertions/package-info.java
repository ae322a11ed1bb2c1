/** Tests of the package of this name. */
@NullMarked
package sqe.assertions;

import org.jspecify.annotations.NullMarked;
