/**
 * Which of several systems is better: a leaderboard with intervals and every pair's differences.
 *
 * <p>{@link sqe.scoring.compare.Comparison} computes, {@link sqe.scoring.compare.ComparisonReport}
 * holds, and the other classes write text, Markdown, LaTeX, CSV and JSON. Tables are read and
 * paired by {@code sqe.scoring.gate}; the statistics are in {@code sqe.scoring.stats}. Start
 * reading at {@link sqe.scoring.compare.Comparison}.
 */
@NullMarked
package sqe.scoring.compare;

import org.jspecify.annotations.NullMarked;
