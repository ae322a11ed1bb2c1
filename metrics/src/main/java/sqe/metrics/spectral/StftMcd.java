package sqe.metrics.spectral;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.RatePlans;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * Mel-cepstral distance of short-time spectra: the mean over pairs of frames of (10/ln 10)·√(2·Σ
 * (c_d − c′_d)²).
 *
 * <p>The distance of papers on voice conversion and synthesis takes the spectral envelope of the
 * vocoder WORLD. This one takes the spectrum of frames of 25 ms, harmonics included, which makes it
 * larger: values of both are not comparable.
 *
 * <p>Forms that align take the files at the lengths they have. Cost: a transform, 513 logarithms
 * and a matrix of 40 by 513 a frame; aligned, a distance for each pair of frames, so that files of
 * more than some minutes are refused.
 */
final class StftMcd implements Metric {

  /** Pairs of frames that are aligned at most: five minutes by five minutes. */
  private static final long MOST_PAIRS = 3_600_000_000L;

  private final StftMcdForm form;
  private final RatePlans<StftMelCepstra> plans;
  private final MetricInfo info;

  /**
   * A metric.
   *
   * @param plans shared by all forms
   */
  StftMcd(StftMcdForm form, RatePlans<StftMelCepstra> plans) {
    this.form = form;
    this.plans = plans;
    this.info = SpectralInfo.of(form);
  }

  /** The mel-cepstra of a signal. */
  private record Cepstra(RatePlans<StftMelCepstra> plans)
      implements Derivation<AnalysedSignal, StftMelCepstra.Frames> {

    @Override
    public StftMelCepstra.Frames from(AnalysedSignal signal) {
      return plans.at(signal.sampleRate()).of(signal.samples());
    }
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    List<String> notes = new ArrayList<>(Silence.check(pair));
    AnalysedSignal reference = pair.reference();
    AnalysedSignal estimate = pair.estimate();
    if (form.warped() && pair.asRead().isPresent()) {
      SignalPair.AsRead files = pair.asRead().get();
      files.requireFinite();
      reference = files.reference();
      estimate = files.estimate();
    }
    StftMelCepstra plan = plans.at(pair.sampleRate());
    requireFewEnough(plan.frames(reference.length()), plan.frames(estimate.length()));
    double[][] x = form.vectors(reference.derive(new Cepstra(plans)));
    double[][] y = form.vectors(estimate.derive(new Cepstra(plans)));
    return info.score(MelCepstralDistance.distance(form.path(x, y)), notes);
  }

  private void requireFewEnough(int rows, int columns) {
    if (form.warped() && (long) rows * columns > MOST_PAIRS) {
      throw new UndefinedScoreException(
          Reason.OUT_OF_DOMAIN,
          String.format(
              Locale.ROOT,
              "aligns files of up to five minutes, not %d frames with %d; cut them",
              rows,
              columns));
    }
  }
}
