package sqe.scoring;

import java.util.List;
import sqe.metrics.SignalPair;

/**
 * A pair's rows together with the signals they are of, for whoever looks closer.
 *
 * @param result its rows
 * @param channels what was scored, one a row; none where the pair could not be
 */
public record ScoredPair(PairResult result, List<Channel> channels) {

  /** Copies the list. */
  public ScoredPair {
    channels = List.copyOf(channels);
  }

  /**
   * One channel, or one source with the estimate that was found to be its.
   *
   * @param signals as they were scored
   * @param asFound the same before any alignment
   */
  public record Channel(SignalPair signals, SignalPair asFound) {}
}
