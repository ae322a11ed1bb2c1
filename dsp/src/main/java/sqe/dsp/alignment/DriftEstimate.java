package sqe.dsp.alignment;

/**
 * How the delay of an estimate changes along the file.
 *
 * @param partsPerMillion slope of the delay: positive when the estimate runs slow, so that its
 *     delay grows; 0 when there were too few places to measure
 * @param jump largest step between the delays of neighbouring places, in samples, after the slope
 *     is removed; 0 where the delay does not stay what it is on either side of that step
 * @param jumpAt where the step is, in samples of the reference
 * @param medianDelay the median of the local delays, in samples; the given delay where there were
 *     too few places
 * @param spread median change of the delay from one place to the next once the slope is removed, in
 *     samples: how well a local delay is known
 * @param scatter how far four fifths of the local delays at most lie from the line or, where there
 *     is a step, from the medians on either side of it, in samples
 * @param backward share of the pairs of places between which the delay goes against the slope by
 *     more than the spread, 0 to 1
 * @param places number of places with a trustworthy delay
 */
public record DriftEstimate(
    double partsPerMillion,
    double jump,
    int jumpAt,
    double medianDelay,
    double spread,
    double scatter,
    double backward,
    int places) {

  /** Places from which on a slope, a step or a median is not the work of one or two of them. */
  private static final int ENOUGH_PLACES = 5;

  /** Whether there were enough places for the figures to mean something. */
  public boolean trustworthy() {
    return places >= ENOUGH_PLACES;
  }
}
