package sqe.docs;

import java.util.ArrayList;
import java.util.List;

/** How far scores are from those of reference implementations, as last measured. */
final class Agreement {

  /** Columns {@code set,metric,compared,largest_difference,beyond_tolerance,tool}. */
  private static final String FIGURES = "docs/agreement.csv";

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

  private static List<List<String>> figures() {
    return Generators.read(FIGURES)
        .lines()
        .skip(1)
        .map(line -> List.of(line.split(",", -1)))
        .toList();
  }
}
