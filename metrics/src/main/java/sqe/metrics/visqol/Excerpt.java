package sqe.metrics.visqol;

import java.util.Arrays;

/**
 * A part of a signal, maybe behind silence, that knows where it was.
 *
 * @param samples the part; not to be changed
 * @param silence how many zeros it starts with that are not of the signal
 * @param origin the sample of the signal that stands at index 0, or would: from index {@code
 *     silence} on, index i is sample {@code origin + i}
 */
record Excerpt(double[] samples, int silence, int origin) {

  /** A whole signal. */
  static Excerpt whole(double[] signal) {
    return new Excerpt(signal, 0, 0);
  }

  /**
   * From one time to another (§7.2, step 2). What the signal lacks at its end is put in front, as
   * the published program has it, which also leaves out the last sample then.
   *
   * @param signal not changed
   * @param from in seconds
   * @param to in seconds
   */
  static Excerpt between(double[] signal, double from, double to, int sampleRate) {
    int first = (int) (from * sampleRate);
    int end = Math.min(signal.length - 1, (int) (to * sampleRate));
    Excerpt part = new Excerpt(Arrays.copyOfRange(signal, first, end), 0, first);
    double lacking = to * sampleRate - signal.length;
    return lacking > 0 ? part.late((int) lacking) : part;
  }

  int length() {
    return samples.length;
  }

  /** Moved by a delay: behind so many zeros, or without so many of its first samples. */
  Excerpt shifted(int delay) {
    return delay < 0 ? range(-delay, length()) : late(delay);
  }

  private Excerpt late(int zeros) {
    double[] later = new double[zeros + samples.length];
    System.arraycopy(samples, 0, later, zeros, samples.length);
    return new Excerpt(later, silence + zeros, origin - zeros);
  }

  /** From one index to another, the latter excluded. */
  Excerpt range(int from, int to) {
    return from == 0 && to == length()
        ? this
        : new Excerpt(
            Arrays.copyOfRange(samples, from, to), Math.max(0, silence - from), origin + from);
  }
}
