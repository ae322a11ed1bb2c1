/**
 * What is wrong with one pair, and what its scores would be without. Start reading at {@link
 * sqe.scoring.diagnosis.PairDiagnosis}; the notes of rows, the columns of {@code --diagnose} and
 * the audit look at pairs with what is here.
 */
@NullMarked
package sqe.scoring.diagnosis;

import org.jspecify.annotations.NullMarked;
