package sqe.judge.gate;

import java.util.List;
import sqe.judge.stats.WinTieLoss;

/**
 * How the scores of one metric have changed, over the files with a finite score in both tables.
 *
 * @param baselineMean the mean before
 * @param currentMean the mean now
 * @param counts wins, ties and losses
 * @param worst the files that lost most, the worst first
 * @param infinite files with an infinite change, of which the means know nothing
 * @param lost files that had a score and have none now, by reason
 */
public record ScoreChanges(
    double baselineMean,
    double currentMean,
    WinTieLoss counts,
    List<FileChange> worst,
    InfiniteChanges infinite,
    List<LostScores> lost) {

  /** Copies the lists. */
  public ScoreChanges {
    worst = List.copyOf(worst);
    lost = List.copyOf(lost);
  }
}
