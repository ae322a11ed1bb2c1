package sqe.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sqe.judge.gate.CheckedScores;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.MetricFacts;
import sqe.judge.gate.PolicyColumns;
import sqe.judge.gate.PolicyException;
import sqe.judge.gate.RowKind;
import sqe.judge.gate.SummaryRows;
import sqe.metrics.MetricCatalog;
import sqe.table.NameSpelling;
import sqe.table.RowsById;
import sqe.table.ScoreTable;
import sqe.table.TableException;

/**
 * The scores of one or several systems side by side, file by file.
 *
 * @param systems their names; where a baseline is compared with, it is the first of two
 * @param files ids, with channel and segment where there are several, in the order of the last
 *     table
 * @param metrics the columns of scores
 * @param tables the table of each system
 * @param rows of each system the row of each file, −1 where it has none
 */
record Scoreboard(
    List<String> systems,
    List<String> files,
    List<Column> metrics,
    List<ScoreTable> tables,
    List<List<Integer>> rows) {

  /** What the places of {@link #files} are. */
  RowKind kind() {
    return RowKind.of(tables.stream().anyMatch(ScoreTable::hasSegments));
  }

  /** One system and its scores. */
  record System(String name, ScoreTable table) {}

  /**
   * One metric.
   *
   * @param scores of each system, one a file; NaN where there is none
   */
  record Column(MetricFacts facts, List<double[]> scores) {

    /** The finite scores of a system. */
    List<Double> finite(int system) {
      List<Double> finite = new ArrayList<>();
      for (double score : scores.get(system)) {
        if (Double.isFinite(score)) {
          finite.add(score);
        }
      }
      return finite;
    }

    /** From the first system to the last, positive where it is better; NaN without both. */
    double change(int file) {
      double before = scores.get(0)[file];
      double now = scores.get(scores.size() - 1)[file];
      return before == now ? 0 : facts.sign() * (now - before);
    }
  }

  /**
   * Puts tables side by side.
   *
   * @throws TableException when ids are empty or duplicated, or a score is not a number
   * @throws PolicyException when a table has no metric that is known
   */
  static Scoreboard of(List<System> systems, GatePolicy policy, MetricCatalog catalog)
      throws TableException, PolicyException {
    List<ScoreTable> tables = new ArrayList<>();
    MetricCatalog knowing = catalog;
    for (System system : systems) {
      knowing = system.table().describedIn(knowing);
      tables.add(SummaryRows.of(PolicyColumns.named(system.table(), policy)).table());
    }
    boolean channels = tables.stream().anyMatch(ScoreTable::hasChannels);
    boolean segments = tables.stream().anyMatch(ScoreTable::hasSegments);
    List<Map<String, Integer>> places = new ArrayList<>();
    for (ScoreTable table : tables) {
      places.add(
          RowsById.of(table, channels, segments && table.hasSegments(), NameSpelling::composed));
    }
    Set<String> files = new LinkedHashSet<>(places.get(places.size() - 1).keySet());
    places.forEach(place -> files.addAll(place.keySet()));
    List<List<Integer>> rows = new ArrayList<>();
    for (Map<String, Integer> place : places) {
      rows.add(files.stream().map(file -> place.getOrDefault(file, -1)).toList());
    }
    return new Scoreboard(
        systems.stream().map(System::name).toList(),
        List.copyOf(files),
        columns(tables, rows, policy, knowing),
        tables,
        rows);
  }

  private static List<Column> columns(
      List<ScoreTable> tables, List<List<Integer>> rows, GatePolicy policy, MetricCatalog catalog)
      throws TableException, PolicyException {
    Map<String, MetricFacts> facts = new LinkedHashMap<>();
    for (var rule : PolicyColumns.rules(tables.get(0), policy, catalog).entrySet()) {
      facts.put(rule.getKey(), MetricFacts.of(rule.getKey(), rule.getValue().direction(), catalog));
    }
    List<Column> columns = new ArrayList<>();
    for (MetricFacts metric : facts.values()) {
      List<double[]> scores = new ArrayList<>();
      for (int s = 0; s < tables.size(); s++) {
        scores.add(scores(tables.get(s), rows.get(s), metric));
      }
      columns.add(new Column(metric, scores));
    }
    return columns;
  }

  private static double[] scores(ScoreTable table, List<Integer> rows, MetricFacts metric)
      throws TableException {
    double[] scores = new double[rows.size()];
    double[] column = table.has(metric.column()) ? CheckedScores.of(table, metric).values() : null;
    for (int file = 0; file < scores.length; file++) {
      int row = rows.get(file);
      scores[file] = column == null || row < 0 ? Double.NaN : column[row];
    }
    return scores;
  }

  /** What the row of a file says in a column; empty without row or column. */
  String cell(int system, int file, String column) {
    int row = rows.get(system).get(file);
    ScoreTable table = tables.get(system);
    return row < 0 || !table.has(column)
        ? ""
        : table.rows().get(row).get(table.position(column)).strip();
  }
}
