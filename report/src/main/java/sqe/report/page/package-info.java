/**
 * A report as one page of HTML: what stands on it, the template that lays it out, and the style and
 * script that go with it.
 *
 * <p>The page is filled elsewhere; here nobody knows what a gate is. Words and figures are in the
 * page as they are; the table of files, the player and the scatter are drawn by the script from one
 * island of JSON, so that every number in them can be read back.
 *
 * <p>Start reading at {@link sqe.report.page.Page}.
 */
@NullMarked
package sqe.report.page;

import org.jspecify.annotations.NullMarked;
