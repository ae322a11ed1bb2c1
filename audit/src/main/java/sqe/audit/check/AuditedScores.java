package sqe.audit.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sqe.audit.feature.ManifestRows;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfo.Direction;
import sqe.metrics.Sentinel;
import sqe.table.Excerpt;
import sqe.table.ScoreTable;
import sqe.table.ScoreTableReader;
import sqe.table.TableException;
import sqe.table.TableSignatures;

/**
 * A table of scores: which columns are metrics, and their values.
 *
 * <p>A column is known by the id of one of our metrics, or by a name other tools use ({@code pesq},
 * {@code si-sdr} …); other columns are carried along by nobody here.
 *
 * @param name the file
 * @param ids what each row is called
 * @param columns the metrics
 * @param unreadable rows with a cell that is neither empty nor a number: id and what it is
 */
public record AuditedScores(
    String name, List<String> ids, List<Column> columns, Map<String, String> unreadable) {

  /** Columns that only other tools have; {@code pesq} does not say which of ours it is. */
  private static final Map<String, Kind> FOREIGN =
      Map.of(
          "pesq", new Kind(-0.5, 4.65, Direction.HIGHER_IS_BETTER, List.of()),
          "csig", new Kind(1, 5, Direction.HIGHER_IS_BETTER, List.of()),
          "cbak", new Kind(1, 5, Direction.HIGHER_IS_BETTER, List.of()),
          "covl", new Kind(1, 5, Direction.HIGHER_IS_BETTER, List.of()),
          "dnsmos", new Kind(1, 5, Direction.HIGHER_IS_BETTER, List.of()),
          "nisqa", new Kind(0, 5.5, Direction.HIGHER_IS_BETTER, List.of()),
          "wer", new Kind(0, Double.POSITIVE_INFINITY, Direction.LOWER_IS_BETTER, List.of()));

  /** Other tools round their scores: bounds are taken outwards to this many parts of one. */
  private static final double FOREIGN_PARTS = 20;

  /**
   * What is known of a metric.
   *
   * @param minimum smallest possible value
   * @param maximum largest possible value
   * @param direction which way is better
   * @param sentinels values that are no measurement
   */
  record Kind(double minimum, double maximum, Direction direction, List<Sentinel> sentinels) {

    private static Kind of(MetricInfo info) {
      return new Kind(
          info.range().minimum(), info.range().maximum(), info.direction(), info.sentinels());
    }

    /** The same of a column that another tool wrote. */
    private Kind rounded() {
      return new Kind(
          Math.floor(minimum * FOREIGN_PARTS) / FOREIGN_PARTS,
          Math.ceil(maximum * FOREIGN_PARTS) / FOREIGN_PARTS,
          direction,
          sentinels);
    }

    /** The same with the sentinels of a family, all of whose metrics have the same ones. */
    private Kind withSentinels(List<Metric> family) {
      return family.isEmpty()
          ? this
          : new Kind(minimum, maximum, direction, family.get(0).info().sentinels());
    }
  }

  /**
   * One metric of the table.
   *
   * @param name as the table has it
   * @param kind what is known of the metric
   * @param values one a row, NaN where the cell is empty
   */
  public record Column(String name, Kind kind, double[] values) {

    /** Smallest possible value. */
    double minimum() {
      return kind.minimum();
    }

    /** Largest possible value. */
    double maximum() {
      return kind.maximum();
    }

    /** Whether a value stands for a failure. */
    boolean isSentinel(double value) {
      return kind.sentinels().stream().anyMatch(sentinel -> sentinel.contains(value));
    }

    /**
     * (x − mean)/standard deviation, larger being better; NaN throughout for a constant and for
     * what is neither better high nor low.
     */
    double[] oriented() {
      double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
      double mean = Arrays.stream(finite).sum() / finite.length;
      double deviation = Robust.standardDeviation(finite);
      int sign = kind.direction().sign();
      double[] z = new double[values.length];
      for (int i = 0; i < z.length; i++) {
        boolean says = Double.isFinite(values[i]) && deviation > 0 && sign != 0;
        z[i] = says ? sign * (values[i] - mean) / deviation : Double.NaN;
      }
      return z;
    }
  }

  /**
   * Reads a table. Where it is signed, a column with the id of a metric that was not scored is one
   * that a manifest brought along.
   *
   * @throws TableException when it cannot be read or has no scores
   */
  public static AuditedScores read(Path file) throws TableException {
    MetricCatalog catalog = MetricCatalog.load();
    ScoreTable scores = ScoreTableReader.read(file);
    TableSignatures signed = scores.signatures();
    Predicate<String> isScore =
        column ->
            signed == null
                || signed.metrics().containsKey(column)
                || catalog.find(column).isEmpty();
    List<Map<String, String>> rows =
        ManifestRows.of(scores.source(), scores.columns(), scores.rows());
    AuditedScores table = of(scores.source(), rows, catalog, isScore);
    if (table.columns().isEmpty()) {
      throw new TableException(
          "%s: no column is known to be a score; it has %s"
              .formatted(file, Excerpt.list(rows.get(0).keySet())));
    }
    return table;
  }

  static AuditedScores of(
      String name,
      List<Map<String, String>> rows,
      MetricCatalog catalog,
      Predicate<String> isScore) {
    List<String> ids = new ArrayList<>();
    Map<String, String> unreadable = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      String id = ManifestRows.value(rows.get(i), "id", "file", "filename", "path", "estimate");
      String system = rows.get(i).getOrDefault("system", "");
      String row = id.isEmpty() ? "row " + (i + 1) : id;
      ids.add(system.isEmpty() ? row : system + "/" + row);
    }
    List<Column> columns = new ArrayList<>();
    if (!rows.isEmpty()) {
      for (String column : rows.get(0).keySet()) {
        Kind kind = isScore.test(column) ? kind(column, catalog) : null;
        if (kind != null) {
          double[] values = new double[rows.size()];
          for (int i = 0; i < values.length; i++) {
            String cell = rows.get(i).getOrDefault(column, "").strip();
            values[i] = ManifestRows.number(cell);
            if (Double.isNaN(values[i]) && !cell.isEmpty()) {
              unreadable.put(
                  ids.get(i), "%s = '%s' is not a number".formatted(column, Excerpt.of(cell)));
            }
          }
          columns.add(new Column(column, kind, values));
        }
      }
    }
    return new AuditedScores(name, List.copyOf(ids), List.copyOf(columns), unreadable);
  }

  private static @Nullable Kind kind(String column, MetricCatalog catalog) {
    var own = catalog.find(column);
    if (own.isPresent()) {
      return Kind.of(own.get().info());
    }
    var other = catalog.namedByOthers(column);
    if (other.isPresent()) {
      return Kind.of(other.get().info()).rounded();
    }
    String name = column.toLowerCase(Locale.ROOT);
    Kind foreign = FOREIGN.get(name);
    return foreign == null ? null : foreign.withSentinels(catalog.family(name));
  }
}
