/**
 * The statistics of a gate and of a comparison, as pure functions of arrays.
 *
 * <p>Differences of two systems on the same files ({@link sqe.scoring.stats.PairedDifferences}),
 * grouped into the independent units they come in ({@link sqe.scoring.stats.Units}), are tested
 * ({@link sqe.scoring.stats.SignFlipTest}, {@link sqe.scoring.stats.SignedRankTest}), given an
 * interval ({@link sqe.scoring.stats.MeanInterval}) and a power ({@link sqe.scoring.stats.Power}).
 * Everything random comes from {@link sqe.scoring.stats.SeededRandom}: one seed, one result, on any
 * JDK and with any number of threads. Nothing here knows files, policies or verdicts; those are in
 * {@code sqe.scoring.gate}. Start reading at {@link sqe.scoring.stats.SignFlipTest}.
 */
@NullMarked
package sqe.scoring.stats;

import org.jspecify.annotations.NullMarked;
