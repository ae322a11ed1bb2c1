package sqe.dsp.audio;

/**
 * Space for samples and for whole files, asked for only once the bytes they come from are known to
 * exist. What does not fit is a refusal of that file: the rest of a batch goes on.
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

  /** Space for a whole file. */
  static byte[] allocate(long bytes) throws AudioFormatException {
    String what = bytes + " bytes of a file";
    if (bytes > LONGEST_ARRAY || bytes > limit()) {
      throw doesNotFit(what);
    }
    try {
      return new byte[(int) bytes];
    } catch (OutOfMemoryError full) {
      throw doesNotFit(what);
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
