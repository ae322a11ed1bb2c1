/**
 * The statistics of a gate and of a comparison, as pure functions of arrays.
 *
 * <p>Differences of two systems on the same files ({@link sqe.judge.stats.PairedDifferences}),
 * grouped into the independent units they come in ({@link sqe.judge.stats.Units}), are tested
 * ({@link sqe.judge.stats.SignFlips}, {@link sqe.judge.stats.SignedRanks}), given an interval
 * ({@link sqe.judge.stats.MeanInterval}) and a power ({@link sqe.judge.stats.Power}). Everything
 * random comes from {@link sqe.judge.stats.SeededRandom}: one seed, one result, on any JDK and with
 * any number of threads. Nothing here knows files, policies or verdicts; those are in {@code
 * sqe.judge.gate}. Start reading at {@link sqe.judge.stats.SignFlips}.
 */
@NullMarked
package sqe.judge.stats;

import org.jspecify.annotations.NullMarked;
