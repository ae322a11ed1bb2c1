package sqe.judge.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sqe.judge.gate.CheckedScores;
import sqe.judge.gate.Clustering;
import sqe.judge.gate.Evidence;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.MetricFacts;
import sqe.judge.gate.PolicyColumns;
import sqe.judge.gate.PolicyException;
import sqe.judge.gate.RowKind;
import sqe.judge.gate.SummaryRows;
import sqe.judge.stats.Interval;
import sqe.judge.stats.MeanInterval;
import sqe.judge.stats.PairedDifferences;
import sqe.judge.stats.SeededRandom;
import sqe.judge.stats.Summary;
import sqe.metrics.MetricCatalog;
import sqe.table.NotInTableException;
import sqe.table.RowsById;
import sqe.table.ScoreTable;
import sqe.table.TableException;
import sqe.table.TableSignatures;

/**
 * The mean of one metric of one system in a run, kept beside the table so that a trend over
 * hundreds of runs reads no table again.
 *
 * @param system its name; empty where the table has only one
 * @param metric the column
 * @param measure what the number is and of which files: equal for runs that may be compared
 * @param files how many rows have a finite score
 * @param mean of them; NaN without any
 * @param interval of the mean at 95 %, in the clusters that a gate takes; null for too few files
 */
public record RunSummary(
    String system,
    String metric,
    String measure,
    int files,
    double mean,
    @Nullable Interval interval) {

  private static final GatePolicy POLICY = GatePolicy.defaults();

  /** Two-sided. */
  static final double LEVEL = 0.95;

  /**
   * The summaries of a table, by system and metric in its order.
   *
   * @throws TableException when the table cannot be compared with any: ids are empty or twice the
   *     same, a score is no number, or no column is known to be a metric
   */
  public static List<RunSummary> of(ScoreTable table, MetricCatalog catalog) throws TableException {
    try {
      MetricCatalog knowing = table.describedIn(catalog);
      ScoreTable named = PolicyColumns.named(table, POLICY);
      List<RunSummary> summaries = new ArrayList<>();
      List<String> systems = named.distinct("system");
      for (String system : systems.isEmpty() ? List.of("") : systems) {
        boolean several = systems.size() > 1;
        ScoreTable own = several ? named.only("system", system) : named;
        // a system that is alone may be called otherwise in each run, as a gate's may
        summaries.addAll(ofSystem(several ? system : "", SummaryRows.of(own).table(), knowing));
      }
      return summaries;
    } catch (PolicyException | NotInTableException e) {
      throw new HistoryException(String.valueOf(e.getMessage()), e);
    }
  }

  private static List<RunSummary> ofSystem(String system, ScoreTable table, MetricCatalog catalog)
      throws TableException, PolicyException {
    // what a gate asks of a table: ids tell its rows apart
    RowsById.of(table, table.hasChannels(), table.hasSegments(), id -> id);
    List<RunSummary> summaries = new ArrayList<>();
    String cluster = Clustering.column(POLICY, List.of(table));
    for (String metric : PolicyColumns.rules(table, POLICY, catalog).keySet()) {
      CheckedScores scores = CheckedScores.ofSet(table, MetricFacts.of(metric, null, catalog));
      double[] finite = scores.finite();
      summaries.add(
          new RunSummary(
              system,
              metric,
              measure(table, metric),
              finite.length,
              Summary.mean(finite),
              interval(table, metric, scores, cluster)));
    }
    return summaries;
  }

  /** Signatures where there are any; of other tools only that they are not signed. */
  private static String measure(ScoreTable table, String metric) {
    TableSignatures signatures = table.signatures();
    if (signatures == null) {
      return "unsigned";
    }
    // of a table with signatures, columns without one are taken for no metrics
    return signatures.metrics().get(metric)
        + " of "
        + Objects.requireNonNullElse(signatures.data(), "unknown files");
  }

  private static @Nullable Interval interval(
      ScoreTable table, String metric, CheckedScores scores, @Nullable String cluster) {
    List<String> labels = scores.labels(table, cluster);
    RowKind rows = RowKind.of(table.hasSegments());
    PairedDifferences values =
        Clustering.differences(scores.finite(), labels, cluster, rows, new ArrayList<>());
    if (values.size() < Evidence.FEWEST || Clustering.areTooFew(values, rows)) {
      return null;
    }
    long seed = SeededRandom.derive(POLICY.seed(), metric);
    return MeanInterval.of(values, LEVEL, POLICY.resamples(), seed);
  }

  /** Whether two runs show the same measure of the same files. */
  boolean isComparable(RunSummary other) {
    return measure.equals(other.measure);
  }
}
