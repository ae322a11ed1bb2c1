package sqe.scoring;

import sqe.dsp.HeldSamples;
import sqe.metrics.AnalysedSignal;

/**
 * A decoded file after the policies that concern it alone.
 *
 * @param channels the chosen channels, {@code [channel][sample]}
 * @param sampleRate in Hz, after conversion
 * @param sizeInDoubt whether its length may not be the one it was recorded with
 */
record PreparedAudio(HeldSamples[] channels, int sampleRate, boolean sizeInDoubt) {

  int length() {
    return channels[0].length();
  }

  /** Part of a channel; beyond its end zeros. */
  AnalysedSignal part(int channel, int from, int length) {
    return new AnalysedSignal(channels[channel].part(from, length), sampleRate);
  }
}
