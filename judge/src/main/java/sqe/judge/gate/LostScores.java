package sqe.judge.gate;

import java.util.List;

/**
 * Files that had a score and have none now, for one reason.
 *
 * @param reason what the row or the value says; empty where nothing is said
 * @param files of which it is said, at least one
 */
public record LostScores(String reason, List<String> files) {

  /** Copies the list. */
  public LostScores {
    files = List.copyOf(files);
  }
}
