package sqe.dsp.cepstrum;

import java.util.Arrays;
import java.util.Optional;
import sqe.dsp.Exponential;
import sqe.dsp.Logarithm;
import sqe.dsp.linear.Cholesky;
import sqe.dsp.linear.Reductions;

/**
 * Mel-cepstral analysis: the coefficients c of a model spectrum exp(2·Σ c_k·cos(k·ω̃)) on a warped
 * frequency axis ω̃ that fits a power spectrum best in the sense of the unbiased estimator of the
 * log spectrum.
 *
 * <p>It starts at the warped cepstrum and takes Newton steps: the model divides the spectrum, the
 * quotient's warped autocorrelation q makes the gradient and, as the sum of a Toeplitz and a Hankel
 * matrix, the second derivative. It ends when q_0 changes by less than a thousandth, after some
 * five steps.
 *
 * <p>All but the solution of the equations is linear: transforms and warpings between the power
 * spectrum's K + 1 bins and the m + 1 coefficients are three matrices, made once. Cost per step:
 * about 3·(m + 1)·(K + 1) multiply-adds and K + 1 exponentials.
 *
 * <p>Source: T. Fukada, K. Tokuda, T. Kobayashi, S. Imai, An adaptive algorithm for mel-cepstral
 * analysis of speech, ICASSP 1992; steps, start and end as in SPTK. Immutable.
 */
public final class MelCepstralAnalysis {

  private static final int MOST_STEPS = 30;
  private static final double ENOUGH = 0.001;

  private final int order;
  private final double alpha;
  private final int bins;
  private final double[][] fromLogarithm;
  private final double[] meanLogarithm;
  private final double[][] toModel;
  private final double[][] fromQuotient;

  /**
   * An analysis.
   *
   * @param order m; m + 1 coefficients come out
   * @param alpha all-pass constant of the axis
   * @param length points n of the transform that power spectra come from, even
   */
  public MelCepstralAnalysis(int order, double alpha, int length) {
    this.order = order;
    this.alpha = alpha;
    this.bins = length / 2 + 1;
    double half = 0.5; // of the two lags that a one-sided cepstrum has once
    this.fromLogarithm =
        FrequencyWarping.overBins(FrequencyWarping.ofCepstrum(bins, order + 1, alpha), half, half);
    this.meanLogarithm = FrequencyWarping.overBins(new double[][] {unit(bins)}, half, half)[0];
    this.toModel =
        model(
            FrequencyWarping.ofCepstrum(order + 1, bins, -alpha), FrequencyWarping.cosines(length));
    this.fromQuotient =
        FrequencyWarping.overBins(
            FrequencyWarping.ofAutocorrelation(bins, 2 * order + 1, alpha), 1, 1);
  }

  private static double[] unit(int length) {
    double[] unit = new double[length];
    unit[0] = 1;
    return unit;
  }

  /** Number of coefficients, m + 1. */
  public int coefficients() {
    return order + 1;
  }

  /** Real part of the transform of each coefficient's unwarped cepstrum, by coefficient. */
  private static double[][] model(double[][] unwarping, double[] cosine) {
    int last = cosine.length / 2;
    double[][] result = new double[unwarping[0].length][last + 1];
    for (int i = 0; i <= last; i++) {
      for (int coefficient = 0; coefficient < result.length; coefficient++) {
        double factor = unwarping[i][coefficient];
        for (int k = 0; k <= last; k++) {
          result[coefficient][k] += factor * cosine[i * k % cosine.length];
        }
      }
    }
    return result;
  }

  /**
   * The mel-cepstrum of a power spectrum.
   *
   * @param power K + 1 bins, positive; not changed
   * @return m + 1 coefficients, a new array; empty where the equations have no solution, which is a
   *     matter of overflow
   */
  public Optional<double[]> analyse(double[] power) {
    double[] logarithm = new double[bins];
    for (int k = 0; k < bins; k++) {
      logarithm[k] = Logarithm.natural(power[k]);
    }
    double[] cepstrum = new double[order + 1];
    product(fromLogarithm, logarithm, cepstrum);
    double before = Reductions.dot(meanLogarithm, logarithm);
    double[] quotient = logarithm; // no longer needed
    double[] q = new double[2 * order + 1];
    for (int step = 1; step <= MOST_STEPS; step++) {
      divide(power, cepstrum, quotient);
      product(fromQuotient, quotient, q);
      if (step >= 2) {
        if (Math.abs((q[0] - before) / q[0]) < ENOUGH) {
          break;
        }
        before = q[0];
      }
      Optional<double[]> change = newtonStep(q);
      if (change.isEmpty()) {
        return Optional.empty();
      }
      for (int k = 0; k <= order; k++) {
        cepstrum[k] += change.get()[k];
      }
    }
    return Optional.of(cepstrum);
  }

  private static void product(double[][] matrix, double[] x, double[] result) {
    for (int i = 0; i < result.length; i++) {
      result[i] = Reductions.dot(matrix[i], x);
    }
  }

  /** The spectrum over that of the model. */
  private void divide(double[] power, double[] cepstrum, double[] quotient) {
    Arrays.fill(quotient, 0);
    for (int coefficient = 0; coefficient <= order; coefficient++) {
      addScaled(toModel[coefficient], -2 * cepstrum[coefficient], quotient);
    }
    for (int k = 0; k < bins; k++) {
      quotient[k] = power[k] * Exponential.of(quotient[k]);
    }
  }

  private static void addScaled(double[] x, double factor, double[] sum) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += factor * x[k];
    }
  }

  /**
   * Solves (T + H)·x = b for the Toeplitz and Hankel matrices of q. What both have beside q, q_0
   * wherever the distance to the diagonal is even, has opposite signs and cancels.
   */
  private Optional<double[]> newtonStep(double[] q) {
    double[] right = new double[order + 1];
    double[][] lower = new double[order + 1][];
    double power = 1;
    for (int k = 0; k <= order; k++) {
      right[k] = q[k] - power;
      power *= -alpha;
      lower[k] = new double[k + 1];
      for (int l = 0; l <= k; l++) {
        lower[k][l] = q[k - l] + q[k + l];
      }
    }
    return Cholesky.factor(lower, 0).map(factor -> factor.solve(right));
  }
}
