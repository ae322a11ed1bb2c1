package sqe.metrics.pesq;

import java.util.ArrayList;
import java.util.List;

/**
 * The stretches of envelope that are compared for every split point (§7.7 c).
 *
 * @param left from the start of the utterance to each point
 * @param right from each point to the end
 */
record SplitStretches(List<Stretch> left, List<Stretch> right) {

  static SplitStretches of(Utterance whole, SplitPoints points, Sizes sizes, int degradedBlocks) {
    int prior = whole.coarse() / sizes.block();
    List<Stretch> left = new ArrayList<>();
    List<Stretch> right = new ArrayList<>();
    for (int point : points.blocks()) {
      left.add(Stretch.of(whole.from(), point, prior, degradedBlocks));
      right.add(Stretch.of(point, whole.to(), prior, degradedBlocks));
    }
    return new SplitStretches(left, right);
  }

  /** The stretches in the order they are compared in, without the trivial ones. */
  List<Stretch> inOrder() {
    List<Stretch> all = new ArrayList<>();
    for (int n = 0; n < left.size(); n++) {
      all.add(left.get(n));
      all.add(right.get(n));
    }
    return all.stream().filter(stretch -> !stretch.isTrivial()).toList();
  }
}
