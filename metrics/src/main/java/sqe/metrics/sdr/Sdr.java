package sqe.metrics.sdr;

import java.util.List;
import java.util.Locale;
import sqe.dsp.linear.BlockTransform;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfoBuilder;
import sqe.metrics.RateSpan;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;

/**
 * Signal-to-distortion ratio of BSS Eval version 3: the estimate is compared with whatever a filter
 * of L = 512 causal taps can make of the reference.
 *
 * <p>With R[t][u] = Σ s[n]·s[n + |t − u|] and b[t] = Σ s[n]·ŝ[n + t], the filter solves R·h = b; e
 * = s * h is the target part, and
 *
 * <pre>  SDR = 10·log10(‖e‖² / ‖ŝ° − e‖²)  over N + L − 1 samples, ŝ° the zero-padded estimate
 * </pre>
 *
 * <p>Gain, polarity, a delay below L samples and moderate filtering of the estimate cost nothing;
 * an estimate that is early does. CI-SDR is this number as a training criterion, optionally with a
 * soft limit. Correlations and filtering go block by block ({@link sqe.dsp.linear.BlockTransform}),
 * the system through {@link sqe.dsp.linear.Toeplitz}: four passes of transforms, two of them for
 * the reference alone, and 2L² multiply-adds a pair for the solver. The energies are summed over
 * the residual itself, because c/(1 − c) has lost half its digits at 80 dB.
 *
 * <p>Sources: Vincent, Gribonval and Févotte, IEEE TASLP 14(4) 2006; Boeddeker et al., ICASSP 2021.
 */
public final class Sdr implements DifferentiableMetric {

  private final ProjectionOptions options;
  private final BlockTransform transform;
  private final MetricInfo info;

  private Sdr(ProjectionOptions options, MetricInfo info) {
    this.options = options;
    this.transform = new BlockTransform(options.filterLength());
    this.info = info;
  }

  /** SDR of BSS Eval version 3. */
  public static Sdr bssEval() {
    return with(ProjectionOptions.bssEval());
  }

  /** SDR with other options. */
  public static Sdr with(ProjectionOptions options) {
    return new Sdr(
        options,
        describe("sdr", options, "")
            .name("Signal-to-distortion ratio (BSS Eval version 3)")
            .source("Vincent, Gribonval and Févotte, IEEE TASLP 14(4), 2006")
            .defaultAt(RateSpan.EVERY)
            .otherNames("sdr")
            .build());
  }

  /** CI-SDR: the same estimator without soft limit. */
  public static Sdr convolutive() {
    return convolutive(ProjectionOptions.bssEval());
  }

  /** CI-SDR with other options, such as a soft limit. */
  public static Sdr convolutive(ProjectionOptions options) {
    return new Sdr(
        options,
        describe(
                "ci_sdr",
                options,
                "; the same estimator as sdr, numerically equal to it without a soft limit")
            .name("Convolutive transfer function invariant signal-to-distortion ratio")
            .source(
                "Boeddeker et al., Convolutive transfer function invariant SDR training criteria,"
                    + " ICASSP 2021")
            .build());
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  /** The options this metric projects with. */
  public ProjectionOptions options() {
    return options;
  }

  @Override
  public Score score(SignalPair pair) {
    Domain.require(pair);
    ShiftSpace space = space(pair);
    if (space.prepare(pair.estimate()).silent()) {
      return Domain.silentEstimateScore();
    }
    return switch (options.form()) {
      case RESIDUAL -> {
        var projection = pair.estimate().derive(new TargetProjection.Of(space));
        yield score(value(projection), projection.filter().guard());
      }
      case COHERENCE -> {
        var filter = filter(pair, space);
        yield score(options.coherenceDecibels(filter.coherence()), filter.guard());
      }
    };
  }

  /**
   * The system depends on the reference alone and the residual e is orthogonal to the shift space,
   * so that nothing is differentiated through the solver: with p the projection, restricted to the
   * estimate's N samples,
   *
   * <pre>  κ·q/(q + τ)·(p/‖p‖² − e/‖e‖²),  q = ‖e‖²/‖p‖²,  τ = 10^(−softLimit/10) or 0 </pre>
   *
   * <p>and κ·(p − c·ŝ)/(c·(1 − c)·‖ŝ‖²) in coherence form, also with loading; 0 where the hard
   * limit holds.
   */
  @Override
  public Differentiated differentiate(SignalPair pair) {
    Domain.require(pair);
    ShiftSpace space = space(pair);
    Samples estimate = space.prepare(pair.estimate());
    Domain.requireSoundForGradient(estimate);
    double value = score(pair).value();
    Domain.requireFiniteGradient(value);
    double[] gradient =
        switch (options.form()) {
          case RESIDUAL -> residualGradient(pair, space, estimate);
          case COHERENCE -> coherenceGradient(pair, space, estimate);
        };
    return new Differentiated(value, Gradients.throughMean(gradient, options.zeroMean()));
  }

  private double[] residualGradient(SignalPair pair, ShiftSpace space, Samples estimate) {
    var projection = pair.estimate().derive(new TargetProjection.Of(space));
    double[] p = space.spectra().convolution(projection.filter().taps());
    double floor = Decibels.power(-options.softLimit()) * projection.target();
    double away = Decibels.KAPPA / (projection.residual() + floor);
    double along = away * (projection.residual() / projection.target());
    return Gradients.of(p, estimate.values(), along, away, 1);
  }

  private double[] coherenceGradient(SignalPair pair, ShiftSpace space, Samples estimate) {
    var filter = filter(pair, space);
    double c = filter.coherence();
    if (options.limits(c)) {
      return new double[estimate.values().length];
    }
    double[] p = space.spectra().convolution(filter.taps());
    double scale = Decibels.KAPPA / (c * (1 - c) * estimate.energy());
    return Gradients.of(p, estimate.values(), scale * (1 - c), scale * c, 1);
  }

  private ShiftSpace space(SignalPair pair) {
    return pair.reference().derive(new ShiftSpace.Of(transform, options.zeroMean()));
  }

  private DistortionFilter filter(SignalPair pair, ShiftSpace space) {
    return pair.estimate().derive(new DistortionFilter.Of(space, options.loading()));
  }

  private double value(TargetProjection projection) {
    return Decibels.softRatio(projection.target(), projection.residual(), options.softLimit());
  }

  /** A score that says whether the system had to be regularised. */
  static Score score(double value, double guard) {
    if (guard == 0) {
      return Score.of(value);
    }
    return Score.of(
        value,
        List.of(
            String.format(
                Locale.ROOT,
                "reference almost predictable: solved with diagonal loading %.0e",
                guard)));
  }

  private static MetricInfoBuilder describe(String id, ProjectionOptions options, String remark) {
    return SdrInfo.decibels(id)
        .parameters(options.parameters("levinson"))
        .definition(
            "10 log10(|p|^2 / |estimate - p|^2), p the projection of the estimate onto the"
                + " reference"
                + options.delays()
                + remark)
        .edgeCases(
            SdrInfo.SILENT_REFERENCE,
            SdrInfo.SILENT_ESTIMATE,
            SdrInfo.PERFECT_FILTERED,
            "Reference almost predictable (pure smooth pulses): solved with a diagonal loading of"
                + " 1e-10 or 1e-8, with a note.",
            "Estimate earlier than the reference: the filter is causal and does not undo it.");
  }
}
