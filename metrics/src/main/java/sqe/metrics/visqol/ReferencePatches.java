package sqe.metrics.visqol;

import java.util.stream.IntStream;

/**
 * Where the patches of the reference start (§6, §9).
 *
 * @param starts first column of each, ascending
 * @param possible how many there were before those without speech were left out
 */
record ReferencePatches(int[] starts, int possible) {

  /** Full scale of the loudest sample, for the voice activity. */
  private static final double FULL_SCALE = 32768;

  /** Root mean square from which a block is loud: 16.3 dB below the largest sample. */
  private static final double LOUD = 5000;

  /** A block is active while it or one of so many before it is loud. */
  private static final int HANGOVER = 2;

  /** Patches of a reference that has at least the columns of {@link #shortest}. */
  static ReferencePatches of(Mode mode, double[] reference, int columns, int hop) {
    return mode.voiceActivity()
        ? withSpeech(mode, reference, columns, hop)
        : everywhere(mode, columns);
  }

  /** Fewest columns that have a patch. */
  static int shortest(Mode mode) {
    return mode.voiceActivity() ? first(mode) + mode.patch() : 3 * mode.patch() / 2;
  }

  private static int first(Mode mode) {
    return mode.patch() / 2 - 1;
  }

  private static ReferencePatches everywhere(Mode mode, int columns) {
    int patch = mode.patch();
    int span = columns - patch - patch / 2;
    int count = Math.max(1, (span + patch - 1) / patch);
    int[] starts = IntStream.range(0, count).map(j -> first(mode) + j * patch).toArray();
    return new ReferencePatches(starts, count);
  }

  private static ReferencePatches withSpeech(Mode mode, double[] reference, int columns, int hop) {
    int first = first(mode);
    int count = (columns - first) / mode.patch();
    boolean[] active = activity(reference, first, count * mode.patch(), hop);
    int[] starts =
        IntStream.range(0, count)
            .filter(j -> anyActive(active, j * mode.patch(), mode.patch()))
            .map(j -> first + j * mode.patch())
            .toArray();
    return new ReferencePatches(starts, count);
  }

  private static boolean anyActive(boolean[] active, int from, int length) {
    return IntStream.range(from, from + length).anyMatch(block -> active[block]);
  }

  /**
   * Which blocks of one hop are active; the first two always are.
   *
   * @param first where the blocks begin: a sample, though it is the number of a column, as in the
   *     published program
   */
  private static boolean[] activity(double[] reference, int first, int blocks, int hop) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double sample : reference) {
      largest = Math.max(largest, sample); // the largest with its sign
    }
    boolean[] active = new boolean[blocks];
    int quiet = 0;
    for (int i = 0; i < blocks; i++) {
      quiet = isLoud(reference, first + i * hop, hop, largest) ? 0 : quiet + 1;
      active[i] = quiet <= HANGOVER;
    }
    return active;
  }

  private static boolean isLoud(double[] x, int from, int length, double largest) {
    double energy = 0;
    for (int i = from; i < from + length; i++) {
      double scaled = x[i] / largest * FULL_SCALE;
      // Samples of 16 bits: limited, and towards zero.
      double whole = (int) Math.max(-FULL_SCALE, Math.min(FULL_SCALE - 1, scaled));
      energy += whole * whole;
    }
    return Math.sqrt(energy / length) >= LOUD;
  }
}
