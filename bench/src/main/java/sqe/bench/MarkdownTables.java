package sqe.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What JMH measured as the tables of {@code bench/README.md}: one row a list of metrics, with the
 * gradient's cost as a multiple of the value's, and one row for each other benchmark.
 */
final class MarkdownTables {

  private static final String METRICS = "metrics";

  private final Map<String, Map<String, Result<?>>> byMetrics = new LinkedHashMap<>();
  private final List<Result<?>> others = new ArrayList<>();

  MarkdownTables(Collection<RunResult> results) {
    for (RunResult run : results) {
      Result<?> result = run.getPrimaryResult();
      String metrics = run.getParams().getParam(METRICS);
      if (metrics == null) {
        others.add(result);
      } else {
        byMetrics
            .computeIfAbsent(metrics, key -> new LinkedHashMap<>())
            .put(result.getLabel(), result);
      }
    }
  }

  String render() {
    StringBuilder text = new StringBuilder();
    if (!byMetrics.isEmpty()) {
      text.append("| metrics | value | value and gradient | ratio | reference shared by 8 |\n");
      text.append("|---|---:|---:|---:|---:|\n");
      byMetrics.forEach((metrics, measured) -> text.append(row(metrics, measured)));
    }
    if (!others.isEmpty()) {
      text.append(text.isEmpty() ? "" : "\n");
      text.append("| benchmark | time | ± | unit |\n|---|---:|---:|---|\n");
      others.forEach(result -> text.append(row(result)));
    }
    return text.toString();
  }

  private static String row(String metrics, Map<String, Result<?>> measured) {
    Optional<Double> value = score(measured, "value");
    Optional<Double> gradient = score(measured, "gradient");
    Optional<Double> ratio = value.flatMap(v -> gradient.map(g -> g / v));
    Optional<Double> shared = score(measured, "sharedReference");
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s |\n",
        metrics.replace("+", " + "),
        format("%.4f", value),
        format("%.4f", gradient),
        format("%.1f", ratio),
        format("%.4f", shared));
  }

  private static Optional<Double> score(Map<String, Result<?>> measured, String label) {
    return Optional.ofNullable(measured.get(label)).map(Result::getScore);
  }

  private static String format(String pattern, Optional<Double> number) {
    return number.map(x -> String.format(Locale.ROOT, pattern, x)).orElse("");
  }

  private static String row(Result<?> result) {
    return String.format(
        Locale.ROOT,
        "| %s | %.3f | %.3f | %s |\n",
        result.getLabel(),
        result.getScore(),
        result.getScoreError(),
        result.getScoreUnit());
  }
}
