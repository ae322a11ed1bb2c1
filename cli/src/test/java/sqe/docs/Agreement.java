package sqe.docs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sqe.metrics.MetricInfo;
import sqe.report.figure.DotPlot;
import sqe.report.figure.DotPlotSvg;

/** How far scores are from those of reference implementations, as last measured. */
final class Agreement {

  /** Columns {@code set,metric,compared,largest_difference,beyond_tolerance,tool}. */
  private static final String FIGURES = "docs/agreement.csv";

  /** The sets that are drawn, in the order of their dots. */
  private static final List<String> SETS = List.of("real", "synthetic");

  private Agreement() {}

  static String table(String family) {
    List<String> ids = MetricBlocks.family(family).stream().map(m -> m.info().id()).toList();
    List<List<String>> rows = new ArrayList<>();
    for (String id : ids) {
      for (List<String> figures : figures()) {
        if (figures.get(1).equals(id)) {
          List<String> row = new ArrayList<>(figures);
          row.set(0, Markdown.code(id));
          row.set(1, figures.get(0));
          rows.add(row);
        }
      }
    }
    if (rows.isEmpty()) {
      throw new AssertionError(FIGURES + " has no figures of the family " + family);
    }
    return Markdown.table(
        List.of(
            "metric",
            "recordings",
            "scores compared",
            "largest difference",
            "beyond tolerance",
            "reference implementation"),
        rows);
  }

  /**
   * All metrics that have a customary margin, the largest of their differences over it; the closest
   * come first.
   */
  static String figure() {
    Map<String, List<Double>> sizes = new LinkedHashMap<>();
    for (List<String> figures : figures()) {
      int series = SETS.indexOf(figures.get(0));
      MetricInfo info =
          MetricBlocks.all().stream()
              .filter(metric -> metric.id().equals(figures.get(1)))
              .findFirst()
              .orElseThrow();
      if (series >= 0 && info.usualMargin().isPresent()) {
        sizes
            .computeIfAbsent(info.id(), id -> new ArrayList<>(List.of(Double.NaN, Double.NaN)))
            .set(series, Double.parseDouble(figures.get(3)) / info.usualMargin().getAsDouble());
      }
    }
    List<DotPlot.Row> rows =
        sizes.entrySet().stream()
            .map(entry -> new DotPlot.Row(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingDouble(row -> row.sizes().get(0)))
            .toList();
    return DotPlotSvg.of(
        new DotPlot(
            "Agreement with reference implementations",
            "largest difference of a score, in customary margins of the metric",
            1,
            "the margin",
            List.of("recordings of people", "synthetic signals"),
            rows));
  }

  private static List<List<String>> figures() {
    return Generators.read(FIGURES)
        .lines()
        .skip(1)
        .map(line -> List.of(line.split(",", -1)))
        .toList();
  }
}
