package sqe.metrics.stoi;

import java.util.List;
import java.util.Locale;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.TimedMetric;

/**
 * Short-time objective intelligibility, plain (STOI) or extended (ESTOI).
 *
 * <p>Which of the two it is, the {@link SegmentCorrelation} decides; everything before it is shared
 * and derived once:
 *
 * <pre>
 *   reference ─▶ 10 kHz ─▶ frame energies ─▶ kept frames ─▶ envelopes A ─┐
 *                                                │                        ├─▶ mean over segments
 *   estimate  ─▶ 10 kHz ─────────────────────────┴────────▶ envelopes B ─┘
 * </pre>
 *
 * <p>The values are those of pystoi 0.4.1 wherever that defines one; where it returns a marker
 * (1e-5 for short input) or a random number there is no score, or the one the definition gives.
 *
 * <p>The gradient is exact: the choice of frames depends on the reference only, and everything
 * after it is differentiated. As a training loss, minimise the negative score; the losses published
 * with speechbrain and torch-stoi resample, frame and regularise differently and are not
 * numerically STOI.
 *
 * <p>Cost per second at 16 kHz: 2.3 million multiplications in the two resamplings, the largest
 * part, and about 160 FFTs of 512 points. The gradient costs about half as much again.
 */
final class Stoi implements DifferentiableMetric, TimedMetric {

  private final MetricInfo info;
  private final ReferenceAnalysis reference;
  private final SegmentCorrelation correlation;
  private final EnvelopeGradient envelopeGradient;

  Stoi(MetricInfo info, ReferenceAnalysis reference, SegmentCorrelation correlation) {
    this.info = info;
    this.reference = reference;
    this.correlation = correlation;
    this.envelopeGradient = new EnvelopeGradient(reference);
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    pair.requireFinite();
    var a = pair.reference().derive(reference);
    var b = pair.derive(new EstimateEnvelopes(reference, false));
    return info.score(correlation.mean(a.envelopes(), b.envelopes(), null), notes(b));
  }

  /**
   * One term a segment, at the middle of the speech it spans: where silence was removed, segments
   * span more than 384 ms.
   */
  @Override
  public TimeCourse course(SignalPair pair) {
    pair.requireFinite();
    var a = pair.reference().derive(reference);
    var b = pair.derive(new EstimateEnvelopes(reference, false));
    double[] values = correlation.bySegment(a.envelopes(), b.envelopes());
    return new TimeCourse(
        "each run of 30 frames of speech", "", a.middles(), values, info.direction(), true);
  }

  private static List<String> notes(EstimateEnvelopes.Result estimate) {
    if (estimate.silent()) {
      return List.of("silent estimate");
    }
    return estimate.silentSegments() == 0 ? List.of() : List.of(silence(estimate));
  }

  private static String silence(EstimateEnvelopes.Result estimate) {
    return String.format(
        Locale.ROOT,
        "digital silence in %d of the estimate's %d segments counts as 0",
        estimate.silentSegments(),
        estimate.segments());
  }

  @Override
  public Differentiated differentiate(SignalPair pair) {
    pair.requireFinite();
    var a = pair.reference().derive(reference);
    var b = pair.derive(new EstimateEnvelopes(reference, true));
    double[][] gradient = new double[a.envelopes().length][a.envelopes()[0].length];
    double value = info.score(correlation.mean(a.envelopes(), b.envelopes(), gradient)).value();
    return new Differentiated(value, envelopeGradient.toSamples(gradient, a, b, pair));
  }
}
