package sqe.audit.feature;

import java.util.Arrays;
import sqe.dsp.activity.FrameLevels;
import sqe.dsp.alignment.DelayEstimate;

/**
 * Speech that an estimate has before its reference begins: the evidence that the beginning of the
 * reference was cut off. A delay alone is none, for what a late system puts before the speech is
 * silence, or noise.
 */
final class EarlierSpeech {

  private static final double MARGIN = 15.9; // dB, as in P.56
  private static final double ABOVE_FLOOR = 6; // dB

  private EarlierSpeech() {}

  /**
   * Its duration in seconds: frames of 10 ms, before the delay, within 15.9 dB of the active level
   * and 6 dB above the noise floor; 0 where the delay is none that is known.
   *
   * @param e samples of the estimate; not changed
   */
  static double seconds(double[] e, ChannelFeatures estimate, DelayEstimate delay, int sampleRate) {
    int head = Math.min(e.length, delay.wholeSamples());
    if (!delay.trustworthy() || head <= 0 || estimate.silent()) {
      return 0;
    }
    FrameLevels frames = FrameLevels.of(Arrays.copyOf(e, head), sampleRate);
    double threshold =
        Math.max(estimate.level().activeDb() - MARGIN, estimate.noiseFloor() + ABOVE_FLOOR);
    int speech = 0;
    for (int i = 0; i < frames.count(); i++) {
      speech += frames.level(i) > threshold ? 1 : 0;
    }
    return speech * FrameLevels.FRAME_SECONDS;
  }
}
