package sqe.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.MetricRule;
import sqe.judge.gate.PolicyReader;
import sqe.metrics.MetricInfo.Direction;
import sqe.table.PolicyException;

/** What can be said of a gate on the command line; it goes before the policy file. */
final class GateOptions {

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Policy in YAML or JSON (.json); options on the command line go before it.")
  private @Nullable Path policy;

  @Option(
      names = {"-m", "--metric"},
      paramLabel = "ID[:MARGIN]",
      split = ",",
      description = "A metric to compare and the loss that is accepted, in its unit.")
  private @Nullable List<String> metrics;

  @Option(
      names = "--lower-is-better",
      paramLabel = "ID",
      split = ",",
      description = "Metrics of other tools where lower is better.")
  private List<String> lower = List.of();

  @Option(
      names = "--cluster",
      paramLabel = "COLUMN",
      description =
          "Files with one value here are not independent; default: speaker or recording, where the"
              + " tables have it. none: all are.")
  private @Nullable String cluster;

  @Option(
      names = "--group",
      paramLabel = "COLUMN",
      split = ",",
      description = "Look at each value of this column by itself as well (exploratory).")
  private List<String> groups = List.of();

  @Option(
      names = "--alpha",
      paramLabel = "P",
      description = "Accepted chance of a false alarm; default 0.05.")
  private @Nullable Double alpha;

  @Option(
      names = "--test",
      paramLabel = "permutation|wilcoxon",
      description = "Default: permutation.")
  private GatePolicy.@Nullable Test test;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random; default 1.")
  private @Nullable Long seed;

  @Option(
      names = "--resamples",
      paramLabel = "N",
      description = "Bootstrap and permutation draws; default 10000.")
  private @Nullable Integer resamples;

  @Option(
      names = "--inconclusive",
      paramLabel = "pass|warn|fail",
      description = "What too few data do; default: warn. fail: exit code 4.")
  private GatePolicy.@Nullable Effect inconclusive;

  @Option(
      names = "--allow",
      paramLabel = "KEY",
      split = ",",
      description = "Signature keys that may differ; 'data': other ids and references.")
  private List<String> allow = List.of();

  @Option(
      names = "--unsigned-ok",
      description = "Take tables without FILE.meta.json on trust, such as those of other tools.")
  private boolean unsignedOk;

  @Option(
      names = "--column",
      paramLabel = "NAME=COLUMN",
      description = "What another tool calls a column: --column id=filename.")
  private Map<String, String> columns = Map.of();

  /** The policy of the file, or the defaults, with what the command line says. */
  GatePolicy policy() throws PolicyException {
    GatePolicy base = policy == null ? GatePolicy.defaults() : PolicyReader.read(policy);
    Set<String> allowed = new LinkedHashSet<>(base.allow());
    allowed.addAll(allow);
    Map<String, String> named = new LinkedHashMap<>(base.columns());
    named.putAll(columns);
    try {
      return new GatePolicy(
          alpha == null ? base.alpha() : alpha,
          test == null ? base.test() : test,
          seed == null ? base.seed() : seed,
          resamples == null ? base.resamples() : resamples,
          cluster == null ? base.cluster() : cluster,
          groups.isEmpty() ? base.groups() : groups,
          inconclusive == null ? base.inconclusive() : inconclusive,
          base.groupRegression(),
          allowed,
          unsignedOk || base.unsignedOk(),
          named,
          rules(base.metrics()));
    } catch (IllegalArgumentException e) {
      throw new PolicyException(String.valueOf(e.getMessage()));
    }
  }

  private Map<String, MetricRule> rules(Map<String, MetricRule> base) throws PolicyException {
    Map<String, MetricRule> rules = new LinkedHashMap<>();
    if (metrics != null && metrics.isEmpty()) {
      throw new PolicyException("--metric names no metric: leave it out to compare all");
    }
    List<String> wanted = metrics == null ? new ArrayList<>(base.keySet()) : metrics;
    Map<String, String> said = new LinkedHashMap<>();
    for (String metric : wanted) {
      int colon = metric.indexOf(':');
      String id = (colon < 0 ? metric : metric.substring(0, colon)).strip();
      String before = said.putIfAbsent(id, metric);
      if (before != null && !before.equals(metric)) {
        throw new PolicyException(
            "--metric says both %s and %s: leave one out".formatted(before, metric));
      }
      MetricRule rule = base.getOrDefault(id, MetricRule.plain());
      if (colon >= 0) {
        rule = rule.withMargin(margin(metric, metric.substring(colon + 1)));
      }
      if (lower.contains(id)) {
        rule = rule.withDirection(Direction.LOWER_IS_BETTER);
      }
      rules.put(id, rule);
    }
    for (String id : lower) {
      if (!rules.containsKey(id)) {
        throw new PolicyException(
            "--lower-is-better %s: %s is not compared; name it with --metric too"
                .formatted(id, id));
      }
    }
    return rules;
  }

  private static double margin(String metric, String text) throws PolicyException {
    try {
      double margin = Double.parseDouble(text.strip());
      if (margin >= 0 && margin < Double.POSITIVE_INFINITY) {
        return margin;
      }
    } catch (NumberFormatException e) {
      throw new PolicyException("--metric " + metric + ": the margin is not a number");
    }
    throw new PolicyException("--metric " + metric + ": a margin is 0 or more");
  }
}
