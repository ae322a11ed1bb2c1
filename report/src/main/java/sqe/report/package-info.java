/**
 * What gates, comparisons, audits, plans and runs of scoring say. Nothing here computes.
 *
 * <p>For people each result is made a {@link sqe.report.document.Document}, in a class of its own:
 * {@link sqe.report.GateDocument}, {@link sqe.report.ComparisonDocument}, {@link
 * sqe.report.AuditDocument} and {@link sqe.report.AuditOverview}, {@link sqe.report.PlanDocument},
 * {@link sqe.report.SummaryDocument}. Any {@link sqe.report.document.DocumentWriter} writes it;
 * {@link sqe.report.document} says how to add one. For programs (CSV, JSON, JUnit XML, annotations
 * of GitHub) a class a result and format writes the result itself, with its data as they are and
 * its numbers unrounded.
 *
 * <p>{@link sqe.report.GateFormat}, {@link sqe.report.ComparisonFormat} and {@link
 * sqe.report.AuditFormat} list what a result can be written as: the place to offer a new format.
 */
@NullMarked
package sqe.report;

import org.jspecify.annotations.NullMarked;
