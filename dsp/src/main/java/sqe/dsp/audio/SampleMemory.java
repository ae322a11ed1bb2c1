package sqe.dsp.audio;

/**
 * Space for samples, asked for only once the bytes they come from are known to exist. What does not
 * fit is a refusal of that file: the rest of a batch goes on.
 */
final class SampleMemory {

  /** The longest array every JVM can make. */
  private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8L;

  private SampleMemory() {}

  /** Arrays {@code [channel][sample]}, or a refusal where the JVM cannot hold them. */
  static double[][] allocate(int channels, long samples) throws AudioFormatException {
    String what = samples + " samples in " + channels + (channels == 1 ? " channel" : " channels");
    if (samples > LONGEST_ARRAY || samples > limit() / Double.BYTES / channels) {
      throw doesNotFit(what);
    }
    try {
      return new double[channels][(int) samples];
    } catch (OutOfMemoryError full) {
      throw doesNotFit(what);
    }
  }

  /** Refuses a file of which not every byte has a number that is an int. */
  static void requireIndexable(long bytes) throws AudioFormatException {
    if (bytes > LONGEST_ARRAY) {
      throw new AudioFormatException(bytes + " bytes of FLAC are not read; split the file");
    }
  }

  private static long limit() {
    return Runtime.getRuntime().maxMemory();
  }

  private static AudioFormatException doesNotFit(String what) {
    return new AudioFormatException(
        what
            + " do not fit in memory (limit "
            + limit() / (1 << 20)
            + " MiB); split the file or raise the limit (java -Xmx)");
  }
}
