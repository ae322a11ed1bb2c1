package sqe.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.MetricRule;
import sqe.judge.gate.PolicyException;

/**
 * What {@code --metric} says.
 *
 * @param margins what stands behind the colon of each metric; null without a colon
 */
record MetricChoice(Map<String, @Nullable String> margins) {

  /**
   * Takes the words apart.
   *
   * @throws PolicyException when there are none, or one metric is said in two ways
   */
  static MetricChoice of(List<String> words) throws PolicyException {
    if (words.stream().allMatch(String::isBlank)) {
      throw new PolicyException("--metric names no metric: leave it out to compare all");
    }
    Map<String, @Nullable String> margins = new LinkedHashMap<>();
    Map<String, String> said = new LinkedHashMap<>();
    for (String word : words) {
      int colon = word.indexOf(':');
      String id = (colon < 0 ? word : word.substring(0, colon)).strip();
      String before = said.putIfAbsent(id, word);
      if (before != null && !before.equals(word)) {
        throw new PolicyException(
            "--metric says both %s and %s: leave one out".formatted(before, word));
      }
      margins.put(id, colon < 0 ? null : word.substring(colon + 1).strip());
    }
    return new MetricChoice(margins);
  }

  /**
   * Has the policy compare these metrics and no others; a rule it has for one of them stays.
   *
   * @throws PolicyException when what stands behind a colon is no margin
   */
  void addTo(GatePolicy.Builder policy) throws PolicyException {
    Map<String, MetricRule> rules = new LinkedHashMap<>();
    for (var metric : margins.entrySet()) {
      MetricRule rule = policy.metrics().getOrDefault(metric.getKey(), MetricRule.plain());
      String margin = metric.getValue();
      rules.put(
          metric.getKey(),
          margin == null ? rule : rule.toBuilder().margin(margin(metric.getKey(), margin)).build());
    }
    policy.metrics(rules);
  }

  private static double margin(String metric, String text) throws PolicyException {
    String option = "--metric " + metric + ":" + text;
    try {
      double margin = Double.parseDouble(text);
      if (margin >= 0 && margin < Double.POSITIVE_INFINITY) {
        return margin;
      }
    } catch (NumberFormatException e) {
      throw new PolicyException(option + ": the margin is not a number");
    }
    throw new PolicyException(option + ": a margin is 0 or more");
  }
}
