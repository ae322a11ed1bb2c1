package sqe.judge.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run beside its table.
 *
 * @param commit of the program under test; null where it is not known
 * @param branch of the program under test; null where it is not known
 * @param labels names that this run is found by, in any number
 * @param verdict of a gate; null where none has judged it
 */
public record RunFacts(
    @Nullable String commit,
    @Nullable String branch,
    List<String> labels,
    @Nullable RunVerdict verdict) {

  /** Nothing. */
  public static final RunFacts NONE = new RunFacts(null, null, List.of(), null);

  /** Copies the labels. */
  public RunFacts {
    labels = List.copyOf(labels);
  }

  /** The same with a verdict. */
  public RunFacts judged(RunVerdict by) {
    return new RunFacts(commit, branch, labels, by);
  }
}
