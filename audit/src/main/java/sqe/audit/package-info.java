/**
 * Finds what makes scores lie, before anybody scores.
 *
 * <p>The walk: {@link sqe.audit.Audit} decodes every file once ({@code sqe.audit.feature}); the
 * checks ({@code sqe.audit.check}) look at what is kept of them and at nothing else; {@code
 * sqe.report.AuditDocument} says what they find. {@link sqe.scoring.diagnosis.PairDiagnosis} tells
 * of a single pair what is wrong and what its score would be without.
 */
@NullMarked
package sqe.audit;

import org.jspecify.annotations.NullMarked;
