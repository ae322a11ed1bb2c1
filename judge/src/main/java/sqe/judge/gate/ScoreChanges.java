package sqe.judge.gate;

import java.util.List;
import sqe.judge.stats.WinTieLoss;

/**
 * How the scores of one metric have changed, over the files with a score in both tables.
 *
 * @param baselineMean the mean before
 * @param currentMean the mean now
 * @param counts wins, ties and losses
 * @param worst the files that lost most, the worst first
 */
public record ScoreChanges(
    double baselineMean, double currentMean, WinTieLoss counts, List<FileChange> worst) {

  /** Copies the list. */
  public ScoreChanges {
    worst = List.copyOf(worst);
  }

  /** Whether a file fell from an infinite score, or to one. */
  boolean lostWithoutBounds() {
    return worst.stream().anyMatch(file -> file.change() == Double.NEGATIVE_INFINITY);
  }
}
