package sqe.serve;

import java.util.LinkedHashMap;
import java.util.Map;
import sqe.metrics.MetricCatalog;
import sqe.metrics.transcript.Normaliser;
import sqe.metrics.transcript.TranscriptMetrics;
import sqe.scoring.PairScorer;
import sqe.scoring.ScoreSpec;

/**
 * Scorers that were asked for lately: a training loop asks for the same at every step, and what one
 * has prepared, such as resampling filters, serves the next request. For use by several threads.
 */
final class Scorers {

  private static final int KEPT = 16;

  private record Key(ScoreSpec spec, Normaliser normaliser) {}

  /**
   * A scorer.
   *
   * @param signatures of its metrics, by id
   */
  record Prepared(PairScorer scorer, Map<String, String> signatures) {}

  private final MetricCatalog metrics;
  private final Map<Key, Prepared> scorers =
      new LinkedHashMap<>(KEPT, 1, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Prepared> eldest) {
          return size() > KEPT;
        }
      };

  Scorers(MetricCatalog metrics) {
    this.metrics = metrics;
  }

  /** The metrics, of which those of texts put these through a normaliser. */
  MetricCatalog catalog(Normaliser normaliser) {
    return normaliser == Normaliser.NONE ? metrics : metrics.with(TranscriptMetrics.of(normaliser));
  }

  /**
   * The scorer of a spec.
   *
   * @throws IllegalArgumentException when two columns have one name
   */
  synchronized Prepared of(ScoreSpec spec, Normaliser normaliser) {
    return scorers.computeIfAbsent(
        new Key(spec, normaliser),
        key -> {
          MetricCatalog catalog = catalog(normaliser);
          return new Prepared(new PairScorer(spec, catalog), spec.signatures(catalog));
        });
  }
}
