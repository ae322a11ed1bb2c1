package sqe.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A table with a row for each file and metric, as {@code melt} of pandas leaves it: a column {@code
 * metric} (or {@code variable}) with the metric's name and a column {@code value} or {@code score}.
 * It becomes one with a row a file and a column a metric.
 */
final class LongTable {

  private static final List<String> VALUES = List.of("value", "score");

  private LongTable() {}

  /**
   * The wide form; the table itself where it is no long one.
   *
   * @throws TableException where a file has two values of one metric
   */
  static ScoreTable pivoted(ScoreTable table) throws TableException {
    int metric = Math.max(table.columns().indexOf("metric"), table.columns().indexOf("variable"));
    int value =
        VALUES.stream()
            .mapToInt(table.columns()::indexOf)
            .filter(c -> c >= 0)
            .findFirst()
            .orElse(-1);
    if (metric < 0 || value < 0) {
      return table;
    }
    int[] kept =
        IntStream.range(0, table.columns().size())
            .filter(c -> c != metric && c != value && !Table.isIndex(table.columns().get(c)))
            .toArray();
    Set<String> metrics = new LinkedHashSet<>();
    Map<List<String>, Map<String, String>> files = new LinkedHashMap<>();
    Map<List<String>, Integer> lines = new LinkedHashMap<>();
    for (int i = 0; i < table.rows().size(); i++) {
      List<String> row = table.rows().get(i);
      List<String> file = Arrays.stream(kept).mapToObj(row::get).toList();
      metrics.add(row.get(metric));
      Map<String, String> scores = files.computeIfAbsent(file, key -> new LinkedHashMap<>());
      if (scores.put(row.get(metric), row.get(value)) != null) {
        throw new TableException(
            "%s, %s: '%s' has a second value of %s"
                .formatted(
                    table.source(),
                    table.place(i),
                    Excerpt.of(String.join(" ", file)),
                    Excerpt.of(row.get(metric))));
      }
      int line = table.lines().isEmpty() ? i + 1 : table.lines().get(i);
      lines.putIfAbsent(file, line);
    }
    return wide(table, kept, metrics, files, List.copyOf(lines.values()));
  }

  private static ScoreTable wide(
      ScoreTable table,
      int[] kept,
      Set<String> metrics,
      Map<List<String>, Map<String, String>> files,
      List<Integer> lines) {
    List<String> columns = new ArrayList<>();
    Arrays.stream(kept).mapToObj(table.columns()::get).forEach(columns::add);
    columns.addAll(metrics);
    List<List<String>> rows = new ArrayList<>();
    files.forEach(
        (file, scores) -> {
          List<String> row = new ArrayList<>(file);
          metrics.forEach(name -> row.add(scores.getOrDefault(name, "")));
          rows.add(row);
        });
    return new ScoreTable(table.source(), columns, rows, lines, null);
  }
}
