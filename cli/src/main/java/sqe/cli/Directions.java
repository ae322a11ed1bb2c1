package sqe.cli;

import java.util.List;
import picocli.CommandLine.Option;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.MetricRule;
import sqe.judge.gate.PolicyException;
import sqe.metrics.MetricInfo.Direction;

/** Which way is better, of metrics that sqe does not know; said after the metrics. */
final class Directions implements PolicyPart {

  @Option(
      names = "--lower-is-better",
      paramLabel = "ID",
      split = ",",
      description = "Metrics of other tools where lower is better.")
  private List<String> lower = List.of();

  @Override
  public void addTo(GatePolicy.Builder policy) throws PolicyException {
    for (String id : lower) {
      MetricRule rule = policy.metrics().get(id);
      if (rule == null) {
        throw new PolicyException("--lower-is-better %s needs --metric %s".formatted(id, id));
      }
      policy.metric(id, rule.toBuilder().direction(Direction.LOWER_IS_BETTER).build());
    }
  }
}
