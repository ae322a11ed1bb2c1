package sqe.metrics.pesq;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits utterances within which the delay changes (§7.7).
 *
 * <p>Up to forty split points are tried. For each, the part before and the part after it get a
 * coarse and a fine delay of their own; a split is accepted where both parts agree with themselves
 * better than the whole does and the delays differ by a block or more. The left part of an accepted
 * split is tried again before the next utterance.
 */
final class UtteranceSplitter {

  private final PesqTables tables;
  private final Sizes sizes;
  private final GuardedSignal degraded;
  private final ActivityEnvelope referenceEnvelope;
  private final ActivityEnvelope degradedEnvelope;
  private final EnvelopeCorrelation correlation;
  private final FrameCorrelator correlator;
  private final UtteranceBorders borders;
  private boolean noiseDecides;

  UtteranceSplitter(
      PesqTables tables,
      GuardedSignal degraded,
      ActivityEnvelope referenceEnvelope,
      ActivityEnvelope degradedEnvelope,
      EnvelopeCorrelation correlation,
      FrameCorrelator correlator) {
    this.tables = tables;
    this.sizes = tables.sizes();
    this.degraded = degraded;
    this.referenceEnvelope = referenceEnvelope;
    this.degradedEnvelope = degradedEnvelope;
    this.correlation = correlation;
    this.correlator = correlator;
    this.borders = new UtteranceBorders(sizes, referenceEnvelope.blocks(), degraded.span());
  }

  /** Splits until no utterance gains by it or the standard's tables are full. */
  DelayPath split(List<Utterance> utterances) {
    List<Utterance> result = new ArrayList<>(utterances);
    int u = 0;
    while (u < result.size() && result.size() < DelaySearch.MOST_UTTERANCES) {
      Optional<Attempt> attempt = attempt(result.get(u));
      Optional<SplitCandidate> accepted = attempt.flatMap(Attempt::accepted);
      if (accepted.isPresent()) {
        Utterance whole = result.remove(u);
        result.addAll(u, parts(whole, accepted.get()));
      } else {
        u++;
      }
    }
    return new DelayPath(result, sizes.block(), noiseDecides);
  }

  /**
   * What was tried on one utterance.
   *
   * @param points where it could be split
   * @param window weights of the fine delay search
   * @param candidates one a point
   * @param accepted the candidate chosen
   */
  record Attempt(
      SplitPoints points,
      SplitWindow window,
      List<SplitCandidate> candidates,
      Optional<SplitCandidate> accepted) {}

  /** Tries to split an utterance; empty where it has too little speech for that. */
  Optional<Attempt> attempt(Utterance whole) {
    return SplitPoints.of(referenceEnvelope, whole).map(points -> attempt(whole, points));
  }

  private Attempt attempt(Utterance whole, SplitPoints points) {
    var stretches = SplitStretches.of(whole, points, sizes, degradedEnvelope.blocks());
    int[] left = coarseDelays(stretches.left(), whole.coarse(), false);
    int[] right = coarseDelays(stretches.right(), whole.coarse(), true);
    SplitWindow window = SplitWindow.of(tables, correlation, stretches);
    noiseDecides |= window.isNoise();
    List<SplitCandidate> candidates =
        new SplitSearch(sizes, degraded.span(), window.values(), correlator)
            .candidates(whole, points.blocks(), left, right);
    return new Attempt(
        points,
        window,
        candidates,
        SplitCandidate.best(candidates, whole.confidence(), sizes.block()));
  }

  /** Coarse delays in samples (step c); nested stretches are visited from the smallest on. */
  private int[] coarseDelays(List<Stretch> stretches, int prior, boolean smallestLast) {
    int count = stretches.size();
    int[] delays = new int[count];
    var nested = new NestedCorrelation(referenceEnvelope.log(), degradedEnvelope.log());
    boolean nest = referenceEnvelope.blocks() <= NestedCorrelation.MOST_BLOCKS;
    for (int n = 0; n < count; n++) {
      int index = smallestLast ? count - 1 - n : n;
      Stretch stretch = stretches.get(index);
      if (stretch.isTrivial()) {
        delays[index] = prior;
      } else if (nest) {
        delays[index] = nested.delay(stretch) * sizes.block();
      } else {
        delays[index] = prior + correlation.lag(stretch) * sizes.block();
      }
    }
    return delays;
  }

  /** The two parts of an utterance (step h). */
  List<Utterance> parts(Utterance whole, SplitCandidate split) {
    int point = split.block();
    DelayHistogram.Vote leftVote = split.left();
    DelayHistogram.Vote rightVote = split.right();
    int overlap =
        rightVote.delay() < leftVote.delay()
            ? 0
            : (rightVote.delay() - leftVote.delay()) / (2 * sizes.block());
    int from = whole.from();
    if ((from - Sizes.GUARD_BLOCKS) * sizes.block() + leftVote.delay() < 0) {
      from = borders.earliestFrom(leftVote.delay());
    }
    Utterance left =
        new Utterance(
            from, point + overlap, split.coarseLeft(), leftVote.delay(), leftVote.confidence());
    Utterance right =
        new Utterance(
            point - overlap,
            whole.to(),
            split.coarseRight(),
            rightVote.delay(),
            rightVote.confidence());
    return List.of(left, borders.endInside(right));
  }
}
