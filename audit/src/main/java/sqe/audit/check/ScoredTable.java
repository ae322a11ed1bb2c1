package sqe.audit.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sqe.audit.feature.ManifestRows;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.table.NothingToScoreException;
import sqe.table.RunMetadata;

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
public record ScoredTable(
    String name, List<String> ids, List<Column> columns, Map<String, String> unreadable) {

  /** Names of other tools: family, smallest and largest value. */
  private static final Map<String, Column> FOREIGN =
      Map.ofEntries(
          foreign("pesq", "pesq", -0.5, 4.65),
          foreign("wb_pesq", "pesq", 1, 4.65),
          foreign("pesq_wb", "pesq", 1, 4.65),
          foreign("nb_pesq", "pesq", 1, 4.65),
          foreign("pesq_nb", "pesq", 1, 4.65),
          foreign("stoi", "stoi", -1, 1),
          foreign("estoi", "stoi", -1, 1),
          foreign("sdr", "sdr", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
          foreign("snr", "sdr", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
          foreign("sisdr", "sdr", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
          foreign("si_sdr", "sdr", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
          foreign("si_snr", "sdr", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
          foreign("csig", "composite", 1, 5),
          foreign("cbak", "composite", 1, 5),
          foreign("covl", "composite", 1, 5),
          foreign("dnsmos", "mos", 1, 5),
          foreign("nisqa", "mos", 0, 5.5),
          foreign("wer", "error", 0, Double.POSITIVE_INFINITY));

  private static final Set<String> LOWER_IS_BETTER = Set.of("wer");

  /**
   * One metric of the table.
   *
   * @param name as the table has it
   * @param family decides which sentinels to look for
   * @param minimum smallest possible value
   * @param maximum largest possible value
   * @param higherIsBetter direction
   * @param values one a row, NaN where the cell is empty
   */
  public record Column(
      String name,
      String family,
      double minimum,
      double maximum,
      boolean higherIsBetter,
      double[] values) {

    /** (x − mean)/standard deviation, larger being better; NaN throughout for a constant. */
    double[] oriented() {
      double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
      double mean = Arrays.stream(finite).sum() / finite.length;
      double deviation = Robust.standardDeviation(finite);
      double sign = higherIsBetter ? 1 : -1;
      double[] z = new double[values.length];
      for (int i = 0; i < z.length; i++) {
        boolean says = Double.isFinite(values[i]) && deviation > 0;
        z[i] = says ? sign * (values[i] - mean) / deviation : Double.NaN;
      }
      return z;
    }
  }

  private static Map.Entry<String, Column> foreign(
      String name, String family, double minimum, double maximum) {
    return Map.entry(name, new Column(name, family, minimum, maximum, true, new double[0]));
  }

  /**
   * Reads a CSV or JSON-lines table. Where our metadata stand beside it, a column with the id of a
   * metric that was not scored is one that a manifest brought along.
   *
   * @throws NothingToScoreException when it cannot be read or has no scores
   */
  public static ScoredTable read(Path file) throws NothingToScoreException {
    MetricCatalog catalog = MetricCatalog.load();
    Optional<Set<String>> scored = RunMetadata.metrics(file);
    Predicate<String> isScore =
        column ->
            scored.isEmpty() || scored.get().contains(column) || catalog.find(column).isEmpty();
    List<Map<String, String>> rows = ManifestRows.read(file, "score table");
    ScoredTable table = of(file.toString(), rows, catalog, isScore);
    if (table.columns().isEmpty()) {
      throw new NothingToScoreException(
          rows.isEmpty()
              ? file + ": no rows"
              : "%s: no column is known to be a score; it has %s"
                  .formatted(file, String.join(", ", rows.get(0).keySet())));
    }
    return table;
  }

  static ScoredTable of(
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
        Column kind = isScore.test(column) ? kind(column, catalog) : null;
        if (kind != null) {
          double[] values = new double[rows.size()];
          for (int i = 0; i < values.length; i++) {
            String cell = rows.get(i).getOrDefault(column, "").strip();
            values[i] = value(cell);
            if (Double.isNaN(values[i]) && !cell.isEmpty()) {
              unreadable.put(ids.get(i), column + " = '" + cell + "' is not a number");
            }
          }
          columns.add(
              new Column(
                  column,
                  kind.family(),
                  kind.minimum(),
                  kind.maximum(),
                  kind.higherIsBetter(),
                  values));
        }
      }
    }
    return new ScoredTable(name, List.copyOf(ids), List.copyOf(columns), unreadable);
  }

  private static double value(String cell) {
    return switch (cell) {
      case "inf", "+inf", "Infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> ManifestRows.number(cell);
    };
  }

  private static @Nullable Column kind(String column, MetricCatalog catalog) {
    var own = catalog.find(column);
    if (own.isPresent()) {
      MetricInfo info = own.get().info();
      boolean ratio = info.family().equals("sdr") && info.unit().equals("dB");
      String family = ratio || !info.family().equals("sdr") ? info.family() : "";
      return new Column(
          column,
          family,
          info.range().minimum(),
          info.range().maximum(),
          info.direction() == MetricInfo.Direction.HIGHER_IS_BETTER,
          new double[0]);
    }
    String name = column.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    Column foreign = FOREIGN.get(name);
    return foreign == null
        ? null
        : new Column(
            column,
            foreign.family(),
            foreign.minimum(),
            foreign.maximum(),
            !LOWER_IS_BETTER.contains(name),
            new double[0]);
  }
}
