package sqe.judge.gate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sqe.judge.stats.LocationTest;
import sqe.judge.stats.PairedDifferences;
import sqe.judge.stats.SignFlipTest;
import sqe.judge.stats.SignedRankTest;
import sqe.metrics.MetricCatalog;
import sqe.table.PolicyException;
import sqe.table.ScoreTable;
import sqe.table.TableSignatures;

/**
 * What a gate accepts. Immutable; read from a file by {@link PolicyReader} or built from options.
 *
 * @param alpha the chance of a false alarm that is accepted, one-sided
 * @param test which test
 * @param seed of everything random
 * @param resamples of the bootstrap and, above 20 units, of the permutation test
 * @param cluster the column whose files are not independent of each other, or {@link
 *     Clustering#NONE}; null: see {@link Clustering}
 * @param groups columns whose values are looked at one by one, exploratorily
 * @param inconclusive what "not enough data" means
 * @param groupRegression what a regression of one group means
 * @param allow keys in which signatures may differ; {@code data}: other ids and references
 * @param unsignedOk whether tables without signatures are taken on trust
 * @param columns names of other tools' columns, by the name used here ({@code id}, a metric's id)
 * @param metrics rules by metric; empty: all metrics that both tables have
 */
public record GatePolicy(
    double alpha,
    Test test,
    long seed,
    int resamples,
    @Nullable String cluster,
    List<String> groups,
    Effect inconclusive,
    Effect groupRegression,
    Set<String> allow,
    boolean unsignedOk,
    Map<String, String> columns,
    Map<String, MetricRule> metrics) {

  /** The key of {@link #allow} for other ids and references. */
  public static final String DATA = "data";

  /** Which one-sided test. */
  public enum Test {
    /** Sign flips of the studentised mean. */
    PERMUTATION,
    /** Signed ranks with Pratt's zeros. */
    WILCOXON
  }

  /** What a finding does to the exit code. */
  public enum Effect {
    /** Nothing. */
    PASS,
    /** Nothing, but it is said as a warning. */
    WARN,
    /** The gate fails. */
    FAIL
  }

  /** Checks ranges; copies collections, keeping their order. */
  public GatePolicy {
    if (!(alpha > 0 && alpha < 0.5)) {
      throw new IllegalArgumentException("alpha is above 0 and below 0.5, not " + alpha);
    }
    if (resamples < 100 || resamples > 1_000_000) {
      throw new IllegalArgumentException("resamples is from 100 to 1000000, not " + resamples);
    }
    groups = List.copyOf(groups);
    allow = Collections.unmodifiableSet(new LinkedHashSet<>(allow));
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** α = 0.05, permutation test, 10,000 resamples, seed 1, inconclusive and groups warn. */
  public static GatePolicy defaults() {
    return new GatePolicy(
        0.05,
        Test.PERMUTATION,
        1,
        10_000,
        null,
        List.of(),
        Effect.WARN,
        Effect.WARN,
        Set.of(),
        false,
        Map.of(),
        Map.of());
  }

  /**
   * The table with its columns called by the names used here, and the values of groups and clusters
   * in one form of accents, so that one speaker is one in tables of Linux and of macOS. Ids are
   * left as they are: {@link PairedTables} pairs them.
   */
  public ScoreTable named(ScoreTable table) {
    ScoreTable named = table;
    for (var column : columns.entrySet()) {
      named = named.renamed(column.getValue(), column.getKey());
    }
    Set<String> labels = new LinkedHashSet<>(groups);
    labels.addAll(cluster == null ? Clustering.USUAL : List.of(cluster));
    labels.remove("id");
    for (String column : labels) {
      named = named.composed(column);
    }
    return named;
  }

  /**
   * The metrics that are asked for or, without any, all that the table has and of which one of two
   * values is the better one.
   *
   * @throws PolicyException when the table has no metric that is known, or one is asked for that is
   *     neither better high nor low
   */
  public Map<String, MetricRule> rulesFor(ScoreTable table, MetricCatalog catalog)
      throws PolicyException {
    for (var asked : metrics.entrySet()) {
      if (!hasDirection(asked.getKey(), asked.getValue(), catalog)) {
        throw new PolicyException(
            "%s is a fact, neither better high nor low: leave it out, or say its direction"
                .formatted(asked.getKey()));
      }
    }
    if (!metrics.isEmpty()) {
      return metrics;
    }
    TableSignatures signatures = table.signatures();
    Set<String> signed = signatures == null ? Set.of() : signatures.metrics().keySet();
    Map<String, MetricRule> rules = new LinkedHashMap<>();
    for (String column : table.columns()) {
      boolean scored =
          signed.contains(column) || (signatures == null && catalog.find(column).isPresent());
      if (scored && hasDirection(column, MetricRule.plain(), catalog)) {
        rules.put(column, MetricRule.plain());
      }
    }
    if (rules.isEmpty()) {
      throw new PolicyException(
          "%s has no column that is known to be a metric; name them with --metric"
              .formatted(table.source()));
    }
    return rules;
  }

  private static boolean hasDirection(String column, MetricRule rule, MetricCatalog catalog) {
    return MetricFacts.of(column, rule.direction(), catalog).sign() != 0;
  }

  /** The test of this policy for some differences. */
  public LocationTest locationTest(PairedDifferences differences, long seedOfPart) {
    return test == Test.WILCOXON
        ? new SignedRankTest(differences)
        : new SignFlipTest(differences, resamples, seedOfPart);
  }
}
