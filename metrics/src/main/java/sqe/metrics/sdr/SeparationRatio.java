package sqe.metrics.sdr;

import java.util.function.ToDoubleFunction;
import sqe.dsp.linear.BlockTransform;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfo.Need;
import sqe.metrics.MetricInfoBuilder;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;

/**
 * The ratios of BSS Eval version 3 that need all sources, of an estimate split by the projections
 * e<sub>t</sub> onto its own filtered reference and P onto all filtered references.
 *
 * <p>SIR = 10·log10(‖e<sub>t</sub>‖² / ‖P − e<sub>t</sub>‖²) says how much of the other sources is
 * left in the estimate, SAR = 10·log10(‖P‖² / ‖ŝ° − P‖²) how much of it no filter can make of any
 * source. With one tap, a gain, they are SI-SIR and SI-SAR. Vincent, Gribonval and Févotte, IEEE
 * TASLP 14(4) 2006.
 */
public final class SeparationRatio implements Metric {

  private final ProjectionOptions options;
  private final BlockTransform transform;
  private final ToDoubleFunction<Separation> ratio;
  private final MetricInfo info;

  private SeparationRatio(
      ProjectionOptions options,
      ToDoubleFunction<Separation> ratio,
      MetricInfoBuilder description,
      String definition,
      String ofOneSource) {
    this.options = options;
    this.transform = new BlockTransform(options.filterLength());
    this.ratio = ratio;
    this.info =
        description
            .alsoNeeds(Need.SOURCES)
            .parameters(options.parameters("levinson+cholesky"))
            .definition(definition)
            .edgeCases(
                "A single source: " + ofOneSource,
                "Any silent reference: undefined.",
                "Silent estimate: undefined.")
            .build();
  }

  private static MetricInfoBuilder bssEval(String id, String name) {
    return SdrInfo.decibels(id)
        .name(name + " (BSS Eval version 3)")
        .source("Vincent, Gribonval and Févotte, IEEE TASLP 14(4), 2006");
  }

  private static MetricInfoBuilder scaleInvariant(String id, String name) {
    return SdrInfo.decibels(id)
        .family(SdrInfo.SEPARATION)
        .name("Scale-invariant " + name)
        .source(
            "Le Roux et al., SDR - half-baked or well done?, ICASSP 2019; Scheibler, SDR - medium"
                + " rare with fast computations, ICASSP 2022");
  }

  /** Signal-to-interference ratio. */
  public static SeparationRatio sir(ProjectionOptions options) {
    return new SeparationRatio(
        options,
        Separation::sir,
        bssEval("sir", "Signal-to-interference ratio"),
        "10 log10(|p|^2 / |q - p|^2), p the projection of the estimate onto its own reference"
            + options.delays()
            + ", q the one onto all references so delayed",
        "+inf.");
  }

  /** Signal-to-artefacts ratio. */
  public static SeparationRatio sar(ProjectionOptions options) {
    return new SeparationRatio(
        options,
        Separation::sar,
        bssEval("sar", "Signal-to-artefacts ratio"),
        "10 log10(|q|^2 / |estimate - q|^2), q the projection of the estimate onto all references"
            + options.delays(),
        "equal to sdr.");
  }

  /**
   * Scale-invariant SIR: that of BSS Eval with one tap.
   *
   * @param options such as {@link ProjectionOptions#scaleInvariant()}, with one tap
   */
  public static SeparationRatio siSir(ProjectionOptions options) {
    return new SeparationRatio(
        requireOneTap(options),
        Separation::sir,
        scaleInvariant("si_sir", "signal-to-interference ratio"),
        "10 log10(|t|^2 / |q - t|^2), t the projection of the estimate onto its own reference, q"
            + " the one onto the space all references span",
        "+inf.");
  }

  /**
   * Scale-invariant SAR: that of BSS Eval with one tap.
   *
   * @param options as for {@link #siSir}
   */
  public static SeparationRatio siSar(ProjectionOptions options) {
    return new SeparationRatio(
        requireOneTap(options),
        Separation::sar,
        scaleInvariant("si_sar", "signal-to-artefacts ratio"),
        "10 log10(|q|^2 / |estimate - q|^2), q the projection of the estimate onto the space all"
            + " references span",
        "equal to si_sdr.");
  }

  private static ProjectionOptions requireOneTap(ProjectionOptions options) {
    if (options.filterLength() != 1) {
      throw new IllegalArgumentException(
          "scale-invariant ratios allow a gain, one tap: " + options.filterLength());
    }
    return options;
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    Separation separation = Separation.of(pair, transform, options);
    return Sdr.score(ratio.applyAsDouble(separation), separation.guard());
  }
}
