package sqe.cli;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.PolicyException;

/** Which metrics are compared, and the loss that is accepted of each. */
final class MetricMargins implements PolicyPart {

  @Option(
      names = {"-m", "--metric"},
      paramLabel = "ID[:MARGIN]",
      split = ",",
      description = "A metric to compare and the loss that is accepted, in its unit.")
  private @Nullable List<String> metrics;

  @Override
  public void addTo(GatePolicy.Builder policy) throws PolicyException {
    if (metrics != null) {
      MetricChoice.of(metrics).addTo(policy);
    }
  }

  /** Whether a margin is said of this metric here. */
  boolean sayMarginOf(String metric) throws PolicyException {
    return metrics != null && MetricChoice.of(metrics).margins().get(metric) != null;
  }

  /** Whether metrics are named here, each with its margin. */
  boolean sayAllMargins() throws PolicyException {
    return metrics != null
        && MetricChoice.of(metrics).margins().values().stream().allMatch(Objects::nonNull);
  }
}
