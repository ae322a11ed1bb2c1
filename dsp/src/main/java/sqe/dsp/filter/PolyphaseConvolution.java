package sqe.dsp.filter;

import java.util.Arrays;

/**
 * y[m] = Σ_k x[k]·w[m·down − k·up], the convolution behind resampling, for one pair of factors.
 *
 * <p>Written out, output m = a + up·r has the phase a = m mod up, and with k = κ + down·r
 *
 * <pre>
 *   y[a + up·r] = Σ_κ w[a·down − κ·up] · x[κ + down·r],   |a·down − κ·up| ≤ L
 * </pre>
 *
 * <p>so that the coefficients of a phase are the same for every r. A dot product per output would
 * add up in one dependent chain; instead a <em>row</em> holds x[κ + down·r] for a block of
 * consecutive r, and a phase is a weighted sum of rows, element by element. The JIT turns that loop
 * into vector instructions (more than four rows at a time would exceed what it unrolls), and as
 * nothing is summed across elements, vectorising does not touch the result: the order of the
 * additions is fixed by the groups of four rows in the code. Rows are zero outside the input. From
 * one phase to the next the window of κ moves up by down/up, so the rows live in a ring and each is
 * copied once a block.
 *
 * <p>Cost: (2L + 1)/up multiplications an output; memory beside the output: a copy of the input and
 * (2L/up + 3) rows of {@value #BLOCK} values.
 */
final class PolyphaseConvolution {

  private static final int BLOCK = 256;
  private static final int GROUP = 4;

  /** Values in all rows together, 16 MB; only extreme factors have to make do with shorter rows. */
  private static final int LARGEST_RING = 1 << 21;

  private final KaiserKernel kernel;
  private final int up;
  private final int down;

  PolyphaseConvolution(KaiserKernel kernel, int up, int down) {
    this.kernel = kernel;
    this.up = up;
    this.down = down;
  }

  /** The first {@code length} outputs; {@code x} is not changed. */
  double[] apply(double[] x, int length) {
    double[] y = new double[length];
    int turns = (int) (((long) length + up - 1) / up);
    int count = 2 * (kernel.halfLength() / up) + 3;
    int block = Math.min(turns, Math.max(1, Math.min(BLOCK, LARGEST_RING / count)));
    Rows rows = new Rows(block, count);
    double[][] streams = deinterleave(x);
    for (int turn = 0; turn < turns; turn += block) {
      convolveBlock(streams, y, turn, Math.min(block, turns - turn), rows);
    }
    return y;
  }

  /** streams[s][r] = x[s + down·r], zero after the end of x. */
  private double[][] deinterleave(double[] x) {
    double[][] streams = new double[down][(x.length + down - 1) / down];
    int s = 0;
    int r = 0;
    for (double sample : x) {
      streams[s][r] = sample;
      s++;
      if (s == down) {
        s = 0;
        r++;
      }
    }
    return streams;
  }

  private void convolveBlock(double[][] streams, double[] y, int turn, int width, Rows rows) {
    int half = kernel.halfLength();
    long copied = first(0) - 1;
    for (int phase = 0; phase < up && phase < y.length; phase++) {
      long centre = (long) phase * down;
      long first = first(phase);
      long last = Math.floorDiv(centre + half, (long) up);
      for (long k = Math.max(copied + 1, first); k <= last; k++) {
        copy(
            streams[(int) Math.floorMod(k, (long) down)],
            turn + Math.floorDiv(k, (long) down),
            rows.at(k),
            width);
      }
      copied = Math.max(copied, last);
      int taps = (int) (last - first + 1);
      for (int j = 0; j < taps; j++) {
        rows.select(j, first + j, kernel.tap((int) (centre - (first + j) * up)));
      }
      rows.sum(taps, width);
      scatter(rows.sum, width, y, (long) turn * up + phase);
    }
  }

  /** The smallest κ with a tap in this phase. */
  private long first(int phase) {
    return -Math.floorDiv(kernel.halfLength() - (long) phase * down, (long) up);
  }

  /** row[r] = stream[from + r], zero outside the stream. */
  private static void copy(double[] stream, long from, double[] row, int width) {
    int begin = (int) Math.min(width, Math.max(0, -from));
    int end = (int) Math.max(begin, Math.min(width, stream.length - from));
    Arrays.fill(row, 0, begin, 0);
    if (begin < end) {
      System.arraycopy(stream, (int) from + begin, row, begin, end - begin);
    }
    Arrays.fill(row, end, width, 0);
  }

  private void scatter(double[] block, int width, double[] y, long from) {
    int end = (int) Math.min(width, (y.length - from + up - 1) / up);
    int m = (int) from;
    for (int r = 0; r < end; r++, m += up) {
      y[m] = block[r];
    }
  }

  /** The ring of rows, the rows and weights of one phase, and their sum. */
  private static final class Rows {
    private final double[][] ring;
    private final double[][] selected;
    private final double[] weights;
    private final double[] zero;
    private final double[] sum;

    Rows(int width, int count) {
      ring = new double[count][width];
      int padded = (count + GROUP - 1) / GROUP * GROUP;
      selected = new double[padded][];
      weights = new double[padded];
      zero = new double[width];
      sum = new double[width];
    }

    double[] at(long index) {
      return ring[(int) Math.floorMod(index, (long) ring.length)];
    }

    void select(int j, long index, double weight) {
      selected[j] = at(index);
      weights[j] = weight;
    }

    /** Σ_j weight_j·row_j, four rows at a time. */
    void sum(int count, int width) {
      int padded = (count + GROUP - 1) / GROUP * GROUP;
      for (int j = count; j < padded; j++) {
        selected[j] = zero;
        weights[j] = 0;
      }
      Arrays.fill(sum, 0, width, 0);
      for (int j = 0; j < padded; j += GROUP) {
        addGroup(selected, weights, j, sum, width);
      }
    }

    private static void addGroup(
        double[][] rows, double[] weights, int j, double[] sum, int width) {
      double w0 = weights[j], w1 = weights[j + 1], w2 = weights[j + 2], w3 = weights[j + 3];
      double[] x0 = rows[j], x1 = rows[j + 1], x2 = rows[j + 2], x3 = rows[j + 3];
      for (int r = 0; r < width; r++) {
        sum[r] += (w0 * x0[r] + w1 * x1[r]) + (w2 * x2[r] + w3 * x3[r]);
      }
    }
  }
}
