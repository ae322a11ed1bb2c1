package sqe.dsp.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ToeplitzTest {

  private final Random random = new Random(11);

  @Test
  void levinsonSolvesWhatGaussianEliminationSolves() {
    for (int length : new int[] {1, 2, 3, 10, 100}) {
      double[] r = autocorrelation(random.doubles(400, -1, 1).toArray(), length);
      double[] b = random.doubles(length, -1, 1).toArray();
      Toeplitz.Solution solution = Toeplitz.solve(r, b);
      assertThat(solution.regularised()).isFalse();
      assertThat(solution.values()).containsExactly(eliminate(matrix(r), b), within(1e-12));
    }
  }

  @Test
  void aNearlySingularSystemIsSolvedWithLoadingAndTheSolutionSaysSo() {
    double[] bump = new double[2000];
    for (int n = 0; n < bump.length; n++) {
      bump[n] = StrictMath.exp(-(n - 1000.0) * (n - 1000.0) / 20000);
    }
    double[] r = autocorrelation(bump, 64);
    double[] b = autocorrelation(bump, 64);
    assertThat(Toeplitz.levinson(r, b, 0)).isEmpty();
    Toeplitz.Solution solution = Toeplitz.solve(r, b);
    assertThat(solution.regularised()).isTrue();
    assertThat(solution.loading()).isBetween(1e-10, 1e-8);
    double[] product = multiply(matrix(r), solution.values());
    assertThat(product).containsExactly(b, within(1e-7 * r[0]));
  }

  @Test
  void aPeriodicSequenceFallsBackToTheDenseSolution() {
    double[] r = new double[64];
    for (int m = 0; m < r.length; m++) {
      r[m] = m % 2 == 0 ? 1 : -1;
    }
    double[] b = r.clone();
    Toeplitz.Solution solution = Toeplitz.solve(r, b);
    assertThat(solution.regularised()).isTrue();
    assertThat(multiply(matrix(r), solution.values())).containsExactly(b, within(1e-6));
  }

  @Test
  void theSolutionIsLinearInTheRightSideAndFollowsTheScaleOfTheMatrix() {
    double[] r = autocorrelation(random.doubles(400, -1, 1).toArray(), 30);
    double[] b = random.doubles(30, -1, 1).toArray();
    double[] x = Toeplitz.solve(r, b).values();
    double[] larger = Arrays.stream(b).map(v -> 8 * v).toArray();
    assertThat(Toeplitz.solve(r, larger).values())
        .isEqualTo(Arrays.stream(x).map(v -> 8 * v).toArray());
    double[] scaled = Arrays.stream(r).map(v -> 0x1p-300 * v).toArray();
    assertThat(Toeplitz.solve(scaled, b).values())
        .isEqualTo(Arrays.stream(x).map(v -> 0x1p300 * v).toArray());
  }

  @Test
  void emptySystemsAndUnequalLengthsAreRefused() {
    for (int[] lengths : new int[][] {{0, 0}, {2, 1}, {1, 2}}) {
      double[] r = new double[lengths[0]];
      Arrays.fill(r, 0, Math.min(1, r.length), 1);
      assertThatThrownBy(() -> Toeplitz.solve(r, new double[lengths[1]]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aMatrixThatIsNotPositiveDefiniteIsRefused() {
    assertThatThrownBy(() -> Toeplitz.solve(new double[] {1, 2}, new double[] {1, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("matrix is not positive definite");
  }

  @Test
  void choleskySolvesWhatGaussianEliminationSolves() {
    for (int order : new int[] {1, 2, 5, 40}) {
      double[][] root = new double[order][];
      for (int i = 0; i < order; i++) {
        root[i] = random.doubles(order, -1, 1).toArray();
      }
      double[][] full = new double[order][order];
      double[][] lower = new double[order][];
      for (int i = 0; i < order; i++) {
        lower[i] = new double[i + 1];
        for (int j = 0; j < order; j++) {
          full[i][j] = Reductions.dot(root[i], root[j]) + (i == j ? 0.1 : 0);
          if (j <= i) {
            lower[i][j] = full[i][j] - (i == j ? 0.1 : 0);
          }
        }
      }
      double[] b = random.doubles(order, -1, 1).toArray();
      double[] x = Cholesky.factor(lower, 0.1).orElseThrow().solve(b);
      assertThat(x).containsExactly(eliminate(full, b), within(1e-10));
    }
  }

  @Test
  void choleskyFindsNoFactorOfAnIndefiniteMatrix() {
    assertThat(Cholesky.factor(new double[][] {{1}, {2, 1}}, 0)).isEmpty();
  }

  private static double[] autocorrelation(double[] x, int lags) {
    double[] r = new double[lags];
    for (int m = 0; m < lags; m++) {
      for (int n = 0; n + m < x.length; n++) {
        r[m] += x[n] * x[n + m];
      }
    }
    return r;
  }

  private static double[][] matrix(double[] r) {
    double[][] a = new double[r.length][r.length];
    for (int t = 0; t < r.length; t++) {
      for (int u = 0; u < r.length; u++) {
        a[t][u] = r[Math.abs(t - u)];
      }
    }
    return a;
  }

  private static double[] multiply(double[][] a, double[] x) {
    double[] y = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      y[i] = Reductions.dot(a[i], x);
    }
    return y;
  }

  /** Gaussian elimination with partial pivoting. */
  private static double[] eliminate(double[][] matrix, double[] right) {
    int n = right.length;
    double[][] a = new double[n][];
    for (int i = 0; i < n; i++) {
      a[i] = matrix[i].clone();
    }
    double[] b = right.clone();
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k; i < n; i++) {
        pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
      }
      double[] row = a[k];
      a[k] = a[pivot];
      a[pivot] = row;
      double value = b[k];
      b[k] = b[pivot];
      b[pivot] = value;
      for (int i = k + 1; i < n; i++) {
        double factor = a[i][k] / a[k][k];
        for (int j = k; j < n; j++) {
          a[i][j] -= factor * a[k][j];
        }
        b[i] -= factor * b[k];
      }
    }
    for (int k = n - 1; k >= 0; k--) {
      for (int j = k + 1; j < n; j++) {
        b[k] -= a[k][j] * b[j];
      }
      b[k] /= a[k][k];
    }
    return b;
  }
}
