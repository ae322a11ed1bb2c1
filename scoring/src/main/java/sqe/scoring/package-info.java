/**
 * Pairs of files become rows of scores.
 *
 * <p>The walk: {@link sqe.scoring.PairFinder} says which files belong together, {@link
 * sqe.scoring.PairLoader} decodes them and applies the policies of {@link
 * sqe.scoring.ScoringOptions}, {@link sqe.scoring.Scorer} asks each metric for its value or its
 * reason, {@link sqe.scoring.BatchRunner} does that for many pairs at once and hands the rows on in
 * order. Tables on disk are in {@code sqe.table}. Nothing here knows a terminal.
 */
@NullMarked
package sqe.scoring;

import org.jspecify.annotations.NullMarked;
