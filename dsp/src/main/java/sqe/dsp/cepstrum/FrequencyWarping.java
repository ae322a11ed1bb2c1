package sqe.dsp.cepstrum;

import sqe.dsp.linear.Reductions;

/**
 * The all-pass substitution that bends a cepstrum's frequency axis, as matrices. The recursions run
 * from the last input to the first; being linear, each is the matrix of what it does to unit
 * vectors. Source: A. V. Oppenheim, D. H. Johnson, Proc. IEEE 60(6), 1972.
 */
final class FrequencyWarping {

  private FrequencyWarping() {}

  /**
   * Warps a cepstrum.
   *
   * @param inputs number of coefficients that go in
   * @param outputs number of coefficients that come out
   * @param alpha all-pass constant
   * @return {@code [output][input]}
   */
  static double[][] ofCepstrum(int inputs, int outputs, double alpha) {
    return matrix(inputs, outputs, alpha, 1 - alpha * alpha);
  }

  /**
   * Warps an autocorrelation.
   *
   * @return {@code [output][input]}
   */
  static double[][] ofAutocorrelation(int inputs, int outputs, double alpha) {
    return matrix(inputs, outputs, alpha, Double.NaN);
  }

  /**
   * The matrix of a recursion.
   *
   * @param first factor of the old d_0 in d_1; NaN: d_1 follows the rule of the ones after it, and
   *     nothing is fed back into d_0
   */
  private static double[][] matrix(int inputs, int outputs, double alpha, double first) {
    double[][] matrix = new double[outputs][inputs];
    for (int input = 0; input < inputs; input++) {
      double[] d = new double[outputs];
      double[] old = new double[outputs];
      for (int i = input; i >= 0; i--) {
        double[] swapped = old;
        old = d;
        d = swapped;
        step(old, d, i == input ? 1 : 0, alpha, first);
      }
      for (int output = 0; output < outputs; output++) {
        matrix[output][input] = d[output];
      }
    }
    return matrix;
  }

  private static void step(double[] old, double[] d, double value, double alpha, double first) {
    boolean cepstrum = !Double.isNaN(first);
    d[0] = cepstrum ? value + alpha * old[0] : value;
    if (d.length > 1) {
      d[1] = cepstrum ? first * old[0] + alpha * old[1] : old[0] + alpha * (old[1] - d[0]);
    }
    for (int j = 2; j < d.length; j++) {
      d[j] = old[j - 1] + alpha * (old[j] - d[j - 1]);
    }
  }

  /**
   * Puts the inverse transform of a real, even spectrum before a matrix over lags 0 … K.
   *
   * @param overLags {@code [output][lag]}
   * @param firstWeight factor on lag 0 in between
   * @param lastWeight factor on lag K in between
   * @return {@code [output][bin]}
   */
  static double[][] overBins(double[][] overLags, double firstWeight, double lastWeight) {
    int last = overLags[0].length - 1;
    double[] cosine = cosines(2 * last);
    double[][] result = new double[overLags.length][last + 1];
    double[] column = new double[last + 1];
    for (int k = 0; k <= last; k++) {
      double weight = (k == 0 || k == last ? 1.0 : 2.0) / cosine.length;
      for (int i = 0; i <= last; i++) {
        double ofLag = i == 0 ? firstWeight : i == last ? lastWeight : 1;
        column[i] = ofLag * weight * cosine[i * k % cosine.length];
      }
      for (int output = 0; output < overLags.length; output++) {
        result[output][k] = Reductions.dot(overLags[output], column);
      }
    }
    return result;
  }

  /** cos(2πi/n), i = 0 … n − 1. */
  static double[] cosines(int n) {
    double[] cosine = new double[n];
    for (int i = 0; i < n; i++) {
      cosine[i] = StrictMath.cos(2 * Math.PI * i / n);
    }
    return cosine;
  }
}
