/**
 * Finds what makes scores lie, before anybody scores.
 *
 * <p>The walk: {@link sqe.scoring.audit.Audit} decodes every file once and keeps an immutable
 * {@link sqe.scoring.audit.FileFeatures} of it, and for pairs a {@link
 * sqe.scoring.audit.PairFeatures}; the 54 checks of {@link sqe.scoring.audit.CheckCatalog} look at
 * those and at nothing else, each with the limits of {@link sqe.scoring.audit.AuditSettings}; what
 * they find is a {@link sqe.scoring.audit.Finding}. Reports are written by the {@code …Report}
 * classes. {@link sqe.scoring.audit.PairDiagnosis} tells of a single pair what is wrong and what
 * its score would be without.
 */
@NullMarked
package sqe.scoring.audit;

import org.jspecify.annotations.NullMarked;
