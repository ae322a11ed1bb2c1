package sqe.dsp.filterbank;

import static sqe.dsp.filterbank.CascadeCoefficients.SECTIONS;

import java.util.Arrays;

/**
 * Cascades in plain Java: one section after the other runs over all samples, in place. The loops
 * over the lanes have operands of one index, of which the compiler makes vector instructions; two
 * samples in one loop save it half of the loading.
 */
final class PlainCascades implements CascadeArithmetic {

  @Override
  public void run(
      CascadeCoefficients coefficients,
      CascadeState state,
      double[] input,
      CascadeStop stop,
      double[] h,
      int count,
      double[][] output) {
    double[] before = begin(state, input, count, output);
    for (int s = 0; s < SECTIONS; s++) {
      before = addZeros(coefficients, state, s, before, count, output);
      for (int n = 0; n < count && stop.stops(); n++) {
        addProducts(output[n], stop.now()[s], h[n + 1], stop.later()[s], h[n]);
      }
      feedBack(coefficients, state, s, count, output);
    }
  }

  @Override
  public void magnitudes(double[] re, double[] im, double[] scale) {
    for (int l = 0; l < scale.length; l++) {
      im[l] = scale[l] * Math.sqrt(re[l] * re[l] + im[l] * im[l]);
    }
  }

  /** Fills the rows with the input; the sample before it, in every lane. */
  private static double[] begin(CascadeState state, double[] input, int count, double[][] output) {
    double[] before = new double[output[0].length];
    Arrays.fill(before, state.lastInput);
    for (int n = 0; n < count; n++) {
      Arrays.fill(output[n], input[n]);
    }
    state.lastInput = input[count - 1];
    return before;
  }

  /** Adds b₁u[n−1]; what was the section's last output, the next one's u[n−1] at its begin. */
  private static double[] addZeros(
      CascadeCoefficients coefficients,
      CascadeState state,
      int section,
      double[] before,
      int count,
      double[][] output) {
    if (coefficients.hasZeros()) {
      double[] b1 = coefficients.b1()[section];
      for (int n = count - 1; n >= 0; n--) {
        addProduct(output[n], b1, n == 0 ? before : output[n - 1]);
      }
    }
    return state.last[section].clone();
  }

  private static void feedBack(
      CascadeCoefficients coefficients,
      CascadeState state,
      int section,
      int count,
      double[][] output) {
    double[] a1 = coefficients.a1()[section];
    double[] a2 = coefficients.a2()[section];
    double[] last = state.last[section];
    double[] older = state.older[section];
    int n = 0;
    for (; n + 1 < count; n += 2) {
      feedBack(output[n + 1], output[n], last, older, a1, a2);
      older = output[n];
      last = output[n + 1];
    }
    if (n < count) {
      feedBack(output[n], last, older, a1, a2);
      older = last;
      last = output[n];
    }
    double[] olderValues = older.clone();
    System.arraycopy(last, 0, state.last[section], 0, last.length);
    System.arraycopy(olderValues, 0, state.older[section], 0, last.length);
  }

  private static void addProduct(double[] sum, double[] a, double[] b) {
    for (int l = 0; l < sum.length; l++) {
      sum[l] += a[l] * b[l];
    }
  }

  private static void addProducts(double[] sum, double[] a, double ga, double[] b, double gb) {
    for (int l = 0; l < sum.length; l++) {
      sum[l] += a[l] * ga + b[l] * gb;
    }
  }

  private static void feedBack(double[] y, double[] last, double[] older, double[] a, double[] b) {
    for (int l = 0; l < y.length; l++) {
      y[l] -= a[l] * last[l] + b[l] * older[l];
    }
  }

  private static void feedBack(
      double[] next, double[] y, double[] last, double[] older, double[] a, double[] b) {
    for (int l = 0; l < y.length; l++) {
      double value = y[l] - (a[l] * last[l] + b[l] * older[l]);
      next[l] -= a[l] * value + b[l] * last[l];
      y[l] = value;
    }
  }
}
