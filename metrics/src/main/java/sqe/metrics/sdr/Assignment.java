package sqe.metrics.sdr;

import java.util.Arrays;

/**
 * Assigns estimates to references so that the sum of gains is largest.
 *
 * <p>Up to three of them: all permutations, the lexicographically first of equals wins. More: the
 * Hungarian method in its shortest-augmenting-path form with potentials, O(K³) (Jonker and
 * Volgenant 1987).
 */
final class Assignment {

  private static final int EXHAUSTIVE = 3;

  private Assignment() {}

  /**
   * Best assignment.
   *
   * @param gains square, finite, {@code gains[j][i]} for estimate i as reference j
   * @return the estimate of each reference
   */
  static int[] best(double[][] gains) {
    return gains.length <= EXHAUSTIVE ? exhaustive(gains) : hungarian(gains);
  }

  /** Tries all permutations in lexicographic order. */
  static int[] exhaustive(double[][] gains) {
    int[] order = new int[gains.length];
    for (int j = 0; j < order.length; j++) {
      order[j] = j;
    }
    int[] best = order.clone();
    double highest = Double.NEGATIVE_INFINITY;
    do {
      double sum = 0;
      for (int j = 0; j < order.length; j++) {
        sum += gains[j][order[j]];
      }
      if (sum > highest) {
        highest = sum;
        best = order.clone();
      }
    } while (nextPermutation(order));
    return best;
  }

  private static boolean nextPermutation(int[] order) {
    int i = order.length - 2;
    while (i >= 0 && order[i] >= order[i + 1]) {
      i--;
    }
    if (i < 0) {
      return false;
    }
    int j = order.length - 1;
    while (order[j] <= order[i]) {
      j--;
    }
    swap(order, i, j);
    for (int a = i + 1, b = order.length - 1; a < b; a++, b--) {
      swap(order, a, b);
    }
    return true;
  }

  private static void swap(int[] order, int i, int j) {
    int value = order[i];
    order[i] = order[j];
    order[j] = value;
  }

  /** Adds one reference after the other along a shortest augmenting path. */
  static int[] hungarian(double[][] gains) {
    int n = gains.length;
    double[] rowPotential = new double[n + 1];
    double[] columnPotential = new double[n + 1];
    int[] rowOf = new int[n + 1]; // row matched to each column, 1-based, 0 = free
    for (int row = 1; row <= n; row++) {
      augment(gains, row, rowPotential, columnPotential, rowOf);
    }
    int[] order = new int[n];
    for (int column = 1; column <= n; column++) {
      order[rowOf[column] - 1] = column - 1;
    }
    return order;
  }

  private static void augment(double[][] gains, int row, double[] u, double[] v, int[] rowOf) {
    int n = gains.length;
    int[] previous = new int[n + 1];
    double[] distance = new double[n + 1];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    boolean[] visited = new boolean[n + 1];
    rowOf[0] = row;
    int column = 0;
    while (rowOf[column] != 0) {
      visited[column] = true;
      int current = rowOf[column];
      int nearest = 0;
      double step = Double.POSITIVE_INFINITY;
      for (int j = 1; j <= n; j++) {
        if (!visited[j]) {
          double reduced = -gains[current - 1][j - 1] - u[current] - v[j];
          if (reduced < distance[j]) {
            distance[j] = reduced;
            previous[j] = column;
          }
          if (distance[j] < step) {
            step = distance[j];
            nearest = j;
          }
        }
      }
      for (int j = 0; j <= n; j++) {
        if (visited[j]) {
          u[rowOf[j]] += step;
          v[j] -= step;
        } else {
          distance[j] -= step;
        }
      }
      column = nearest;
    }
    while (column != 0) {
      rowOf[column] = rowOf[previous[column]];
      column = previous[column];
    }
  }
}
