package sqe.dsp.audio;

/** Space for decoded samples, asked for only once the bytes they come from are known to exist. */
final class SampleMemory {

  /** The longest array every JVM can make. */
  private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8L;

  private SampleMemory() {}

  /** Arrays {@code [channel][sample]}, or a refusal where the JVM cannot hold them. */
  static double[][] allocate(int channels, long samples) throws AudioFormatException {
    long limit = Runtime.getRuntime().maxMemory();
    if (samples > LONGEST_ARRAY || samples > limit / Double.BYTES / channels) {
      throw new AudioFormatException(
          samples
              + " samples in "
              + channels
              + (channels == 1 ? " channel" : " channels")
              + " do not fit in memory (limit "
              + limit / (1 << 20)
              + " MiB); split the file or raise the limit (java -Xmx)");
    }
    return new double[channels][(int) samples];
  }
}
