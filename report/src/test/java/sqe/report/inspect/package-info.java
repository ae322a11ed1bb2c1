/** Tests of the inspection of one pair. */
@NullMarked
package sqe.report.inspect;

import org.jspecify.annotations.NullMarked;
