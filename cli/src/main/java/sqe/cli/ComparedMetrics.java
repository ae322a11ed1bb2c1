package sqe.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.PolicyException;

/** Which metrics are compared, where nothing is accepted or refused and so nothing has a margin. */
final class ComparedMetrics implements PolicyPart {

  @Option(
      names = {"-m", "--metric"},
      paramLabel = "ID",
      split = ",",
      description = "A metric to compare; default: all that the tables have.")
  private @Nullable List<String> metrics;

  @Override
  public void addTo(GatePolicy.Builder policy) throws PolicyException {
    if (metrics == null) {
      return;
    }
    for (String metric : metrics) {
      if (metric.contains(":")) {
        throw new PolicyException(
            "--metric %s: a comparison has no margins, give the metric alone".formatted(metric));
      }
    }
    MetricChoice.of(metrics).addTo(policy);
  }
}
