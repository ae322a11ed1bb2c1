package sqe.judge.gate;

/**
 * What is asked of one metric, over all files or over one group of them.
 *
 * @param facts of the metric
 * @param group {@code column=value}, or empty for all files
 * @param primary whether a failure fails the gate
 * @param margin δ
 */
public record MetricQuestion(MetricFacts facts, String group, boolean primary, double margin) {

  /** Whether it is asked of all files. */
  public boolean ofAllFiles() {
    return group.isEmpty();
  }

  /** The metric and, for a group, the group: {@code si_sdr [snr=0]}. */
  public String name() {
    return group.isEmpty() ? facts.column() : facts.column() + " [" + group + "]";
  }
}
