package sqe.metrics.pmsqe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sqe.dsp.linear.Reductions;
import sqe.metrics.Derivation;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.MetricInfo;
import sqe.metrics.NumberText;
import sqe.metrics.RateSpan;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.TimedMetric;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * PMSQE, the Perceptual Metric for Speech Quality Evaluation.
 *
 * <p>PESQ's disturbance model made into a frame-wise, differentiable measure: both signals become
 * Bark spectrograms of one level; the estimate's long-term spectrum and, frame by frame, its gain
 * are matched to the reference's; both become loudness; the difference beyond a deadzone is the
 * disturbance, counted once as it is and once with a factor up to 12 where the estimate has more
 * power than the reference. The score is the mean over frames of 0.1·D^s + 0.0309·D^a.
 *
 * <p>Nothing is aligned: a delay of a few milliseconds between the signals counts as distortion.
 * Gain costs nothing, polarity and phase are not heard. The behaviour is that of asteroid's {@code
 * SingleSrcPMSQE} on power spectra without scaling.
 *
 * <p>Source: J. M. Martín-Doñas, A. M. Gómez, J. A. González, A. M. Peinado, "A deep learning loss
 * function based on the perceptual evaluation of the speech quality", IEEE Signal Processing
 * Letters 25(11), 2018. Paragraph signs in this package count the steps: § 1 spectrum, 2 level, 3
 * Bark bands, 4 frequency equalisation, 5 gain equalisation, 6 loudness, 7 disturbances.
 *
 * <p>Cost: one 512-point FFT a frame and side, and a power law for each cell of 49 bands. The
 * reference's share is computed once for all its estimates. The gradient adds an inverse FFT a
 * frame.
 */
public final class Pmsqe implements DifferentiableMetric, TimedMetric {

  private final PmsqeOptions options;
  private final BarkSpectrum.Of estimateSpectrum;
  private final ReferenceSide.Of referenceSide;
  private final Frames frames;
  private final MetricInfo info;

  /** What the pair remembers, so that the metric and the estimate made from it share one pass. */
  private record Frames(
      BarkSpectrum.Of estimateSpectrum, ReferenceSide.Of side, PmsqeOptions options)
      implements Derivation<SignalPair, double[]> {

    /** One value a frame, 0 where it does not count. */
    @Override
    public double[] from(SignalPair pair) {
      ReferenceSide reference = pair.reference().derive(side);
      BarkSpectrum estimate =
          pair.estimate().derive(estimateSpectrum).requireLevel(Reason.SILENT_ESTIMATE);
      FrameComparison comparison =
          new FrameComparison(
              reference,
              estimate,
              equaliser(reference, estimate, options),
              options.gainEqualisation());
      double[] values = new double[estimate.frames()];
      for (int t = 0; t < values.length; t++) {
        values[t] = options.isReal(t) ? comparison.compute(t) : 0;
      }
      return values;
    }
  }

  /** The metric with {@link PmsqeOptions#DEFAULT}. */
  public Pmsqe() {
    this(PmsqeOptions.DEFAULT);
  }

  /** The metric with other options; its signature names them. */
  public Pmsqe(PmsqeOptions options) {
    this.options = options;
    this.estimateSpectrum = BarkSpectrum.Of.options(options);
    this.referenceSide = new ReferenceSide.Of(estimateSpectrum);
    this.frames = new Frames(estimateSpectrum, referenceSide, options);
    this.info = describe(options);
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    pair.requireFinite();
    double[] values = pair.derive(frames);
    return info.score(Reductions.sum(values) / options.realFrames(values.length));
  }

  @Override
  public TimeCourse course(SignalPair pair) {
    pair.requireFinite();
    double[] values = pair.derive(frames);
    Configuration configuration = pair.estimate().derive(estimateSpectrum).configuration();
    double[] seconds = new double[values.length];
    for (int t = 0; t < seconds.length; t++) {
      double middle = t * (double) configuration.hop + configuration.frameLength / 2.0;
      seconds[t] = middle / pair.sampleRate();
    }
    boolean mean = options.realFrames(values.length) == values.length;
    return new TimeCourse(
        "each frame of 32 ms", "", seconds, values.clone(), info.direction(), mean);
  }

  /**
   * Value and gradient (§12). Activity, thresholds and limits count as constants, so where an
   * asymmetric disturbance is at its limit its part of the gradient is zero.
   */
  @Override
  public Differentiated differentiate(SignalPair pair) {
    pair.requireFinite();
    BarkSpectrum estimate = estimateWithSpectra(pair);
    PmsqeGradient gradient = gradient(pair, estimate);
    return new Differentiated(
        info.score(gradient.value()).value(),
        WaveformGradient.of(estimate, pair.length(), gradient));
  }

  PmsqeOptions options() {
    return options;
  }

  /** The estimate's side with its spectra, which only the way back needs. */
  BarkSpectrum estimateWithSpectra(SignalPair pair) {
    return BarkSpectrum.withSpectra(pair.estimate().signal(), options)
        .requireLevel(Reason.SILENT_ESTIMATE);
  }

  PmsqeGradient gradient(SignalPair pair, BarkSpectrum estimate) {
    return new PmsqeGradient(pair.reference().derive(referenceSide), estimate, options);
  }

  static Equaliser equaliser(ReferenceSide reference, BarkSpectrum estimate, PmsqeOptions options) {
    return options.barkEqualisation()
        ? Equaliser.of(reference, estimate.power())
        : Equaliser.none(estimate.configuration().bands.count());
  }

  private static MetricInfo describe(PmsqeOptions options) {
    return MetricInfo.builder("pmsqe")
        .name("Perceptual Metric for Speech Quality Evaluation")
        .family("pmsqe")
        .range(0, FrameComparison.LARGEST_VALUE)
        .lowerIsBetter()
        .sampleRates(8000, 16000)
        .parameters(parameters(options))
        .definition(
            "Mean over frames of 0.1·D^s + 0.0309·D^a, the symmetric and asymmetric disturbance of "
                + "PESQ's perceptual model between the power spectra of reference and estimate, "
                + "each limited to 45; levels, long-term spectrum and frame gains are matched "
                + "before. The signals are not aligned.")
        .edgeCases(
            "A silent reference or estimate (no power between 350 and 3250 Hz) has no value.",
            "Shorter than a frame (32 ms) has no value; samples after the last complete frame are "
                + "not looked at.",
            "A perfect estimate gives about 3.0e-4 at 16 kHz and 2.5e-4 at 8 kHz; treat values "
                + "below 1e-3 as undistorted.",
            "Gain and polarity do not matter; a delay of 5 ms costs about 0.4.")
        .source(
            "Martín-Doñas, Gómez, González, Peinado, IEEE Signal Processing Letters 25(11), 2018; "
                + "behaviour of asteroid's SingleSrcPMSQE on power spectra")
        .usualMargin(0.02)
        .defaultAt(RateSpan.EVERY)
        .build();
  }

  static List<Map.Entry<String, String>> parameters(PmsqeOptions options) {
    List<Map.Entry<String, String>> parameters = new ArrayList<>();
    parameters.add(Map.entry("input", "power"));
    parameters.add(Map.entry("window", "sqrt-hann"));
    parameters.add(Map.entry("bark_eq", options.barkEqualisation() ? "yes" : "no"));
    parameters.add(Map.entry("gain_eq", options.gainEqualisation() ? "yes" : "no"));
    parameters.add(Map.entry("window_weight", NumberText.shortest(options.windowWeight())));
    if (!options.frameMask().isEmpty()) {
      parameters.add(Map.entry("frame_mask", "yes"));
    }
    return parameters;
  }
}
