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
 * additions is fixed by the groups of four rows in the code. Eight phases at a time share a group
 * while it is in the cache.
 *
 * <p>Rows are zero outside the input. From tile to tile the window of κ moves up, so the rows live
 * in a ring and each is copied once a block.
 *
 * <p>Cost: about (2L + 1)/up multiplications an output; memory beside the output: some 2L/up rows
 * of {@value #BLOCK} values.
 */
final class PolyphaseConvolution {

  private static final int BLOCK = 256;

  /** Rows added at a time. */
  private static final int GROUP = 4;

  /** Phases summed at a time. */
  private static final int TILE = 8;

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
    // The windows of a tile together, and what a last incomplete group reads beyond them.
    int count =
        (int)
            Math.min(
                Integer.MAX_VALUE,
                ((long) TILE * down + 2L * kernel.halfLength()) / up + 2 + GROUP);
    int block = Math.min(turns, Math.max(1, Math.min(BLOCK, LARGEST_RING / count)));
    Rows rows = new Rows(block, count);
    for (int turn = 0; turn < turns; turn += block) {
      convolveBlock(x, y, turn, Math.min(block, turns - turn), rows);
    }
    return y;
  }

  private void convolveBlock(double[] x, double[] y, int turn, int width, Rows rows) {
    long copied = first(0) - 1;
    int phases = Math.min(up, y.length);
    for (int phase = 0; phase < phases; phase += TILE) {
      int end = Math.min(phases, phase + TILE);
      long first = first(phase);
      long last = last(end - 1);
      for (long k = Math.max(copied + 1, first); k <= last; k++) {
        copy(x, k + (long) down * turn, rows.at(k), width);
      }
      copied = Math.max(copied, last);
      sumTile(phase, end, first, last, width, rows);
      for (int a = phase; a < end; a++) {
        scatter(rows.sums[a - phase], width, y, (long) turn * up + a);
      }
    }
  }

  /** The outputs of a few phases at once, so that a group of rows stays in the cache for all. */
  private void sumTile(int from, int to, long first, long last, int width, Rows rows) {
    for (int a = from; a < to; a++) {
      Arrays.fill(rows.sums[a - from], 0, width, 0);
    }
    for (long k = first; k <= last; k += GROUP) {
      for (int a = from; a < to; a++) {
        if (k + GROUP > first(a) && k <= last(a)) {
          rows.addGroup(
              k,
              weight(a, k),
              weight(a, k + 1),
              weight(a, k + 2),
              weight(a, k + 3),
              rows.sums[a - from],
              width);
        }
      }
    }
  }

  /** w[a·down − κ·up], zero outside the kernel. */
  private double weight(int phase, long k) {
    long i = (long) phase * down - k * up;
    return Math.abs(i) <= kernel.halfLength() ? kernel.tap((int) i) : 0;
  }

  /** The largest κ with a tap in this phase. */
  private long last(int phase) {
    return Math.floorDiv((long) phase * down + kernel.halfLength(), (long) up);
  }

  /** The smallest κ with a tap in this phase. */
  private long first(int phase) {
    return -Math.floorDiv(kernel.halfLength() - (long) phase * down, (long) up);
  }

  /** row[r] = x[from + down·r], zero outside the input. */
  private void copy(double[] x, long from, double[] row, int width) {
    int begin = (int) Math.min(width, Math.max(0, Math.floorDiv(down - 1 - from, (long) down)));
    int inside = (int) Math.min(width, Math.floorDiv(x.length - from + down - 1, (long) down));
    int end = Math.max(begin, inside);
    Arrays.fill(row, 0, begin, 0);
    for (int r = begin, i = (int) (from + (long) down * begin); r < end; r++, i += down) {
      row[r] = x[i];
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

  /** The ring of rows, and the sums of the phases of a tile. */
  private static final class Rows {
    private final double[][] ring;
    private final double[][] sums;

    Rows(int width, int count) {
      ring = new double[count][width];
      sums = new double[TILE][width];
    }

    double[] at(long index) {
      return ring[(int) Math.floorMod(index, (long) ring.length)];
    }

    /** sum += w0·row(k) + … + w3·row(k + 3). */
    void addGroup(long k, double w0, double w1, double w2, double w3, double[] sum, int width) {
      add(at(k), at(k + 1), at(k + 2), at(k + 3), w0, w1, w2, w3, sum, width);
    }

    private static void add(
        double[] x0,
        double[] x1,
        double[] x2,
        double[] x3,
        double w0,
        double w1,
        double w2,
        double w3,
        double[] sum,
        int width) {
      for (int r = 0; r < width; r++) {
        sum[r] += (w0 * x0[r] + w1 * x1[r]) + (w2 * x2[r] + w3 * x3[r]);
      }
    }
  }
}
