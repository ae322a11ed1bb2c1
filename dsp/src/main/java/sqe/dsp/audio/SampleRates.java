package sqe.dsp.audio;

/** Which sample rates a header may give; any other says that it is damaged. */
final class SampleRates {

  private static final int LOWEST = 1000;
  private static final int HIGHEST = 768_000;

  private SampleRates() {}

  /** Refuses a rate, in Hz, at which nobody records speech. */
  static void require(long rate, long position) throws AudioFormatException {
    if (rate < LOWEST || rate > HIGHEST) {
      throw AudioFormatException.at(
          position,
          "the header says a sample rate of " + rate + " Hz",
          "speech files have " + LOWEST + " to " + HIGHEST + " Hz: is the header right?");
    }
  }
}
