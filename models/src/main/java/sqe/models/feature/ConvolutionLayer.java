package sqe.models.feature;

import java.util.Arrays;
import sqe.dsp.linear.Reductions;

/**
 * One layer of the feature network: a convolution over time with kernels of three samples, without
 * bias; normalisation of each channel by its own mean and variance; a leaky rectifier.
 *
 * <pre>
 *   u[o][n] = Σ_c Σ_t K[o][c][t]·in[c][s·n + t − front]      t = 0, 1, 2; zeros outside
 *   z       = (u − mean u)/√(var u + 0.001) + beta[o]        over time; population variance
 *   out     = max(0.2·z, z)
 * </pre>
 *
 * <p>The output has ⌈L/s⌉ samples. As in TensorFlow's "same" padding, zeros are divided evenly
 * between the ends, the odd one behind: a stride of 2 puts none in front of an even length, and one
 * in front of an odd length.
 *
 * <p>The convolution runs in blocks of time that stay in the cache: the three shifted copies of
 * each input channel are the rows of a matrix product. Immutable.
 */
final class ConvolutionLayer {

  private static final int TAPS = 3;
  private static final int BLOCK = 256;
  private static final double EPSILON = 0.001;
  private static final double LEAK = 0.2;

  private final int inputs;
  private final int outputs;
  private final int stride;
  private final double[][] kernel; // [output][3·input + tap]
  private final double[][] transposed; // [3·input + tap][output]
  private final double[] beta;

  /**
   * A layer.
   *
   * @param kernel [output][input][tap], flat
   * @param beta one a channel of the output
   * @param inputs channels of the input
   * @param stride 1 or 2
   */
  ConvolutionLayer(double[] kernel, double[] beta, int inputs, int stride) {
    this.inputs = inputs;
    this.outputs = beta.length;
    this.stride = stride;
    this.beta = beta;
    int rows = inputs * TAPS;
    this.kernel = new double[outputs][];
    this.transposed = new double[rows][outputs];
    for (int o = 0; o < outputs; o++) {
      this.kernel[o] = Arrays.copyOfRange(kernel, o * rows, (o + 1) * rows);
      for (int r = 0; r < rows; r++) {
        transposed[r][o] = this.kernel[o][r];
      }
    }
  }

  /**
   * What a layer makes of a signal.
   *
   * @param activation [channel][n]
   * @param scale 1/√(var + 0.001) of each channel, which the way back needs
   */
  record Output(double[][] activation, double[] scale) {}

  int outputs() {
    return outputs;
  }

  /** Samples of the output for an input of so many. */
  int outputLength(int length) {
    return (length + stride - 1) / stride;
  }

  private int front(int length) {
    return Math.max((outputLength(length) - 1) * stride + TAPS - length, 0) / 2;
  }

  /** The output for an input [channel][n] of at least one sample; the input is not changed. */
  Output forward(double[][] input) {
    double[][] activation = convolve(input);
    double[] scale = new double[outputs];
    for (int o = 0; o < outputs; o++) {
      scale[o] = normalise(activation[o], beta[o]);
    }
    return new Output(activation, scale);
  }

  private double[][] convolve(double[][] input) {
    int length = input[0].length;
    int front = front(length);
    double[][] output = new double[outputs][outputLength(length)];
    double[][] taps = new double[inputs * TAPS][BLOCK];
    double[][] block = new double[outputs][BLOCK];
    for (int from = 0; from < output[0].length; from += BLOCK) {
      int size = Math.min(BLOCK, output[0].length - from);
      for (int c = 0; c < inputs; c++) {
        for (int t = 0; t < TAPS; t++) {
          gather(input[c], from * stride + t - front, taps[c * TAPS + t], size);
        }
      }
      RowProduct.of(kernel, taps, block, size);
      for (int o = 0; o < outputs; o++) {
        System.arraycopy(block[o], 0, output[o], from, size);
      }
    }
    return output;
  }

  private void gather(double[] input, int start, double[] tap, int size) {
    int from = Math.min(size, firstInside(start));
    int to = Math.max(from, Math.min(size, firstInside(start - input.length)));
    Arrays.fill(tap, 0, from, 0);
    for (int n = from; n < to; n++) {
      tap[n] = input[start + n * stride];
    }
    Arrays.fill(tap, to, size, 0);
  }

  private static double normalise(double[] u, double beta) {
    double mean = Reductions.sum(u) / u.length;
    for (int n = 0; n < u.length; n++) {
      u[n] -= mean;
    }
    double scale = 1 / Math.sqrt(Reductions.energy(u) / u.length + EPSILON);
    for (int n = 0; n < u.length; n++) {
      double z = u[n] * scale + beta;
      u[n] = Math.max(LEAK * z, z);
    }
    return scale;
  }

  /**
   * The way back: the gradient with respect to the input.
   *
   * @param output what {@link #forward} gave
   * @param gradient with respect to the activation, [channel][n]; spent as working space
   * @param length samples of the input
   */
  double[][] backward(Output output, double[][] gradient, int length) {
    for (int o = 0; o < outputs; o++) {
      throughNormalisation(output.activation()[o], beta[o], output.scale()[o], gradient[o]);
    }
    return throughConvolution(gradient, length);
  }

  /** With ẑ the normalised channel: g_u = scale·(g_z − mean g_z − ẑ·mean(g_z·ẑ)). */
  private static void throughNormalisation(
      double[] activation, double beta, double scale, double[] gradient) {
    int length = gradient.length;
    double[] normalised = new double[length];
    for (int n = 0; n < length; n++) {
      boolean leaks = activation[n] < 0;
      normalised[n] = (leaks ? activation[n] / LEAK : activation[n]) - beta;
      gradient[n] = leaks ? LEAK * gradient[n] : gradient[n];
    }
    double mean = Reductions.sum(gradient) / length;
    double slope = Reductions.dot(gradient, normalised) / length;
    for (int n = 0; n < length; n++) {
      gradient[n] = scale * (gradient[n] - mean - slope * normalised[n]);
    }
  }

  private double[][] throughConvolution(double[][] gradient, int length) {
    int front = front(length);
    double[][] input = new double[inputs][length];
    double[][] block = new double[outputs][BLOCK];
    double[][] taps = new double[inputs * TAPS][BLOCK];
    for (int from = 0; from < gradient[0].length; from += BLOCK) {
      int size = Math.min(BLOCK, gradient[0].length - from);
      for (int o = 0; o < outputs; o++) {
        System.arraycopy(gradient[o], from, block[o], 0, size);
      }
      RowProduct.of(transposed, block, taps, size);
      for (int c = 0; c < inputs; c++) {
        for (int t = 0; t < TAPS; t++) {
          scatter(taps[c * TAPS + t], size, input[c], from * stride + t - front);
        }
      }
    }
    return input;
  }

  private void scatter(double[] tap, int size, double[] input, int start) {
    int to = Math.min(size, firstInside(start - input.length));
    for (int n = firstInside(start); n < to; n++) {
      input[start + n * stride] += tap[n];
    }
  }

  /** The smallest n, not negative, for which {@code start + n·stride} is not negative. */
  private int firstInside(int start) {
    return start >= 0 ? 0 : (stride - 1 - start) / stride;
  }
}
