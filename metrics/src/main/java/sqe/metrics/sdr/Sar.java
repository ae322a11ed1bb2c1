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
 * Signal-to-artefacts ratio of BSS Eval version 3: how much of an estimate no filter can make of
 * any source, 10·log10(‖P‖² / ‖ŝ° − P‖²), where P is the projection onto all filtered references.
 * Vincent, Gribonval and Févotte, IEEE TASLP 14(4) 2006.
 */
public final class Sar implements Metric {

  private final ProjectionOptions options;
  private final BlockTransform transform;
  private final MetricInfo info;

  private Sar(ProjectionOptions options) {
    this.options = options;
    this.transform = new BlockTransform(options.filterLength());
    this.info =
        SdrInfo.decibels(
            "sar",
            "Signal-to-artefacts ratio (BSS Eval version 3)",
            Set.of(Need.SOURCES),
            options.parameters("levinson+cholesky"),
            "10 log10(|q|^2 / |estimate - q|^2), q the projection of the estimate onto all"
                + " references"
                + options.delays(),
            List.of(
                "A single source: equal to sdr.",
                "Any silent reference: undefined.",
                "Silent estimate: undefined."),
            "Vincent, Gribonval and Févotte, IEEE TASLP 14(4), 2006");
  }

  /** SAR of BSS Eval version 3. */
  public static Sar bssEval() {
    return with(ProjectionOptions.bssEval());
  }

  /** SAR with other options. */
  public static Sar with(ProjectionOptions options) {
    return new Sar(options);
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    Separation separation = Separation.of(pair, transform, options);
    return Sdr.score(separation.sar(), separation.guard());
  }
}
