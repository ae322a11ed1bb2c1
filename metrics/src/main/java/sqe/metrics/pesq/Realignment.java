package sqe.metrics.pesq;

import java.util.List;
import sqe.dsp.linear.Reductions;
import sqe.dsp.spectrum.Fft;
import sqe.dsp.spectrum.PackedSpectra;

/**
 * Looks for a better delay of the degraded signal within bad intervals (§9.2, steps 4 to 6), by the
 * correlation of magnitudes over ±4 frames.
 */
final class Realignment {

  private static final double LEAST_CORRELATION = 0.5;
  private static final double LEAST_POWER = 1e-6;

  private final PesqTables tables;
  private final Sizes sizes;
  private final double[] reference;
  private final double[] degraded;
  private final DelayPath path;
  private final int commonSpan;
  private final int range;

  /**
   * Prepares the search between two model signals.
   *
   * @param commonSpan N
   */
  Realignment(
      PesqTables tables,
      GuardedSignal reference,
      GuardedSignal degraded,
      DelayPath path,
      int commonSpan) {
    this.tables = tables;
    this.sizes = tables.sizes();
    this.reference = reference.samples();
    this.degraded = degraded.samples();
    this.path = path;
    this.commonSpan = commonSpan;
    this.range = 4 * sizes.frame();
  }

  /**
   * A shift and the correlation it reaches.
   *
   * @param samples τ with the largest correlation
   * @param correlation χ, 0 to 1
   * @param usable whether both sides have enough power and in common to trust it
   */
  record Shift(int samples, double correlation, boolean usable) {

    /** The shift, or none where it cannot be trusted. */
    int used() {
      return usable ? samples : 0;
    }
  }

  /** The degraded signal shifted within the intervals, at the reference's time; else zero. */
  double[] realign(List<BadInterval> intervals, List<Shift> shifts) {
    double[] realigned = new double[commonSpan + sizes.tail()];
    for (int n = 0; n < intervals.size(); n++) {
      BadInterval interval = intervals.get(n);
      int start = start(interval);
      int from = start + shifts.get(n).used();
      align(from, end(interval) - start, 0, commonSpan - 1, realigned, start);
    }
    return realigned;
  }

  /** Step 5. */
  Shift shift(BadInterval interval) {
    int start = start(interval);
    int length = end(interval) - start;
    int padded = length + 2 * range;
    Fft fft = tables.transform(Sizes.powerOfTwo(padded));
    double[] p = new double[fft.length()];
    double[] q = new double[fft.length()];
    for (int i = 0; i < length; i++) {
      p[range + i] = Math.abs(at(reference, start + i));
    }
    int last = commonSpan - sizes.guard() + sizes.tail() - 1;
    align(start - range, padded, sizes.guard(), last, q, 0);
    for (int i = 0; i < padded; i++) {
      q[i] = Math.abs(q[i]);
    }
    double energyP = Reductions.energy(p);
    double energyQ = Reductions.energy(q);
    fft.forward(p);
    fft.forward(q);
    PackedSpectra.correlate(p, q, p);
    fft.inverse(p);
    int best = -range;
    for (int shift = -range; shift < range; shift++) {
      if (p[index(shift, p.length)] > p[index(best, p.length)]) {
        best = shift;
      }
    }
    double norm = Math.sqrt(energyP * energyQ);
    double correlation = norm > 0 ? p[index(best, p.length)] / norm : 0;
    double divisor = Sizes.powerOfTwo(2 * padded);
    boolean usable =
        correlation >= LEAST_CORRELATION
            && energyP / divisor > LEAST_POWER
            && energyQ / divisor > LEAST_POWER;
    return new Shift(best, correlation, usable);
  }

  private static int index(int shift, int length) {
    return shift & (length - 1);
  }

  private int start(BadInterval interval) {
    return sizes.guard() + interval.from() * sizes.hop();
  }

  private int end(BadInterval interval) {
    return sizes.guard() + interval.to() * sizes.hop() + sizes.frame();
  }

  /**
   * The degraded signal at the reference's time (step 4), a stretch of it from {@code from} on;
   * before position {@code low} and after {@code high} it stays as it is there.
   */
  private void align(int from, int count, int low, int high, double[] target, int at) {
    int i = 0;
    while (i < count) {
      int position = clamp(from + i, low, high);
      int delay = path.at(position);
      int end = position < high ? Math.min(path.end(position), high) - from : count;
      int stop = Math.min(count, end);
      for (; i < stop; i++) {
        target[at + i] = aligned(clamp(from + i, low, high), delay);
      }
    }
  }

  private double aligned(int i, int delay) {
    int first = sizes.guard();
    int end = commonSpan + sizes.tail() - sizes.guard();
    return i < first || i >= end ? 0 : at(degraded, clamp(i + delay, first, end - 1));
  }

  private static double at(double[] x, int i) {
    return i < x.length ? x[i] : 0;
  }

  private static int clamp(int value, int low, int high) {
    return Math.max(low, Math.min(value, high));
  }
}
