package sqe.judge.gate;

import java.util.List;

/**
 * The few files whose differences carry most of the variance.
 *
 * @param files the largest deviation first; empty where no few files do
 * @param share of the sum of squared deviations that is theirs, from 0 to 1
 * @param skewness of the differences; NaN where they do not vary
 */
public record Carriers(List<FileChange> files, double share, double skewness) {

  /** Copies the list. */
  public Carriers {
    files = List.copyOf(files);
  }
}
