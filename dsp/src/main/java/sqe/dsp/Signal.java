package sqe.dsp;

import java.util.Objects;

/**
 * One channel of sampled sound.
 *
 * <p>Samples are scaled to [-1, 1): an integer file's full negative range is -1. Float files may
 * exceed it. The array is handed over, not copied: neither the caller nor the receiver changes it
 * afterwards. Equality is identity of the array, not of its content.
 *
 * @param samples amplitudes, not changed once the signal exists
 * @param sampleRate in Hz, positive
 */
public record Signal(double[] samples, int sampleRate) {

  /**
   * Checks that the rate is positive.
   *
   * @throws IllegalArgumentException when it is not
   */
  public Signal {
    Objects.requireNonNull(samples, "samples");
    if (sampleRate <= 0) {
      throw new IllegalArgumentException("sample rate must be positive: " + sampleRate);
    }
  }

  /** Number of samples. */
  public int length() {
    return samples.length;
  }

  /** Duration in seconds. */
  public double duration() {
    return (double) samples.length / sampleRate;
  }
}
