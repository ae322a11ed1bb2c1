package sqe.dsp.pitch;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Follows the fundamental frequency of a voice, by whatever the class path has; {@link Yin} is
 * always there.
 *
 * <p>An implementation is stateless and safe for use by several threads.
 */
public interface PitchTracker {

  /**
   * F0 along a recording.
   *
   * @param x samples of one channel, finite; not changed
   * @param sampleRate in Hz
   * @param hop time from one frame to the next, in seconds, positive
   * @return one value a frame, frame i beginning at {@code i·hop}: F0 in Hz, 0 where unvoiced;
   *     empty when the recording is shorter than a frame
   * @throws IllegalArgumentException when the hop is not positive
   */
  double[] track(double[] x, int sampleRate, double hop);

  /** The tracker on the class path, if there is one. */
  static Optional<PitchTracker> find() {
    return ServiceLoader.load(PitchTracker.class).findFirst();
  }
}
