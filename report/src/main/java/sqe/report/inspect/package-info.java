/**
 * One pair in depth: what there is to know of it beyond its scores, as numbers. Words and pictures
 * are made of them elsewhere.
 *
 * <p>Start reading at {@link sqe.report.inspect.Inspection}.
 */
@NullMarked
package sqe.report.inspect;

import org.jspecify.annotations.NullMarked;
