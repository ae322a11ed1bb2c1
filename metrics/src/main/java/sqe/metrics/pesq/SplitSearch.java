package sqe.metrics.pesq;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Fine delays before and after every split point (§7.7 e, f).
 *
 * <p>Parts with one coarse delay share their frames: those of a shorter part are the first of a
 * longer one's, so each frame is correlated once a coarse delay and not once a split point.
 */
final class SplitSearch {

  private static final DelayHistogram.Vote NONE = new DelayHistogram.Vote(0, 0);

  private final Sizes sizes;
  private final int degradedSpan;
  private final double[] window;
  private final FrameCorrelator correlator;

  SplitSearch(Sizes sizes, int degradedSpan, double[] window, FrameCorrelator correlator) {
    this.sizes = sizes;
    this.degradedSpan = degradedSpan;
    this.window = window;
    this.correlator = correlator;
  }

  /**
   * One candidate a point.
   *
   * @param points blocks, increasing
   * @param coarseLeft coarse delay before each point, in samples
   * @param coarseRight coarse delay after each point
   */
  List<SplitCandidate> candidates(
      Utterance whole, int[] points, int[] coarseLeft, int[] coarseRight) {
    List<DelayHistogram.Vote> left = leftVotes(whole, points, coarseLeft);
    Map<Integer, BackwardFrames> byCoarse = new HashMap<>();
    // from the first point that needs them: its frames are all that the later ones need
    for (int n = 0; n < points.length; n++) {
      if (left.get(n).confidence() > whole.confidence()) {
        int point = points[n];
        byCoarse.computeIfAbsent(coarseRight[n], coarse -> backward(whole, coarse, point));
      }
    }
    List<SplitCandidate> candidates = new ArrayList<>();
    for (int n = points.length - 1; n >= 0; n--) {
      DelayHistogram.Vote right = NONE;
      BackwardFrames frames = byCoarse.get(coarseRight[n]);
      if (left.get(n).confidence() > whole.confidence() && frames != null) {
        frames.advanceTo(points[n]);
        right = frames.winner();
      }
      candidates.add(
          new SplitCandidate(points[n], coarseLeft[n], coarseRight[n], left.get(n), right));
    }
    Collections.reverse(candidates);
    return candidates;
  }

  private List<DelayHistogram.Vote> leftVotes(Utterance whole, int[] points, int[] coarseLeft) {
    Map<Integer, ForwardFrames> byCoarse = new HashMap<>();
    // from the last point on: its frames are all that the earlier ones need
    for (int n = points.length - 1; n >= 0; n--) {
      int point = points[n];
      byCoarse.computeIfAbsent(coarseLeft[n], coarse -> forward(whole, coarse, point));
    }
    List<DelayHistogram.Vote> votes = new ArrayList<>();
    for (int n = 0; n < points.length; n++) {
      ForwardFrames frames = Objects.requireNonNull(byCoarse.get(coarseLeft[n]));
      frames.advanceTo(points[n]);
      votes.add(frames.winner());
    }
    return votes;
  }

  private ForwardFrames forward(Utterance whole, int coarse, int furthest) {
    var frames = new ForwardFrames(sizes, whole.from(), coarse, degradedSpan, window, correlator);
    frames.prepareTo(furthest);
    return frames;
  }

  private BackwardFrames backward(Utterance whole, int coarse, int furthest) {
    var frames = new BackwardFrames(sizes, whole.to(), coarse, degradedSpan, window, correlator);
    frames.prepareTo(furthest);
    return frames;
  }
}
