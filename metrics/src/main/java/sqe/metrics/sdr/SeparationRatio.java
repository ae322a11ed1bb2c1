package sqe.metrics.sdr;

import java.util.function.ToDoubleFunction;
import sqe.dsp.linear.BlockTransform;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfo.Need;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;

/**
 * The ratios of BSS Eval version 3 that need all sources, of an estimate split by the projections
 * e<sub>t</sub> onto its own filtered reference and P onto all filtered references.
 *
 * <p>SIR = 10·log10(‖e<sub>t</sub>‖² / ‖P − e<sub>t</sub>‖²) says how much of the other sources is
 * left in the estimate, SAR = 10·log10(‖P‖² / ‖ŝ° − P‖²) how much of it no filter can make of any
 * source. Vincent, Gribonval and Févotte, IEEE TASLP 14(4) 2006.
 */
public final class SeparationRatio implements Metric {

  private final ProjectionOptions options;
  private final BlockTransform transform;
  private final ToDoubleFunction<Separation> ratio;
  private final MetricInfo info;

  private SeparationRatio(
      ProjectionOptions options,
      ToDoubleFunction<Separation> ratio,
      String id,
      String name,
      String definition,
      String ofOneSource) {
    this.options = options;
    this.transform = new BlockTransform(options.filterLength());
    this.ratio = ratio;
    this.info =
        SdrInfo.decibels(id)
            .name(name + " (BSS Eval version 3)")
            .alsoNeeds(Need.SOURCES)
            .parameters(options.parameters("levinson+cholesky"))
            .definition(definition)
            .edgeCases(
                "A single source: " + ofOneSource,
                "Any silent reference: undefined.",
                "Silent estimate: undefined.")
            .source("Vincent, Gribonval and Févotte, IEEE TASLP 14(4), 2006")
            .build();
  }

  /** Signal-to-interference ratio. */
  public static SeparationRatio sir(ProjectionOptions options) {
    return new SeparationRatio(
        options,
        Separation::sir,
        "sir",
        "Signal-to-interference ratio",
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
        "sar",
        "Signal-to-artefacts ratio",
        "10 log10(|q|^2 / |estimate - q|^2), q the projection of the estimate onto all references"
            + options.delays(),
        "equal to sdr.");
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
