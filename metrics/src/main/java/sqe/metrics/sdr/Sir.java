package sqe.metrics.sdr;

import java.util.List;
import java.util.Set;
import sqe.dsp.linear.BlockTransform;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfo.Need;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;

/**
 * Signal-to-interference ratio of BSS Eval version 3: how much of the other sources is left in an
 * estimate, 10·log10(‖e<sub>t</sub>‖² / ‖P − e<sub>t</sub>‖²), where e<sub>t</sub> is the
 * projection onto the filtered reference and P the one onto all filtered references. Vincent,
 * Gribonval and Févotte, IEEE TASLP 14(4) 2006.
 */
public final class Sir implements Metric {

  private final ProjectionOptions options;
  private final BlockTransform transform;
  private final MetricInfo info;

  private Sir(ProjectionOptions options) {
    this.options = options;
    this.transform = new BlockTransform(options.filterLength());
    this.info =
        SdrInfo.decibels(
            "sir",
            "Signal-to-interference ratio (BSS Eval version 3)",
            Set.of(Need.SOURCES),
            options.parameters("levinson+cholesky"),
            "10 log10(|p|^2 / |q - p|^2), p the projection of the estimate onto its own reference"
                + options.delays()
                + ", q the one onto all references so delayed",
            List.of(
                "A single source: +inf.",
                "Any silent reference: undefined.",
                "Silent estimate: undefined."),
            "Vincent, Gribonval and Févotte, IEEE TASLP 14(4), 2006");
  }

  /** SIR of BSS Eval version 3. */
  public static Sir bssEval() {
    return with(ProjectionOptions.bssEval());
  }

  /** SIR with other options. */
  public static Sir with(ProjectionOptions options) {
    return new Sir(options);
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    Separation separation = Separation.of(pair, transform, options);
    return Sdr.score(separation.sir(), separation.guard());
  }
}
