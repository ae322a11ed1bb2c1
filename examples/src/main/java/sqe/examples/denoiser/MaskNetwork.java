package sqe.examples.denoiser;

import java.util.Arrays;
import java.util.Random;

/**
 * A network of one hidden layer: from the levels of a few neighbouring frames to a gain between 0
 * and 1 for each band of the middle one.
 *
 * <p>h = tanh(A·x + a), g = sigmoid(B·h + b). All parameters are in one array. A gain of about 0.9
 * everywhere is where it starts.
 */
final class MaskNetwork {

  /** Frames before and after the middle one that the network sees. */
  private static final int CONTEXT = 3;

  private static final double FIRST_OUTPUT_BIAS = 2;

  private final int bands;
  private final int inputs;
  private final int hidden;
  private final double[] parameters;

  MaskNetwork(int bands, int hidden, long seed) {
    this.bands = bands;
    this.inputs = bands * (2 * CONTEXT + 1);
    this.hidden = hidden;
    this.parameters = new double[hidden * (inputs + 1) + bands * (hidden + 1)];
    Random random = new Random(seed);
    for (int i = 0; i < parameters.length; i++) {
      boolean first = i < hidden * (inputs + 1);
      parameters[i] = random.nextGaussian() / Math.sqrt(first ? 4.0 * inputs : hidden);
    }
    for (int b = 0; b < bands; b++) {
      parameters[outputRow(b) + hidden] = FIRST_OUTPUT_BIAS;
    }
  }

  /** All weights; an optimiser changes them. */
  double[] parameters() {
    return parameters;
  }

  private int hiddenRow(int unit) {
    return unit * (inputs + 1);
  }

  private int outputRow(int band) {
    return hidden * (inputs + 1) + band * (hidden + 1);
  }

  /** Gains {@code [frame][band]} for levels {@code [frame][band]}. */
  double[][] gains(double[][] levels) {
    double[][] gains = new double[levels.length][bands];
    double[] x = new double[inputs];
    double[] h = new double[hidden];
    for (int t = 0; t < levels.length; t++) {
      gather(levels, t, x);
      hiddenLayer(x, h);
      for (int b = 0; b < bands; b++) {
        double sum = parameters[outputRow(b) + hidden];
        for (int j = 0; j < hidden; j++) {
          sum += parameters[outputRow(b) + j] * h[j];
        }
        gains[t][b] = 1 / (1 + StrictMath.exp(-sum));
      }
    }
    return gains;
  }

  /**
   * Gradient of a loss with respect to the parameters.
   *
   * @param levels what the gains were computed from
   * @param gains as {@link #gains} gave them
   * @param byGain ∂ℓ/∂gains
   */
  double[] gradient(double[][] levels, double[][] gains, double[][] byGain) {
    double[] gradient = new double[parameters.length];
    double[] x = new double[inputs];
    double[] h = new double[hidden];
    double[] byHidden = new double[hidden];
    for (int t = 0; t < levels.length; t++) {
      gather(levels, t, x);
      hiddenLayer(x, h);
      Arrays.fill(byHidden, 0);
      for (int b = 0; b < bands; b++) {
        double slope = byGain[t][b] * gains[t][b] * (1 - gains[t][b]);
        int row = outputRow(b);
        for (int j = 0; j < hidden; j++) {
          gradient[row + j] += slope * h[j];
          byHidden[j] += slope * parameters[row + j];
        }
        gradient[row + hidden] += slope;
      }
      for (int j = 0; j < hidden; j++) {
        double slope = byHidden[j] * (1 - h[j] * h[j]);
        int row = hiddenRow(j);
        for (int i = 0; i < inputs; i++) {
          gradient[row + i] += slope * x[i];
        }
        gradient[row + inputs] += slope;
      }
    }
    return gradient;
  }

  private void hiddenLayer(double[] x, double[] h) {
    for (int j = 0; j < hidden; j++) {
      int row = hiddenRow(j);
      double sum = parameters[row + inputs];
      for (int i = 0; i < inputs; i++) {
        sum += parameters[row + i] * x[i];
      }
      h[j] = StrictMath.tanh(sum);
    }
  }

  /** The levels of the frames around t; the first and last are repeated beyond the ends. */
  private void gather(double[][] levels, int t, double[] x) {
    for (int c = -CONTEXT; c <= CONTEXT; c++) {
      double[] level = levels[Math.max(0, Math.min(levels.length - 1, t + c))];
      System.arraycopy(level, 0, x, (c + CONTEXT) * bands, bands);
    }
  }
}
