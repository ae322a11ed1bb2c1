/** Tests of the package of this name. */
@NullMarked
package sqe.report;

import org.jspecify.annotations.NullMarked;
