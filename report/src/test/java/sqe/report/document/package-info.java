/** Tests of the package of this name. */
@NullMarked
package sqe.report.document;

import org.jspecify.annotations.NullMarked;
