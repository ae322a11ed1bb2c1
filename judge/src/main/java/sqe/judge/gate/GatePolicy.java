package sqe.judge.gate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sqe.judge.stats.Location;
import sqe.judge.stats.PairedDifferences;
import sqe.judge.stats.SignFlips;
import sqe.judge.stats.SignedRanks;

/**
 * What a gate accepts. Immutable; the {@link #defaults}, read from a file by {@link PolicyReader},
 * or made by a {@link #builder}.
 *
 * @param alpha the chance of a false alarm that is accepted, one-sided
 * @param test which test
 * @param seed of everything random
 * @param resamples random sign patterns of the permutation test above 20 units
 * @param cluster the column whose files are not independent of each other, or {@link
 *     Clustering#NONE}; null: see {@link Clustering}
 * @param groups columns whose values are looked at one by one, exploratorily
 * @param inconclusive what "not enough data" means
 * @param groupRegression what a regression of one group means
 * @param strict whether everything doubtful fails: too few data, new notes of silence or clipping,
 *     infinite changes either way, tables without signatures
 * @param allow keys in which signatures may differ; {@code data}: other ids and references
 * @param unsignedOk whether tables without signatures are taken on trust
 * @param ids what of an id counts, where tables spell them in two ways
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
    boolean strict,
    Set<String> allow,
    boolean unsignedOk,
    RowIds ids,
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
      throw new IllegalArgumentException("alpha must be above 0 and below 0.5, and is " + alpha);
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
    return builder().build();
  }

  /** A builder that starts with the {@link #defaults}. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts with this policy. */
  public Builder toBuilder() {
    return builder()
        .alpha(alpha)
        .test(test)
        .seed(seed)
        .resamples(resamples)
        .cluster(cluster)
        .groups(groups)
        .inconclusive(inconclusive)
        .groupRegression(groupRegression)
        .strict(strict)
        .allow(allow)
        .unsignedOk(unsignedOk)
        .ids(ids)
        .columns(columns)
        .metrics(metrics);
  }

  /** The test of this policy for some differences. */
  public Location location(PairedDifferences differences, long seedOfPart) {
    return test == Test.WILCOXON
        ? new SignedRanks(differences)
        : new SignFlips(differences, resamples, seedOfPart);
  }

  /** Makes a policy; what is not said stays as it was. See {@link GatePolicy} for the meanings. */
  public static final class Builder {

    private double alpha = 0.05;
    private Test test = Test.PERMUTATION;
    private long seed = 1;
    private int resamples = 10_000;
    private @Nullable String cluster;
    private List<String> groups = List.of();
    private Effect inconclusive = Effect.WARN;
    private Effect groupRegression = Effect.WARN;
    private boolean strict;
    private final Set<String> allow = new LinkedHashSet<>();
    private boolean unsignedOk;
    private RowIds ids = RowIds.PATH;
    private final Map<String, String> columns = new LinkedHashMap<>();
    private Map<String, MetricRule> metrics = new LinkedHashMap<>();

    private Builder() {}

    /** The chance of a false alarm that is accepted, above 0 and below 0.5. */
    public Builder alpha(double value) {
      alpha = value;
      return this;
    }

    /** Which one-sided test. */
    public Builder test(Test value) {
      test = value;
      return this;
    }

    /** Of everything random. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** Random sign patterns, from 100 to 1,000,000. */
    public Builder resamples(int value) {
      resamples = value;
      return this;
    }

    /** The column whose files are not independent; null: one the tables have, if any. */
    public Builder cluster(@Nullable String column) {
      cluster = column;
      return this;
    }

    /** Takes files as independent of each other, whatever columns there are. */
    public Builder noClusters() {
      return cluster(Clustering.NONE);
    }

    /** Columns whose values are looked at one by one, instead of those said before. */
    public Builder groups(List<String> named) {
      groups = List.copyOf(named);
      return this;
    }

    /** What "not enough data" means. */
    public Builder inconclusive(Effect value) {
      inconclusive = value;
      return this;
    }

    /** What a regression of one group means. */
    public Builder groupRegression(Effect value) {
      groupRegression = value;
      return this;
    }

    /** Whether everything doubtful fails. */
    public Builder strict(boolean value) {
      strict = value;
      return this;
    }

    /** Signature keys that may differ, besides those said before. */
    public Builder allow(Set<String> keys) {
      allow.addAll(keys);
      return this;
    }

    /** Whether tables without signatures are taken on trust. */
    public Builder unsignedOk(boolean value) {
      unsignedOk = value;
      return this;
    }

    /** What of an id counts. */
    public Builder ids(RowIds value) {
      ids = value;
      return this;
    }

    /** What another tool calls columns, by the name used here; besides those said before. */
    public Builder columns(Map<String, String> named) {
      columns.putAll(named);
      return this;
    }

    /** The metrics to compare, instead of those said before; none: all that the tables have. */
    public Builder metrics(Map<String, MetricRule> rules) {
      metrics = new LinkedHashMap<>(rules);
      return this;
    }

    /** A metric to compare, besides those said before. */
    public Builder metric(String id, MetricRule rule) {
      metrics.put(id, rule);
      return this;
    }

    /** The metrics to compare so far. */
    public Map<String, MetricRule> metrics() {
      return Collections.unmodifiableMap(metrics);
    }

    /**
     * The policy.
     *
     * @throws IllegalArgumentException when a value is out of its range
     */
    public GatePolicy build() {
      return new GatePolicy(
          alpha,
          test,
          seed,
          resamples,
          cluster,
          groups,
          inconclusive,
          groupRegression,
          strict,
          allow,
          unsignedOk,
          ids,
          columns,
          metrics);
    }
  }
}
