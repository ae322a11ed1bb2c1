package sqe.scoring;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sqe.metrics.MetricInfo;

/**
 * One way to come to a number for a pair: a metric, and what is done to the files before it.
 *
 * @param metric what is computed
 * @param policies what is done about rates, lengths, delays and channels
 * @param treatment what was done to the files after that
 */
public record Variant(MetricInfo metric, ScoringOptions policies, Treatment treatment) {

  /** What is done to the files but for what is usual: {@code resample 16000, align integer}. */
  public String deviations() {
    List<String> steps = steps();
    return steps.isEmpty() ? "as it is" : String.join(", ", steps);
  }

  /** How many things are done to the files that are not usual. */
  int distance() {
    return steps().size();
  }

  private List<String> steps() {
    List<Map.Entry<String, String>> usual = ScoringOptions.defaults().signatureParts();
    return Stream.concat(
            policies.signatureParts().stream()
                .filter(part -> !usual.contains(part))
                .map(part -> part.getKey() + " " + part.getValue()),
            Stream.of(treatment.label()).filter(label -> !label.isEmpty()))
        .toList();
  }
}
