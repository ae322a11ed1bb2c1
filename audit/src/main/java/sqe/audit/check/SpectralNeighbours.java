package sqe.audit.check;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * All pairs of points that lie within a distance of each other in every coordinate.
 *
 * <p>The points are halved at the median of their widest coordinate until sixteen are left, and
 * each box knows its bounds (a k-d tree). Two boxes further apart than the distance in any
 * coordinate have no pair, so whole boxes are passed over. Cost: n log n to build; the search
 * depends on how many neighbours there are, far below n² where they are few.
 */
final class SpectralNeighbours {

  private static final int LEAF = 16;

  private final float[][] points;
  private final Box root;

  /** Takes points of equal dimension; not changed. */
  SpectralNeighbours(float[][] points) {
    this.points = points;
    Integer[] order = IntStream.range(0, points.length).boxed().toArray(Integer[]::new);
    root = box(order, 0, points.length);
  }

  /** Is told of a pair by its indices, in no particular order. */
  @FunctionalInterface
  interface Visitor {
    void pair(int first, int second);
  }

  /** A box with its points, or with two halves; bounds a coordinate. */
  private record Box(int[] members, Box[] halves, float[] low, float[] high) {}

  private Box box(Integer[] order, int from, int to) {
    int dimensions = points.length == 0 ? 0 : points[0].length;
    float[] low = new float[dimensions];
    float[] high = new float[dimensions];
    Arrays.fill(low, Float.POSITIVE_INFINITY);
    Arrays.fill(high, Float.NEGATIVE_INFINITY);
    int widest = 0;
    for (int d = 0; d < dimensions; d++) {
      for (int i = from; i < to; i++) {
        low[d] = Math.min(low[d], points[order[i]][d]);
        high[d] = Math.max(high[d], points[order[i]][d]);
      }
      widest = high[d] - low[d] > high[widest] - low[widest] ? d : widest;
    }
    if (to - from <= LEAF) {
      int[] members = Arrays.stream(order, from, to).mapToInt(i -> i).toArray();
      return new Box(members, new Box[0], low, high);
    }
    int coordinate = widest;
    Arrays.sort(order, from, to, Comparator.comparingDouble(i -> points[i][coordinate]));
    int middle = (from + to) >>> 1;
    Box[] halves = {box(order, from, middle), box(order, middle, to)};
    return new Box(new int[0], halves, low, high);
  }

  /** Visits each pair once. */
  void within(double distance, Visitor visitor) {
    inside(root, distance, visitor);
  }

  private void inside(Box box, double distance, Visitor visitor) {
    if (box.halves().length > 0) {
      inside(box.halves()[0], distance, visitor);
      inside(box.halves()[1], distance, visitor);
      between(box.halves()[0], box.halves()[1], distance, visitor);
      return;
    }
    int[] members = box.members();
    for (int i = 0; i < members.length; i++) {
      for (int j = i + 1; j < members.length; j++) {
        visit(members[i], members[j], distance, visitor);
      }
    }
  }

  private void between(Box a, Box b, double distance, Visitor visitor) {
    for (int d = 0; d < a.low().length; d++) {
      if (a.low()[d] - b.high()[d] > distance || b.low()[d] - a.high()[d] > distance) {
        return;
      }
    }
    if (a.halves().length > 0) {
      between(a.halves()[0], b, distance, visitor);
      between(a.halves()[1], b, distance, visitor);
    } else if (b.halves().length > 0) {
      between(a, b.halves()[0], distance, visitor);
      between(a, b.halves()[1], distance, visitor);
    } else {
      for (int i : a.members()) {
        for (int j : b.members()) {
          visit(i, j, distance, visitor);
        }
      }
    }
  }

  private void visit(int i, int j, double distance, Visitor visitor) {
    float[] a = points[i];
    float[] b = points[j];
    for (int d = 0; d < a.length; d++) {
      if (Math.abs(a[d] - b[d]) > distance) {
        return;
      }
    }
    visitor.pair(i, j);
  }
}
