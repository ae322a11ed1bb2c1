package sqe.models.onnx;

import java.util.function.ToDoubleFunction;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.NumberText;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * What a network says of the estimate alone, as a metric.
 *
 * <p>A network answers whatever it is given. An answer outside the range that its {@link
 * MetricInfo} states says that the input is nothing it was trained on, and is no score.
 */
public final class NetworkMetric implements Metric {

  /** Digits in which a message gives an answer that is no score. */
  private static final int DIGITS = 4;

  private final MetricInfo info;
  private final ToDoubleFunction<AnalysedSignal> network;

  /**
   * A metric.
   *
   * @param info what it is; its rates are held, and its range and precision
   * @param network from the estimate to the value; derives what other metrics share
   */
  public NetworkMetric(MetricInfo info, ToDoubleFunction<AnalysedSignal> network) {
    this.info = info;
    this.network = network;
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    if (!info.existsAt(pair.sampleRate())) {
      throw UndefinedScoreException.wrongRate(info.sampleRates(), pair.sampleRate());
    }
    pair.estimate().requireFinite("estimate");
    return score(info, network.applyAsDouble(pair.estimate()));
  }

  /**
   * A network's answer as a score: within its metric's range, and rounded as it says.
   *
   * @throws UndefinedScoreException when the answer is outside the range or no number
   */
  public static Score score(MetricInfo info, double answer) {
    MetricInfo.Range range = info.range();
    if (answer < range.minimum() || answer > range.maximum()) {
      throw new UndefinedScoreException(
          Reason.OUT_OF_DOMAIN,
          "the network says %s, beyond %s: this is no sound it was trained on"
              .formatted(NumberText.rounded(answer, DIGITS), info.rangeText()));
    }
    return info.score(info.rounded(answer));
  }
}
