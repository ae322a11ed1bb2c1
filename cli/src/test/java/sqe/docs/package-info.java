/**
 * The generated parts of the documentation.
 *
 * <p>A page is written by hand, with blocks between markers on lines of their own:
 *
 * <pre>
 *   &lt;!-- help:begin score --&gt;
 *   … generated …
 *   &lt;!-- help:end --&gt;
 * </pre>
 *
 * <p>{@link sqe.docs.DocsTest} fails where a committed block is not what the code says now, and
 * writes it anew with {@code -Dsqe.docs=write}. Start reading at {@link sqe.docs.Generators}.
 */
@NullMarked
package sqe.docs;

import org.jspecify.annotations.NullMarked;
