package sqe.audit.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import sqe.audit.feature.ManifestRows;
import sqe.metrics.MetricCatalog;
import sqe.metrics.ScoreKind;
import sqe.table.EstimateNote;
import sqe.table.Excerpt;
import sqe.table.ScoreColumns;
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
 * @param noted what rows say of their estimates, by id
 */
public record AuditedScores(
    String name,
    List<String> ids,
    List<Column> columns,
    Map<String, String> unreadable,
    Map<String, List<String>> noted) {

  /**
   * One metric of the table.
   *
   * @param name as the table has it
   * @param kind what is known of the metric
   * @param values one a row, NaN where the cell is empty
   */
  public record Column(String name, ScoreKind kind, double[] values) {

    /** Smallest possible value. */
    double minimum() {
      return kind.range().minimum();
    }

    /** Largest possible value. */
    double maximum() {
      return kind.range().maximum();
    }

    /** Whether a value stands for a failure. */
    boolean isSentinel(double value) {
      return kind.isSentinel(value);
    }

    /** Whether a value is the infinity that is worse than any score. */
    boolean isWorst(double value) {
      return kind.direction().sign() != 0 && value == kind.direction().worst();
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

  /** What looks at one score. */
  interface Look {
    void at(String id, Column column, double value);
  }

  /** Lets somebody look at every score, column by column; NaN where a cell is empty. */
  void forEach(Look look) {
    for (Column column : columns) {
      for (int i = 0; i < column.values().length; i++) {
        look.at(ids.get(i), column, column.values()[i]);
      }
    }
  }

  /**
   * Reads a table. Where it is signed, a column with the id of a metric that was not scored is one
   * that a manifest brought along.
   *
   * @throws TableException when it cannot be read or has no scores
   */
  public static AuditedScores read(Path file) throws TableException {
    ScoreTable scores = ScoreTableReader.read(file);
    MetricCatalog catalog = scores.describedIn(MetricCatalog.load());
    TableSignatures signed = scores.signatures();
    Predicate<String> isScore =
        column ->
            signed == null
                || signed.metrics().containsKey(column)
                || catalog.find(column).isEmpty();
    List<Map<String, String>> rows =
        ManifestRows.of(scores.source(), scores.columns(), scores.rows());
    AuditedScores table =
        of(
            scores.source(),
            rows,
            catalog,
            isScore,
            signed == null ? Set.of() : signed.metrics().keySet());
    if (table.columns().isEmpty()) {
      throw new TableException(
          "%s: no column is known to be a score; it has %s"
              .formatted(file, Excerpt.list(rows.get(0).keySet())));
    }
    return table;
  }

  /** What a row says of a pair that may not be one: its diagnosis, and its message. */
  private static List<String> unlike(Map<String, String> row, String message) {
    List<String> said = new ArrayList<>();
    if (row.getOrDefault("wrong_pair", "").equals("yes")) {
      said.add("wrong_pair = yes: estimate and reference do not sound alike");
    }
    EstimateNote.parts(message).stream()
        .filter(part -> part.startsWith(EstimateNote.UNLIKE))
        .forEach(said::add);
    return said;
  }

  /**
   * The scores of a table.
   *
   * @param signed columns whose numbers are ours, among which no other tool's sentinels are
   */
  static AuditedScores of(
      String name,
      List<Map<String, String>> rows,
      MetricCatalog catalog,
      Predicate<String> isScore,
      Set<String> signed) {
    List<String> ids = new ArrayList<>();
    boolean isSegment = !rows.isEmpty() && rows.get(0).keySet().containsAll(ScoreColumns.SEGMENT);
    Map<String, String> unreadable = new LinkedHashMap<>();
    Map<String, List<String>> noted = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      String id =
          ManifestRows.value(
              rows.get(i), "id", "key", "utt", "file", "filename", "path", "estimate");
      String system = rows.get(i).getOrDefault("system", "");
      String segment = rows.get(i).getOrDefault(ScoreColumns.SEGMENT.get(0), "");
      String file = id.isEmpty() ? "row " + (i + 1) : id;
      String row = segment.isBlank() || !isSegment ? file : file + ", segment " + segment;
      ids.add(system.isEmpty() ? row : system + "/" + row);
      String message = rows.get(i).getOrDefault("message", "");
      for (EstimateNote kind : EstimateNote.values()) {
        for (String note : kind.in(message)) {
          noted.computeIfAbsent(ids.get(i), key -> new ArrayList<>()).add(note);
        }
      }
      List<String> unlike = unlike(rows.get(i), message);
      if (!unlike.isEmpty()) {
        noted.computeIfAbsent(ids.get(i), key -> new ArrayList<>()).addAll(unlike);
      }
    }
    List<Column> columns = new ArrayList<>();
    if (!rows.isEmpty()) {
      for (String column : rows.get(0).keySet()) {
        Optional<ScoreKind> kind = isScore.test(column) ? catalog.kindOf(column) : Optional.empty();
        if (kind.isPresent()) {
          double[] values = new double[rows.size()];
          for (int i = 0; i < values.length; i++) {
            String cell = rows.get(i).getOrDefault(column, "").strip();
            values[i] = ManifestRows.number(cell);
            if (Double.isNaN(values[i]) && !cell.isEmpty()) {
              unreadable.put(
                  ids.get(i), "%s = '%s' is not a number".formatted(column, Excerpt.of(cell)));
            }
          }
          columns.add(
              new Column(
                  column,
                  signed.contains(column) ? kind.get().withoutSentinels() : kind.get(),
                  values));
        }
      }
    }
    return new AuditedScores(name, List.copyOf(ids), List.copyOf(columns), unreadable, noted);
  }
}
