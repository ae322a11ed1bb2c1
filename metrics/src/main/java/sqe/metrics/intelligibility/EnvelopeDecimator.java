package sqe.metrics.intelligibility;

import java.util.Arrays;
import sqe.dsp.VectorModule;
import sqe.dsp.filterbank.EnvelopeBank;
import sqe.dsp.linear.WeightedRows;

/**
 * Brings envelopes to 32 Hz: every q-th output of the low-pass
 *
 * <pre>
 *   h[k] = c·sin(πk/q)/(πk)·I₀(5√(1 − (k/10q)²))/I₀(5),   |k| ≤ 10q,   Σh = 1
 * </pre>
 *
 * <p>A sample is in the reach of twenty outputs. Twenty products a sample are saved: h is smooth,
 * so that within a block of q/10 samples it is, to 1e-13 of its height, the polynomial through
 * eight Chebyshev nodes ν,
 *
 * <pre>
 *   Σ_i h[k + i]·e[i] = Σ_p h(k + ν_p)·M_p,   M_p = Σ_i ℓ_p(i)·e[i]
 * </pre>
 *
 * <p>and a block is known by its eight sums M. Four blocks are summed at a time, side by side: long
 * rows become vector instructions. Mutable; takes envelopes one sample after the other.
 */
final class EnvelopeDecimator implements EnvelopeBank.Sink {

  /** Rate of the output in Hz. */
  static final int RATE = 32;

  private static final int REACH = 10;
  private static final int SQUARED_BETA = 25;
  private static final int BLOCKS_PER_OUTPUT = 10;
  private static final int NODES = 8;
  private static final int SIDE_BY_SIDE = 4;

  /** Outputs in whose reach one of so many blocks can be. */
  private static final int REACHED = 2 * REACH + 1;

  private final int bands;
  private final int block;
  private final double[][] basis;
  private final double[][][] kernel;
  private final double[][] outputs;
  private final double[][] rows;
  private final double[][] sums;
  private final double[][] sumsOfBlocks;
  private int row;
  private int side;
  private int blocks;

  /**
   * An empty output.
   *
   * @param sampleRate of the envelopes, in Hz, a multiple of {@code 50·}{@value #RATE}
   * @param samples how many will come
   */
  EnvelopeDecimator(int sampleRate, int bands, int samples) {
    int factor = sampleRate / RATE;
    this.bands = bands;
    this.block = factor / BLOCKS_PER_OUTPUT;
    double[] nodes = nodes(block);
    this.basis = basis(nodes, block);
    this.kernel = kernel(nodes, factor, block);
    int lanes = VectorModule.filled(bands);
    this.outputs = new double[(samples + factor - 1) / factor][lanes];
    this.rows = new double[block][SIDE_BY_SIDE * bands];
    this.sums = new double[NODES][SIDE_BY_SIDE * bands];
    this.sumsOfBlocks = new double[SIDE_BY_SIDE * NODES][lanes];
  }

  private static double[] nodes(int block) {
    double[] nodes = new double[NODES];
    for (int p = 0; p < NODES; p++) {
      double cosine = StrictMath.cos(Math.PI * (2 * p + 1) / (2.0 * NODES));
      nodes[p] = (block - 1) / 2.0 + block / 2.0 * cosine;
    }
    return nodes;
  }

  /** Lagrange's ℓ_p(i), {@code [node][sample]}. */
  private static double[][] basis(double[] nodes, int block) {
    double[][] basis = new double[NODES][block];
    for (int p = 0; p < NODES; p++) {
      for (int i = 0; i < block; i++) {
        double product = 1;
        for (int other = 0; other < NODES; other++) {
          product *= other == p ? 1 : (i - nodes[other]) / (nodes[p] - nodes[other]);
        }
        basis[p][i] = product;
      }
    }
    return basis;
  }

  /**
   * h at the nodes of four blocks, {@code [phase][output][block and node]}, for the outputs within
   * whose reach they are. A phase is the number of the first block, which is even, modulo 10.
   */
  private static double[][][] kernel(double[] nodes, int factor, int block) {
    int half = REACH * factor;
    double total = h(0, factor);
    for (int k = 1; k <= half; k++) {
      total += 2 * h(k, factor);
    }
    double[][] h = new double[2 * REACH * BLOCKS_PER_OUTPUT][NODES];
    for (int d = 0; d < h.length; d++) {
      for (int p = 0; p < NODES; p++) {
        h[d][p] = h(d * block - half + nodes[p], factor) / total;
      }
    }
    double[][][] kernel = new double[BLOCKS_PER_OUTPUT / 2][REACHED][SIDE_BY_SIDE * NODES];
    for (int phase = 0; phase < kernel.length; phase++) {
      for (int output = 0; output < REACHED; output++) {
        for (int b = 0; b < SIDE_BY_SIDE; b++) {
          int d = (2 * REACH - 1 - output) * BLOCKS_PER_OUTPUT + 2 * phase + b;
          if (d >= 0 && d < h.length) {
            System.arraycopy(h[d], 0, kernel[phase][output], b * NODES, NODES);
          }
        }
      }
    }
    return kernel;
  }

  /** The low-pass without its factor, between the samples too. */
  private static double h(double k, int factor) {
    double u = k / (REACH * factor);
    double sinc = k == 0 ? 1.0 / factor : StrictMath.sin(Math.PI * k / factor) / (Math.PI * k);
    return sinc * besselI0(SQUARED_BETA * (1 - u * u));
  }

  /** I₀(√s), also of a negative s. */
  private static double besselI0(double s) {
    double term = 1;
    double sum = 1;
    for (int k = 1; Math.abs(term) > 1e-18 * sum; k++) {
      term *= s / 4 / ((double) k * k);
      sum += term;
    }
    return sum;
  }

  @Override
  public void accept(double[][] envelopes, int count) {
    for (int i = 0; i < count; i++) {
      System.arraycopy(envelopes[i], 0, rows[row], side * bands, bands);
      row++;
      if (row == block) {
        row = 0;
        side++;
      }
      if (side == SIDE_BY_SIDE) {
        side = 0;
        addRows();
      }
    }
  }

  private void addRows() {
    for (int p = 0; p < NODES; p++) {
      Arrays.fill(sums[p], 0);
    }
    WeightedRows.add(sums, basis, rows);
    for (int b = 0; b < SIDE_BY_SIDE; b++) {
      for (int p = 0; p < NODES; p++) {
        System.arraycopy(sums[p], b * bands, sumsOfBlocks[b * NODES + p], 0, bands);
      }
    }
    addBlocks();
  }

  private void addBlocks() {
    int firstReached = blocks / BLOCKS_PER_OUTPUT - REACH + 1;
    int first = Math.max(0, firstReached);
    int end = Math.min(outputs.length, firstReached + REACHED);
    if (first < end) {
      double[][] weights = kernel[blocks % BLOCKS_PER_OUTPUT / 2];
      WeightedRows.add(outputs, first, weights, first - firstReached, end - first, sumsOfBlocks);
    }
    blocks += SIDE_BY_SIDE;
  }

  /**
   * The envelopes at 32 Hz, {@code [sample][band]}, in rows that may be longer; to be asked for
   * once, at the end.
   */
  double[][] outputs() {
    double[][] nothing = new double[1][bands];
    while (row > 0 || side > 0) {
      accept(nothing, 1);
    }
    return outputs;
  }
}
