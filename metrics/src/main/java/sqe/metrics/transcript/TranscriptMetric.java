package sqe.metrics.transcript;

import java.util.function.ToDoubleFunction;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;

/** A rate of errors, or a number that goes into one over a set. */
final class TranscriptMetric implements Metric {

  private final MetricInfo info;
  private final Edits edits;
  private final ToDoubleFunction<EditCounts> value;

  TranscriptMetric(MetricInfo info, Edits edits, ToDoubleFunction<EditCounts> value) {
    this.info = info;
    this.edits = edits;
    this.value = value;
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    return info.score(value.applyAsDouble(pair.derive(edits)));
  }
}
