/**
 * What is said to people, apart from how it is written: one model, one writer a format, one escaper
 * a format.
 *
 * <p>A {@link sqe.report.document.Document} is a list of {@link sqe.report.document.Block}s; what
 * stands in them is {@link sqe.report.document.Text}, spans of which each has a {@link
 * sqe.report.document.Style}. A style is a meaning, never a code of some format, so that a file
 * name cannot be mistaken for one. Whoever fills a document hands over data as they are; whoever
 * writes it makes them harmless: {@code Printable} for a terminal (and for every other format
 * first), {@code MarkdownEscaper}, {@code LatexEscaper}.
 *
 * <p>A new format is one class, a {@link sqe.report.document.DocumentWriter} with an escaper beside
 * it; every result can be written in it from then on. A command offers it through a constant of
 * {@link sqe.report.GateFormat}, {@link sqe.report.ComparisonFormat} or {@link
 * sqe.report.AuditFormat}. A new kind of block, such as a figure, is a record and a method of
 * {@link sqe.report.document.Block.Visitor}: the compiler then names the writers that do not know
 * it yet.
 *
 * <p>Start reading at {@link sqe.report.document.TextWriter}.
 */
@NullMarked
package sqe.report.document;

import org.jspecify.annotations.NullMarked;
