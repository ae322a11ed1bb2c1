package sqe.metrics.intelligibility;

import java.util.List;
import sqe.dsp.UnitPeak;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;

/**
 * The coherence speech intelligibility index of the frames of one class of level: {@link
 * CoherenceAnalysis} as a metric.
 */
record Csii(MetricInfo info, LevelClass level, CoherenceAnalysis analysis) implements Metric {

  @Override
  public Score score(SignalPair pair) {
    pair.requireFinite();
    if (!info.sampleRates().contains(pair.sampleRate())) {
      throw UndefinedScoreException.wrongRate(info.sampleRates(), pair.sampleRate());
    }
    double index = CoherenceAnalysis.index(pair, level, analysis);
    boolean silent = UnitPeak.isSilent(pair.estimate().samples());
    return info.score(index, silent ? List.of("silent estimate") : List.of());
  }
}
