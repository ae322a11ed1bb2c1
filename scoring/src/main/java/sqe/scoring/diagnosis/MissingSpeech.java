package sqe.scoring.diagnosis;

import sqe.dsp.activity.ActiveSpeechLevel;
import sqe.dsp.activity.FrameLevels;
import sqe.dsp.activity.SpeechActivity;

/**
 * Speech of the reference before the first and after the last speech of the estimate.
 *
 * @param start in seconds
 * @param end in seconds
 */
record MissingSpeech(double start, double end) {

  /** Differences up to the hangover of the activity detector are nothing. */
  private static final double HANGOVER = 0.2; // seconds

  static MissingSpeech of(double[] r, double[] e, int delay, int sampleRate) {
    SpeechActivity reference = activity(r, sampleRate);
    SpeechActivity estimate = activity(e, sampleRate);
    if (reference.activeSeconds() == 0 || estimate.activeSeconds() == 0) {
      return new MissingSpeech(0, 0);
    }
    double shift = (double) delay / sampleRate;
    double start = estimate.leadingSilence() - shift - reference.leadingSilence();
    double referenceEnd = (double) r.length / sampleRate - reference.trailingSilence();
    double estimateEnd = (double) e.length / sampleRate - estimate.trailingSilence() - shift;
    return new MissingSpeech(late(start), late(referenceEnd - estimateEnd));
  }

  private static double late(double seconds) {
    return seconds > HANGOVER ? seconds : 0;
  }

  private static SpeechActivity activity(double[] x, int sampleRate) {
    return SpeechActivity.of(
        FrameLevels.of(x, sampleRate), ActiveSpeechLevel.measure(x, sampleRate));
  }
}
