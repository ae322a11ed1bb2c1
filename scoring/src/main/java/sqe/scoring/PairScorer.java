package sqe.scoring;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.table.Pair;
import sqe.table.RunMetadata;
import sqe.table.ScoreColumns;

/**
 * From pairs of files to their rows: the one function that a batch on this machine, a cluster and a
 * user of the library call. Whatever is wrong with a pair, or with sqe on meeting it, becomes a row
 * that says so; nothing is thrown and nothing is dropped. The same pairs give the same rows,
 * whatever else runs. Safe for use by several threads.
 */
public final class PairScorer {

  /** Pairs that share their reference's analysis before it is let go: memory stays bounded. */
  static final int LARGEST_GROUP = 32;

  private final ScoreSpec spec;
  private final MetricCatalog catalog;
  private final ScoreColumns columns;
  private final List<Metric> metrics;
  private final AudioPreparation preparation;
  private final boolean hearsMixtures;

  /**
   * A scorer with the metrics of a catalog.
   *
   * @throws IllegalArgumentException when the catalog lacks a metric, or two columns have one name
   */
  public PairScorer(ScoreSpec spec, MetricCatalog catalog) {
    this.spec = spec;
    this.catalog = catalog;
    this.columns = spec.columns();
    this.metrics = spec.metricsOf(catalog);
    this.preparation = new AudioPreparation(spec.policies().channels());
    this.hearsMixtures =
        spec.delta()
            || metrics.stream()
                .anyMatch(metric -> metric.info().needs().contains(MetricInfo.Need.MIXTURE));
  }

  private PairScorer(PairScorer other, RecordingSource source) {
    this.spec = other.spec;
    this.catalog = other.catalog;
    this.columns = other.columns;
    this.metrics = other.metrics;
    this.preparation = other.preparation.from(source);
    this.hearsMixtures = other.hearsMixtures;
  }

  /** The same scorer of recordings that come from elsewhere than files, under their names. */
  public PairScorer reading(RecordingSource source) {
    return new PairScorer(this, source);
  }

  /** A scorer with the metrics on the class path. */
  public static PairScorer of(ScoreSpec spec) {
    return new PairScorer(spec, MetricCatalog.load());
  }

  /** What is computed. */
  public ScoreSpec spec() {
    return spec;
  }

  /** The columns that its rows fill. */
  public ScoreColumns columns() {
    return columns;
  }

  /**
   * What is known of a run when it starts.
   *
   * @param command what was typed; empty where nothing was
   * @param mixtures where the mixtures come from, as the user named it; may be empty
   */
  public RunMetadata metadata(List<String> command, String mixtures) {
    return spec.metadata(catalog, command, mixtures);
  }

  /** What is known of the metrics, in the order of the columns. */
  public List<MetricInfo> infos() {
    return metrics.stream().map(Metric::info).toList();
  }

  List<Metric> metrics() {
    return metrics;
  }

  /** What files go through one by one. */
  AudioPreparation preparation() {
    return preparation;
  }

  /** The files of a pair that are to be read: a mixture that no score is of is none of them. */
  Pair heard(Pair pair) {
    return hearsMixtures ? pair : pair.withoutMixture();
  }

  /** A loader that pairs of one reference share. */
  PairLoader loader() {
    return new PairLoader(spec.policies(), spec.delta(), preparation);
  }

  /**
   * Scores pairs. What pairs of one reference have in common is computed once where they stand side
   * by side.
   *
   * @return one result a pair, in their order
   */
  public List<PairResult> score(List<Pair> pairs) {
    List<PairResult> results = new ArrayList<>();
    PairGroup group = null;
    Pair before = null;
    int shared = 0;
    for (Pair pair : pairs) {
      if (group == null || shared == LARGEST_GROUP || !haveOneReference(before, pair)) {
        group = new PairGroup(this);
        shared = 0;
      }
      shared++;
      results.add(group.score(pair));
      before = pair;
    }
    return results;
  }

  /**
   * Scores one pair and hands on its signals with its rows, so that whoever looks closer need not
   * decode and align them again.
   */
  public ScoredPair scored(Pair pair) {
    List<ScoredPair.Channel> seen = new ArrayList<>();
    PairGroup group =
        new PairGroup(
            this,
            channels ->
                channels.forEach(
                    each -> seen.add(new ScoredPair.Channel(each.signals(), each.asFound()))));
    return new ScoredPair(group.score(pair), seen);
  }

  /** Whether two pairs have the same reference. */
  static boolean haveOneReference(@Nullable Pair first, Pair other) {
    return first != null
        && other.reference() != null
        && first.references().equals(other.references());
  }
}
