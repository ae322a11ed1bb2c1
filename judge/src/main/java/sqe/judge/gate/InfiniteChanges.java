package sqe.judge.gate;

import java.util.ArrayList;
import java.util.List;

/**
 * Files whose score is infinite in one table and not the same in the other. They have a place in no
 * mean; what they are is told apart here.
 *
 * @param lost files that fell to the worst infinity: a loss without limit
 * @param recovered files that rose from the worst infinity
 * @param imperfect files that were perfect copies of their references and are none now
 * @param perfect files that have become perfect copies
 * @param dead files that had no score before and are at the worst infinity now
 */
public record InfiniteChanges(
    List<FileChange> lost,
    List<FileChange> recovered,
    List<FileChange> imperfect,
    List<FileChange> perfect,
    List<FileChange> dead) {

  /** Copies the lists. */
  public InfiniteChanges {
    lost = List.copyOf(lost);
    recovered = List.copyOf(recovered);
    imperfect = List.copyOf(imperfect);
    perfect = List.copyOf(perfect);
    dead = List.copyOf(dead);
  }

  /**
   * Sorts files by what has become of them.
   *
   * @param changes of which each is infinite
   * @param dead files without a score before that are at the worst infinity
   * @param worst the infinity that is worse than any score
   */
  static InfiniteChanges of(List<FileChange> changes, List<FileChange> dead, double worst) {
    List<FileChange> lost = new ArrayList<>();
    List<FileChange> recovered = new ArrayList<>();
    List<FileChange> imperfect = new ArrayList<>();
    List<FileChange> perfect = new ArrayList<>();
    for (FileChange change : changes) {
      if (change.current() == worst) {
        lost.add(change);
      } else if (change.baseline() == worst) {
        recovered.add(change);
      } else if (change.baseline() == -worst) {
        imperfect.add(change);
      } else {
        perfect.add(change);
      }
    }
    return new InfiniteChanges(lost, recovered, imperfect, perfect, dead);
  }

  /**
   * Whether something may have been lost of which nobody can say how much: a perfect copy is none
   * any more, or a file without a score before is dead now.
   */
  boolean leaveOpen() {
    return !imperfect.isEmpty() || !dead.isEmpty();
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return count() == 0;
  }

  /** How many files these are. */
  public int count() {
    return lost.size() + recovered.size() + imperfect.size() + perfect.size() + dead.size();
  }
}
