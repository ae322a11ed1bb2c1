package sqe.scoring;

import java.util.Arrays;
import sqe.dsp.Signal;

/**
 * A decoded file after the policies that concern it alone.
 *
 * @param channels the chosen channels, {@code [channel][sample]}
 * @param sampleRate in Hz, after conversion
 * @param sizeInDoubt whether its length may not be the one it was recorded with
 */
record PreparedAudio(double[][] channels, int sampleRate, boolean sizeInDoubt) {

  int length() {
    return channels[0].length;
  }

  /** Part of a channel; beyond its end zeros. */
  Signal slice(int channel, int from, int length) {
    double[] samples = channels[channel];
    boolean whole = from == 0 && length == samples.length;
    return new Signal(
        whole ? samples : Arrays.copyOfRange(samples, from, from + length), sampleRate);
  }
}
