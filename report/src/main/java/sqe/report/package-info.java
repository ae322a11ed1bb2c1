/**
 * What gates, comparisons and audits say, as text, Markdown, LaTeX, CSV, JSON, JUnit XML and
 * annotations of GitHub. Nothing here computes.
 */
@NullMarked
package sqe.report;

import org.jspecify.annotations.NullMarked;
