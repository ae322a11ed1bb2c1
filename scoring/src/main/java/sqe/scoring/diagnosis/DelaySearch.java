package sqe.scoring.diagnosis;

import sqe.dsp.alignment.DelayEstimate;
import sqe.dsp.alignment.DelayEstimator;

/** Looks for the delay of an estimate, nearby first. */
public final class DelaySearch {

  private static final double SEARCH_SECONDS = 0.5;

  /** Range of the second try, where the first finds nothing it can trust. */
  private static final double WIDE_SEARCH_SECONDS = 4;

  private DelaySearch() {}

  /** Delay within half a second, or, where that is not to be trusted, within four. */
  public static DelayEstimate delay(double[] r, double[] e, int sampleRate) {
    DelayEstimate near = DelayEstimator.estimate(r, e, (int) (SEARCH_SECONDS * sampleRate));
    if (near.trustworthy()) {
      return near;
    }
    DelayEstimate wide = DelayEstimator.estimate(r, e, (int) (WIDE_SEARCH_SECONDS * sampleRate));
    return wide.trustworthy() && wide.correlation() > 2 * near.correlation() ? wide : near;
  }
}
