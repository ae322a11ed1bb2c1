package sqe.judge.gate;

import java.util.List;

/**
 * The verdict on one metric, over all files or over one group of them, and what it rests on.
 *
 * @param question what was asked
 * @param changes how the scores have changed
 * @param evidence of the differences
 * @param carriers the few files that carry most of the variance
 * @param decision what follows
 * @param notes what else should be known
 */
public record MetricResult(
    MetricQuestion question,
    ScoreChanges changes,
    Evidence evidence,
    Carriers carriers,
    Decision decision,
    List<String> notes) {

  /** Copies the list. */
  public MetricResult {
    notes = List.copyOf(notes);
  }

  /** The metric and, for a group, the group: {@code si_sdr [snr=0]}. */
  public String name() {
    return question.name();
  }

  /** What the data say. */
  public Verdict verdict() {
    return decision.verdict();
  }
}
