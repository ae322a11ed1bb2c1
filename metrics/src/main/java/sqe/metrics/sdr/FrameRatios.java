package sqe.metrics.sdr;

import java.util.List;

/**
 * What BSS Eval version 4 gives for one set of sources.
 *
 * @param sources one for each reference, in their order
 * @param orders of each window: {@code orders.get(t)[j]} is the index of the estimate for reference
 *     j
 * @param guard the largest loading a solver had to add of itself, 0 if none
 */
public record FrameRatios(List<OfSource> sources, List<int[]> orders, double guard) {

  /** Copies the lists. */
  public FrameRatios {
    sources = List.copyOf(sources);
    orders = List.copyOf(orders);
  }

  /**
   * The ratios of one source in dB, one a window: NaN in a window in which a reference or an
   * estimate is silent.
   *
   * @param sdr of the source to everything else
   * @param isr of the source to what filtering has done to it; NaN where that is no error
   * @param sir of the source to the other sources
   * @param sar of the sources to what is none of them
   */
  public record OfSource(double[] sdr, double[] isr, double[] sir, double[] sar) {}
}
