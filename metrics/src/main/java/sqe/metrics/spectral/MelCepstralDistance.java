package sqe.metrics.spectral;

import java.util.List;
import sqe.dsp.alignment.TimeWarping;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.RatePlans;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;

/**
 * Mel-cepstral distance of the URGENT challenge: mel-cepstra of both signals, the estimate at the
 * gain that brings it closest to the reference, aligned by dynamic time warping; the mean over the
 * path of (10/ln 10)·√(2·Σ (c_k − c′_k)²), c_0 included.
 *
 * <p>Cost: an iterative analysis of each frame, twenty times what PMSQE takes; the exact path adds
 * a distance for each pair of frames, which in files of many minutes is most of it.
 */
final class MelCepstralDistance implements Metric {

  private static final double DECIBELS = 10 * Math.sqrt(2) / StrictMath.log(10);

  private final boolean exact;
  private final RatePlans<MelCepstra> plans;
  private final MetricInfo info;

  /**
   * A metric.
   *
   * @param exact whether the best path is taken, else the approximate one of the challenge
   * @param plans shared by both metrics
   */
  MelCepstralDistance(boolean exact, RatePlans<MelCepstra> plans) {
    this.exact = exact;
    this.plans = plans;
    this.info = SpectralInfo.melCepstral(exact);
  }

  /** The mel-cepstra of a reference. */
  private record OfReference(RatePlans<MelCepstra> plans)
      implements Derivation<AnalysedSignal, double[][]> {

    @Override
    public double[][] from(AnalysedSignal signal) {
      return plans.at(signal.signal().sampleRate()).of(signal.samples(), 1);
    }
  }

  /** The mel-cepstra of an estimate at the gain of its reference. */
  private record OfEstimate(RatePlans<MelCepstra> plans)
      implements Derivation<SignalPair, double[][]> {

    @Override
    public double[][] from(SignalPair pair) {
      double gain = pair.derive(new ReferenceGain());
      return plans.at(pair.sampleRate()).of(pair.estimate().samples(), gain);
    }
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    List<String> notes = Silence.check(pair);
    double[][] x = pair.reference().derive(new OfReference(plans));
    double[][] y = pair.derive(new OfEstimate(plans));
    return info.score(
        distance(
            exact
                ? TimeWarping.exact(x, y, TimeWarping.Ties.FIRST)
                : TimeWarping.approximate(x, y)),
        notes);
  }

  /** The mean over a path in dB. */
  static double distance(TimeWarping.Result path) {
    return DECIBELS * path.cost() / path.length();
  }
}
