/**
 * Pairs of files become rows of scores.
 *
 * <p>The walk: {@link sqe.scoring.PairFinder} or a {@code sqe.table.Manifest} says which files
 * belong together; a {@link sqe.scoring.ScoreSpec} says what to compute; {@link
 * sqe.scoring.PairScorer}, made of it, is the one function from pairs to {@link
 * sqe.scoring.PairResult}s, whoever calls it; a {@link sqe.scoring.RowSink} takes them in order.
 * {@link sqe.scoring.ScoreRun} brings the three together on several threads and adds a summary.
 * Inside a scorer, {@link sqe.scoring.PairGroup} holds what pairs of one reference share, {@link
 * sqe.scoring.PairLoader} decodes, {@link sqe.scoring.Fit} applies the policies of {@link
 * sqe.scoring.ScoringOptions}, and {@link sqe.scoring.Scores} asks each metric for its value or its
 * reason.
 *
 * <p>Rows stay values until {@code sqe.table.TableFormat} makes text of them. Nothing here knows a
 * terminal or an option of a command line. Start reading at {@link sqe.scoring.ScoreRun}.
 */
@NullMarked
package sqe.scoring;

import org.jspecify.annotations.NullMarked;
