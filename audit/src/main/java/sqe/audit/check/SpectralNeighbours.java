package sqe.audit.check;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * All pairs of points that lie within a distance of each other in every coordinate.
 *
 * <p>A coordinate is cut into strips as wide as the distance: neighbours are in one strip or in two
 * that touch. Each strip is joined with itself and with the next, and each such join is cut again
 * by the next coordinate, the widest first, until few points are left to be compared one by one (an
 * ε-kdB tree that is never built: Shim, Srikant and Agrawal 1997). A tree that halves boxes has to
 * cut a coordinate several times before any two boxes are further apart than the distance, and of
 * sixteen coordinates a million points pay for one cut each: it compares nearly all pairs.
 *
 * <p>Cost: each coordinate leaves half of the pairs where the points spread over eight strips, so
 * about n^1.6 in all; it depends on how many neighbours there are. Memory: the coordinates once
 * more, and a few indices a point.
 */
final class SpectralNeighbours {

  /** As many comparisons are made at once rather than cut further. */
  private static final int FEW = 2048;

  /** More strips than this do not pay. */
  private static final int MOST_STRIPS = 256;

  /** Strips are a little wider than the distance: differences are rounded. */
  private static final double MARGIN = 1 + 1e-6;

  private final int count;
  private final int dimensions;
  private final float[] coordinates; // [point][coordinate], the widest first
  private final float[] low;
  private final float[] high;

  /** Takes points of equal dimension; not changed. */
  SpectralNeighbours(float[][] points) {
    count = points.length;
    dimensions = count == 0 ? 0 : points[0].length;
    float[] smallest = new float[dimensions];
    float[] largest = new float[dimensions];
    double[] spread = spreads(points, smallest, largest);
    int[] order =
        IntStream.range(0, dimensions)
            .boxed()
            .sorted(Comparator.comparingDouble(d -> -spread[d]))
            .mapToInt(d -> d)
            .toArray();
    coordinates = new float[count * dimensions];
    low = new float[dimensions];
    high = new float[dimensions];
    for (int d = 0; d < dimensions; d++) {
      low[d] = smallest[order[d]];
      high[d] = largest[order[d]];
      for (int i = 0; i < count; i++) {
        coordinates[i * dimensions + d] = points[i][order[d]];
      }
    }
  }

  /** Variance of each coordinate; fills in its bounds. */
  private static double[] spreads(float[][] points, float[] smallest, float[] largest) {
    Arrays.fill(smallest, Float.POSITIVE_INFINITY);
    Arrays.fill(largest, Float.NEGATIVE_INFINITY);
    double[] variances = new double[smallest.length];
    for (int d = 0; d < smallest.length; d++) {
      double sum = 0;
      double squares = 0;
      for (float[] point : points) {
        smallest[d] = Math.min(smallest[d], point[d]);
        largest[d] = Math.max(largest[d], point[d]);
        sum += point[d];
        squares += point[d] * (double) point[d];
      }
      double mean = sum / points.length;
      variances[d] = squares / points.length - mean * mean;
    }
    return variances;
  }

  /** Is told of a pair by its indices, in no particular order. */
  @FunctionalInterface
  interface Visitor {
    void pair(int first, int second);
  }

  /** Visits each pair once. */
  void within(double distance, Visitor visitor) {
    new Join(distance, visitor).inside(IntStream.range(0, count).toArray(), 0);
  }

  /** Points in strips: those of strip s are at {@code starts[s]} to {@code starts[s + 1]}. */
  private record Strips(int[] members, int[] starts) {

    int[] of(int strip) {
      return Arrays.copyOfRange(members, starts[strip], starts[strip + 1]);
    }

    boolean isEmpty(int strip) {
      return starts[strip] == starts[strip + 1];
    }
  }

  /** One search. */
  private final class Join {

    private final double distance;
    private final Visitor visitor;
    private final double[] width;
    private final int[] strips;

    Join(double distance, Visitor visitor) {
      this.distance = distance;
      this.visitor = visitor;
      width = new double[dimensions];
      strips = new int[dimensions];
      for (int d = 0; d < dimensions; d++) {
        double range = (double) high[d] - low[d];
        width[d] = Math.max(Math.max(distance * MARGIN, range / MOST_STRIPS), Float.MIN_NORMAL);
        strips[d] = (int) (range / width[d]) + 1;
      }
    }

    /** Pairs among some points, which are in one strip of each coordinate before this one. */
    void inside(int[] points, int d) {
      if (d == dimensions || (long) points.length * points.length <= FEW) {
        for (int i = 0; i < points.length; i++) {
          for (int j = i + 1; j < points.length; j++) {
            visit(points[i], points[j], d);
          }
        }
        return;
      }
      Strips cut = cut(points, d);
      for (int s = 0; s < strips[d]; s++) {
        if (!cut.isEmpty(s)) {
          int[] here = cut.of(s);
          inside(here, d + 1);
          if (s + 1 < strips[d] && !cut.isEmpty(s + 1)) {
            between(here, cut.of(s + 1), d + 1);
          }
        }
      }
    }

    /** Pairs of one point each. */
    private void between(int[] points, int[] others, int d) {
      if (d == dimensions || (long) points.length * others.length <= FEW) {
        for (int i : points) {
          for (int j : others) {
            visit(i, j, d);
          }
        }
        return;
      }
      Strips cut = cut(points, d);
      Strips other = cut(others, d);
      for (int s = 0; s < strips[d]; s++) {
        if (!cut.isEmpty(s)) {
          int[] here = cut.of(s);
          for (int t = Math.max(0, s - 1); t < Math.min(strips[d], s + 2); t++) {
            if (!other.isEmpty(t)) {
              between(here, other.of(t), d + 1);
            }
          }
        }
      }
    }

    private Strips cut(int[] points, int d) {
      int[] starts = new int[strips[d] + 1];
      for (int i : points) {
        starts[strip(i, d) + 1]++;
      }
      for (int s = 0; s < strips[d]; s++) {
        starts[s + 1] += starts[s];
      }
      int[] next = starts.clone();
      int[] members = new int[points.length];
      for (int i : points) {
        members[next[strip(i, d)]++] = i;
      }
      return new Strips(members, starts);
    }

    private int strip(int point, int d) {
      return (int) ((coordinates[point * dimensions + d] - (double) low[d]) / width[d]);
    }

    /** Tells of a pair that is near in all coordinates, asking those first that were not cut. */
    private void visit(int i, int j, int uncut) {
      int a = i * dimensions;
      int b = j * dimensions;
      for (int d = uncut; d < dimensions; d++) {
        if (Math.abs(coordinates[a + d] - coordinates[b + d]) > distance) {
          return;
        }
      }
      for (int d = 0; d < uncut; d++) {
        if (Math.abs(coordinates[a + d] - coordinates[b + d]) > distance) {
          return;
        }
      }
      visitor.pair(i, j);
    }
  }
}
