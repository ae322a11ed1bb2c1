/**
 * Finds what makes scores lie, before anybody scores.
 *
 * <p>The walk: {@link sqe.scoring.audit.Audit} decodes every file once ({@code
 * sqe.scoring.audit.feature}); the 54 checks ({@code sqe.scoring.audit.check}) look at what is kept
 * of them and at nothing else; {@link sqe.scoring.audit.AuditReport} writes what they find. {@link
 * sqe.scoring.audit.PairDiagnosis} tells of a single pair what is wrong and what its score would be
 * without.
 */
@NullMarked
package sqe.scoring.audit;

import org.jspecify.annotations.NullMarked;
