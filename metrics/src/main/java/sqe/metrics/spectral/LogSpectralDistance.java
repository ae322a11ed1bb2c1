package sqe.metrics.spectral;

import java.util.List;
import java.util.Locale;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.RatePlans;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * Log-spectral distance: the root mean square over frequency of the difference of two logarithmic
 * spectra, and its mean over frames.
 *
 * <pre>
 *   LSD = mean over t of √( mean over k of d(|X_t[k]|², |Y_t[k]|²)² )
 * </pre>
 *
 * <p>There is no standard; {@link LsdForm} has the forms in use, which differ in the transform, the
 * logarithm and the floor below it. Both sides are transformed frame by frame and nothing is kept:
 * the spectra would need several times the memory of the file. Cost: two transforms of L points a
 * frame and a logarithm a bin; L is 743 at 16 kHz in one form, a prime, which takes a transform
 * five times as long as 1024 points.
 */
final class LogSpectralDistance implements Metric {

  private final LsdForm form;
  private final RatePlans<LsdPlan> plans;
  private final MetricInfo info;

  LogSpectralDistance(LsdForm form) {
    this.form = form;
    this.plans = LsdPlan.of(form);
    this.info = SpectralInfo.of(form);
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    List<String> notes = Silence.check(pair);
    LsdPlan plan = plans.at(pair.sampleRate());
    double gain = form == LsdForm.URGENT ? pair.derive(new ReferenceGain()) : 1;
    var distance = distance(plan, pair.reference().samples(), pair.estimate().samples(), gain);
    if (distance.silentFrames > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "digital silence in %d of %d frames of the reference: the floor decides there",
              distance.silentFrames,
              distance.frames));
    }
    return info.score(distance.mean, notes);
  }

  /**
   * The distance of two signals.
   *
   * @param mean over the frames
   * @param frames number of frames
   * @param silentFrames frames in which every sample of the reference is zero
   */
  record Distance(double mean, int frames, int silentFrames) {}

  /** The distance of two signals of one length, the second times a gain. */
  Distance distance(LsdPlan plan, double[] x, double[] y, double gain) {
    int frames = plan.frames(x.length);
    double[] frame = new double[plan.length()];
    double[] reference = new double[plan.bins()];
    double[] estimate = new double[plan.bins()];
    double sum = 0;
    int silent = 0;
    for (int t = 0; t < frames; t++) {
      silent += plan.power(x, t, frame, reference) ? 1 : 0;
      plan.power(y, t, frame, estimate);
      sum += frameDistance(reference, estimate, gain * gain);
    }
    return new Distance(sum / frames, frames, silent);
  }

  private double frameDistance(double[] reference, double[] estimate, double gain) {
    double sum = 0;
    double power = 0;
    for (int k = 0; k < reference.length; k++) {
      double difference = form.difference(reference[k], gain * estimate[k]);
      sum += difference * difference;
      power += reference[k] + estimate[k];
    }
    if (!(sum + power < Double.POSITIVE_INFINITY)) {
      throw new UndefinedScoreException(Reason.NOT_FINITE, "the energy of a frame overflows");
    }
    return Math.sqrt(sum / reference.length);
  }
}
