/**
 * Which of several systems is better: a leaderboard with intervals and every pair's differences.
 *
 * <p>{@link sqe.judge.compare.Comparison} computes, {@link sqe.judge.compare.ComparisonReport}
 * holds, and {@code sqe.report} writes it. Tables are paired by {@code sqe.judge.gate}; the
 * statistics are in {@code sqe.judge.stats}. Start reading at {@link sqe.judge.compare.Comparison}.
 */
@NullMarked
package sqe.judge.compare;

import org.jspecify.annotations.NullMarked;
