package sqe.metrics.pesq;

import java.util.ArrayList;
import java.util.List;

/** Puts the borders between utterances and keeps them inside the degraded signal (§7.6). */
final class UtteranceBorders {

  private final Sizes sizes;
  private final int referenceBlocks;
  private final int degradedSpan;

  UtteranceBorders(Sizes sizes, int referenceBlocks, int degradedSpan) {
    this.sizes = sizes;
    this.referenceBlocks = referenceBlocks;
    this.degradedSpan = degradedSpan;
  }

  /**
   * The utterances with borders midway between their runs.
   *
   * @param runs where the utterances are active
   * @param utterances one a run; borders are ignored
   */
  List<Utterance> set(List<DelaySearch.Run> runs, List<Utterance> utterances) {
    List<Utterance> result = new ArrayList<>();
    for (int u = 0; u < runs.size(); u++) {
      int from = u == 0 ? Sizes.GUARD_BLOCKS : between(runs.get(u - 1), runs.get(u));
      int to =
          u == runs.size() - 1
              ? referenceBlocks - Sizes.GUARD_BLOCKS
              : between(runs.get(u), runs.get(u + 1));
      result.add(utterances.get(u).withBorders(from, to));
    }
    result.set(0, startInside(result.get(0)));
    int last = result.size() - 1;
    result.set(last, endInside(result.get(last)));
    separate(result);
    return result;
  }

  private static int between(DelaySearch.Run left, DelaySearch.Run right) {
    return (right.from() + left.to()) / 2;
  }

  /** Step 2. */
  private Utterance startInside(Utterance first) {
    boolean outside = first.from() * sizes.block() + first.delay() < sizes.guard();
    return outside ? first.withBorders(earliestFrom(first.delay()), first.to()) : first;
  }

  /** First block that a delay does not move before the degraded signal's first sample. */
  int earliestFrom(int delay) {
    return Sizes.GUARD_BLOCKS + (sizes.block() - 1 - delay) / sizes.block();
  }

  /** Step 3: the border, moved so that the delay does not take it behind the degraded signal. */
  Utterance endInside(Utterance last) {
    boolean outside = last.to() * sizes.block() + last.delay() > degradedSpan - sizes.guard();
    return outside
        ? last.withBorders(
            last.from(), (degradedSpan - last.delay()) / sizes.block() - Sizes.GUARD_BLOCKS)
        : last;
  }

  /** Step 4: neighbours that overlap in the degraded signal meet in the middle. */
  private void separate(List<Utterance> utterances) {
    int block = sizes.block();
    for (int u = 1; u < utterances.size(); u++) {
      Utterance left = utterances.get(u - 1);
      Utterance right = utterances.get(u);
      int start = right.from() * block + right.delay();
      int end = left.to() * block + left.delay();
      if (start < end) {
        int middle = (start + end) / 2;
        utterances.set(
            u, right.withBorders((block - 1 + middle - right.delay()) / block, right.to()));
        utterances.set(u - 1, left.withBorders(left.from(), (middle - left.delay()) / block));
      }
    }
  }
}
