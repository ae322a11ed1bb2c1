package sqe.dsp.audio;

import java.util.List;
import sqe.dsp.Signal;

/**
 * A decoded audio file.
 *
 * <p>Integers of b bits are divided by 2^(b-1), so that samples lie in [-1, 1); floating-point
 * samples are as the file has them, NaN and infinities included. The arrays are handed over, not
 * copied, and not changed afterwards.
 *
 * @param channels samples as {@code [channel][sample]}, at least one of each, equally long
 * @param sampleRate in Hz, positive
 * @param warnings one line each: what in the file is odd but harmless; without the file's name
 * @param sizeInDoubt whether a warning says that sizes in the file contradict each other or were
 *     never filled in, so that its length may not be the one it was recorded with
 */
public record Recording(
    double[][] channels, int sampleRate, List<String> warnings, boolean sizeInDoubt) {

  /**
   * Checks that there is something to hear, in channels of one length.
   *
   * @throws IllegalArgumentException when there is not, or the rate is not positive
   */
  public Recording {
    if (channels.length == 0 || channels[0].length == 0) {
      throw new IllegalArgumentException("a recording has at least one channel and one sample");
    }
    for (double[] channel : channels) {
      if (channel.length != channels[0].length) {
        throw new IllegalArgumentException("channels differ in length");
      }
    }
    if (sampleRate <= 0) {
      throw new IllegalArgumentException("sample rate must be positive: " + sampleRate);
    }
    warnings = List.copyOf(warnings);
  }

  /** A recording whose length is not in doubt. */
  public Recording(double[][] channels, int sampleRate, List<String> warnings) {
    this(channels, sampleRate, warnings, false);
  }

  /** Number of samples of each channel. */
  public int length() {
    return channels[0].length;
  }

  /**
   * One channel.
   *
   * @param index from 0
   * @throws IndexOutOfBoundsException when there is no such channel
   */
  public Signal channel(int index) {
    if (index < 0 || index >= channels.length) {
      throw new IndexOutOfBoundsException(
          "no channel %s: channels count from 0, the recording has %s"
              .formatted(index, channels.length));
    }
    return new Signal(channels[index], sampleRate);
  }
}
