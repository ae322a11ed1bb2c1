package sqe.scoring;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sqe.metrics.MetricInfo;

/**
 * One way to come to a number for a pair: a metric, and what is done to the files before it.
 *
 * @param metric what is computed
 * @param policies what is done about rates, lengths, delays and channels
 */
public record Variant(MetricInfo metric, ScoringOptions policies) {

  /** The long signature of its scores. */
  public String signature() {
    return metric.signature(policies.signatureParts());
  }

  /** What is done to the files but for what is usual: {@code resample 16000, align integer}. */
  public String deviations() {
    List<Map.Entry<String, String>> usual = ScoringOptions.defaults().signatureParts();
    String deviations =
        policies.signatureParts().stream()
            .filter(part -> !usual.contains(part))
            .map(part -> part.getKey() + " " + part.getValue())
            .collect(Collectors.joining(", "));
    return deviations.isEmpty() ? "as it is" : deviations;
  }
}
