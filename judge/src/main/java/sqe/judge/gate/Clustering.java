package sqe.judge.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sqe.judge.stats.PairedDifferences;
import sqe.table.ScoreTable;

/**
 * Which files depend on each other: those with one value in a column.
 *
 * <p>A policy names the column or says {@code none}. Where it says nothing, the first of {@code
 * speaker} and {@code recording} that a table fills is taken, provided that values repeat; and rows
 * that are channels or segments of one file belong together by their id. Rows of one recording, and
 * segments of fewer than six, are not tested at all. A test that takes such files as independent
 * raises false alarms several times too often.
 */
public final class Clustering {

  /** What a policy says to take files as independent, whatever columns there are. */
  public static final String NONE = "none";

  /** Fewer clusters than this cannot stand for others: no two-sided p below 0.05 is possible. */
  public static final int FEWEST = 6;

  /** Columns that are taken where a policy names none, the first that fits. */
  static final List<String> USUAL = List.of("speaker", "recording");

  private Clustering() {}

  /**
   * The column of a gate: the policy's or, where it names none, one that either table has.
   *
   * @return null where files are independent
   */
  public static @Nullable String column(
      GatePolicy policy, ScoreTable baseline, ScoreTable current) {
    String chosen = policy.cluster();
    if (chosen != null) {
      return chosen.equals(NONE) ? null : chosen;
    }
    String found = usualColumn(current);
    return found != null ? found : usualColumn(baseline);
  }

  /**
   * The column of a comparison: the policy's or, where it names none, one that all tables have.
   *
   * @return null where files are independent
   */
  public static @Nullable String column(GatePolicy policy, List<ScoreTable> tables) {
    String chosen = policy.cluster();
    if (chosen != null) {
      return chosen.equals(NONE) ? null : chosen;
    }
    List<@Nullable String> found = new ArrayList<>();
    tables.forEach(table -> found.add(usualColumn(table)));
    String first = found.get(0);
    return found.stream().allMatch(each -> Objects.equals(each, first)) ? first : null;
  }

  /** Whether one cluster of a column is one recording: it says nothing of any other. */
  private static boolean isOfRecordings(@Nullable String column) {
    return "id".equals(column) || "recording".equals(column);
  }

  private static @Nullable String usualColumn(ScoreTable table) {
    int least = table.hasSegments() ? FEWEST : 1;
    int files = table.distinct("id").size();
    for (String column : USUAL) {
      List<String> values = table.distinct(column);
      if (values.size() >= least
          && values.size() < files
          && values.stream().noneMatch(String::isBlank)) {
        return column;
      }
    }
    return table.hasChannels() || table.hasSegments() ? "id" : null;
  }

  /** What to say of a column that the policy did not name; null where it did. */
  public static @Nullable String note(GatePolicy policy, @Nullable String column) {
    return policy.cluster() != null || column == null
        ? null
        : "rows of one %s are tested together, as they depend on each other; a policy with cluster: %s takes rows as independent"
            .formatted(column, NONE);
  }

  /**
   * Differences in their clusters or, with fewer than six, as if independent; those of too few
   * recordings stay in their clusters, for they are {@linkplain #areTooFew not tested}.
   *
   * @param labels the cluster of each; null for independent differences
   * @param column that says them
   * @param rows what each difference is of
   * @param notes gets a line where there are too few clusters
   */
  public static PairedDifferences differences(
      double[] values,
      @Nullable List<String> labels,
      @Nullable String column,
      RowKind rows,
      List<String> notes) {
    if (labels == null) {
      return PairedDifferences.independent(values);
    }
    PairedDifferences clustered = PairedDifferences.clustered(values, labels);
    boolean fewRecordings = isOfRecordings(column) && areTooFew(clustered, rows);
    if (clustered.clusterCount() >= FEWEST || values.length == 0 || fewRecordings) {
      return clustered;
    }
    notes.add(
        String.format(
            Locale.ROOT,
            "conditional on %s: fewer than %d cannot stand for others, %s are"
                + " taken as independent",
            clustered.clusterCount() == 1
                ? "this 1 cluster"
                : "these " + clustered.clusterCount() + " clusters",
            FEWEST,
            rows.many()));
    return clustered.withoutClusters();
  }

  /**
   * Whether differences, as {@link #differences} gives them, are of recordings too few to stand for
   * others, so that nothing is tested.
   *
   * @param rows what each difference is of
   */
  public static boolean areTooFew(PairedDifferences differences, RowKind rows) {
    return differences.isClustered()
        && areTooFew(differences.clusterCount(), differences.size(), rows);
  }

  /** The same of so many recordings and rows. */
  static boolean areTooFew(int recordings, int count, RowKind rows) {
    return count > 1 && recordings < (rows == RowKind.SEGMENT ? FEWEST : 2);
  }
}
