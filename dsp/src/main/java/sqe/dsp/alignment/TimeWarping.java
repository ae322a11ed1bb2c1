package sqe.dsp.alignment;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Dynamic time warping of two sequences of vectors: the path from (0, 0) to (last, last) in steps
 * of one row, one column or both, over which the sum of Euclidean distances is least. Where ways of
 * one cost meet, {@link Ties} says which wins.
 *
 * <p>The exact path costs a distance for each pair of vectors and memory for two rows. The
 * approximate one (S. Salvador, P. Chan, FastDTW, Intelligent Data Analysis 11(5), 2007, radius 1)
 * halves both sequences until one has fewer than three vectors, and searches each finer level only
 * around the path of the coarser: time and memory grow with the length.
 */
public final class TimeWarping {

  private static final int SHORTEST_HALVED = 3;
  private static final int RADIUS = 1;

  private static final byte FIRST = 0;
  private static final byte SECOND = 1;
  private static final byte BOTH = 2;

  private TimeWarping() {}

  /** Which of several ways of one cost wins; the path's length depends on it, its cost does not. */
  public enum Ties {
    /** The one that advances the first sequence alone, then the one that advances the second. */
    FIRST,
    /** The one that advances both, then the one that advances the first alone. */
    BOTH
  }

  /**
   * A path's cost and length.
   *
   * @param cost sum of distances over its cells
   * @param length number of its cells
   */
  public record Result(double cost, int length) {}

  /**
   * The best path.
   *
   * @param x at least one vector
   * @param y at least one vector, all of one length
   */
  public static Result exact(double[][] x, double[][] y, Ties ties) {
    return search(x, y, Window.whole(x.length, y.length), ties, null);
  }

  /**
   * No warping: the path along the diagonal.
   *
   * @param x at least one vector
   * @param y as many, all of one length
   */
  public static Result inStep(double[][] x, double[][] y) {
    double cost = 0;
    for (int i = 0; i < x.length; i++) {
      cost += distance(x[i], y[i]);
    }
    return new Result(cost, x.length);
  }

  /**
   * The path found by halving; of ties the first sequence wins.
   *
   * @param x at least one vector
   * @param y at least one vector, all of one length
   */
  public static Result approximate(double[][] x, double[][] y) {
    return search(x, y, window(x, y), Ties.FIRST, null);
  }

  /** Where the path of the halved sequences lets this level look. */
  private static Window window(double[][] x, double[][] y) {
    if (x.length < SHORTEST_HALVED || y.length < SHORTEST_HALVED) {
      return Window.whole(x.length, y.length);
    }
    double[][] coarseX = halved(x);
    double[][] coarseY = halved(y);
    Window coarse = window(coarseX, coarseY);
    byte[][] steps = new byte[coarseX.length][];
    search(coarseX, coarseY, coarse, Ties.FIRST, steps);
    return Window.around(steps, coarse, x.length, y.length);
  }

  private static double[][] halved(double[][] x) {
    double[][] half = new double[x.length / 2][x[0].length];
    for (int i = 0; i < half.length; i++) {
      for (int d = 0; d < half[i].length; d++) {
        half[i][d] = (x[2 * i][d] + x[2 * i + 1][d]) / 2;
      }
    }
    return half;
  }

  /**
   * For each row the columns that are searched, from {@code first} up to and without {@code end}.
   */
  private record Window(int[] first, int[] end) {

    static Window whole(int rows, int columns) {
      int[] end = new int[rows];
      Arrays.fill(end, columns);
      return new Window(new int[rows], end);
    }

    /** Cells within the radius of a coarse path, each blown up to two by two. */
    static Window around(byte[][] steps, Window coarse, int rows, int columns) {
      int[] first = new int[rows];
      int[] end = new int[rows];
      Arrays.fill(first, columns);
      int i = steps.length - 1;
      int j = coarse.end[i] - 1;
      while (i >= 0 && j >= 0) {
        for (int row = 2 * (i - RADIUS); row <= 2 * (i + RADIUS) + 1; row++) {
          if (row >= 0 && row < rows) {
            first[row] = Math.min(first[row], Math.max(0, 2 * (j - RADIUS)));
            end[row] = Math.max(end[row], Math.min(columns, 2 * (j + RADIUS) + 2));
          }
        }
        byte step = steps[i][j - coarse.first[i]];
        i -= step == SECOND ? 0 : 1;
        j -= step == FIRST ? 0 : 1;
      }
      return new Window(first, end);
    }
  }

  /**
   * The best path within a window.
   *
   * @param steps receives, where it is not null, how each cell is best reached, by row
   */
  private static Result search(
      double[][] x, double[][] y, Window window, Ties ties, byte @Nullable [][] steps) {
    boolean bothFirst = ties == Ties.BOTH;
    double[] cost = new double[y.length + 1]; // of the row before; column j at j + 1
    double[] next = new double[y.length + 1];
    int[] length = new int[y.length + 1];
    int[] nextLength = new int[y.length + 1];
    Arrays.fill(cost, Double.POSITIVE_INFINITY);
    cost[0] = 0;
    for (int i = 0; i < x.length; i++) {
      Arrays.fill(next, Double.POSITIVE_INFINITY);
      byte[] row = new byte[steps == null ? 0 : window.end[i] - window.first[i]];
      for (int j = window.first[i]; j < window.end[i]; j++) {
        double distance = distance(x[i], y[j]);
        double first = cost[j + 1] + distance;
        double second = next[j] + distance;
        double both = cost[j] + distance;
        byte step =
            bothFirst && both <= first && both <= second
                ? BOTH
                : first <= second && first <= both ? FIRST : second <= both ? SECOND : BOTH;
        next[j + 1] = step == FIRST ? first : step == SECOND ? second : both;
        nextLength[j + 1] =
            1 + (step == FIRST ? length[j + 1] : step == SECOND ? nextLength[j] : length[j]);
        if (steps != null) {
          row[j - window.first[i]] = step;
        }
      }
      if (steps != null) {
        steps[i] = row;
      }
      double[] swappedCost = cost;
      cost = next;
      next = swappedCost;
      int[] swappedLength = length;
      length = nextLength;
      nextLength = swappedLength;
    }
    return new Result(cost[y.length], length[y.length]);
  }

  /** In four sums, so that four additions are under way at once. */
  private static double distance(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int d = 0;
    for (; d <= a.length - 4; d += 4) {
      double d0 = a[d] - b[d];
      double d1 = a[d + 1] - b[d + 1];
      double d2 = a[d + 2] - b[d + 2];
      double d3 = a[d + 3] - b[d + 3];
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
    }
    for (; d < a.length; d++) {
      s0 += (a[d] - b[d]) * (a[d] - b[d]);
    }
    return Math.sqrt((s0 + s1) + (s2 + s3));
  }
}
