package sqe.dsp.activity;

import java.util.Arrays;

/**
 * How fast a room lets speech fade, from the recording alone.
 *
 * <p>A voice may fade as slowly as it likes, but a room never lets it fade faster than its own
 * decay. So: levels of 30 ms; of all places less than 10 dB below the active speech level, the fall
 * over the next 100 ms; and of these falls the 95 % quantile. The result is the time a fall by 60
 * dB would take at that rate.
 *
 * <p>It orders recordings by reverberation and is no measurement of T60 (compare ISO 3382, which
 * needs an impulse): long decays come out too short, for the level of reverberant speech
 * fluctuates, and noise that fills the pauses looks like a room. Measured on speech in synthetic
 * rooms (noise that decays exponentially, 3 dB weaker than the direct sound): 0.04 to 0.42 s
 * without a room, 0.41 to 0.67 s at T60 = 0.6 s, 0.52 to 0.90 s at 1.25 s, 0.61 to 0.99 s at 2.5 s.
 */
public final class DecayTime {

  private static final int LAG = 10; // frames
  private static final double BELOW_ACTIVE = 10; // dB
  private static final double QUANTILE = 0.95;
  private static final int FEWEST = 20; // places

  private DecayTime() {}

  /** Time in seconds for a fall by 60 dB; 0 when there is too little speech to say. */
  public static double of(FrameLevels levels, ActiveSpeechLevel.Level speech) {
    double[] smooth = smoothed(levels);
    double[] falls = new double[smooth.length];
    int n = 0;
    for (int i = 0; i + LAG < smooth.length; i++) {
      if (smooth[i] > speech.activeDb() - BELOW_ACTIVE) {
        falls[n++] = smooth[i] - smooth[i + LAG];
      }
    }
    if (n < FEWEST) {
      return 0;
    }
    Arrays.sort(falls, 0, n);
    double fall = falls[(int) (QUANTILE * (n - 1))];
    return fall <= 0 ? 0 : 60 * LAG * FrameLevels.FRAME_SECONDS / fall;
  }

  /** Levels of three frames each, in dB. */
  private static double[] smoothed(FrameLevels levels) {
    double[] power = new double[levels.count()];
    for (int i = 0; i < power.length; i++) {
      power[i] = StrictMath.pow(10, levels.level(i) / 10);
    }
    double[] smooth = new double[power.length];
    for (int i = 0; i < power.length; i++) {
      int from = Math.max(0, i - 1);
      int to = Math.min(power.length, i + 2);
      double sum = 0;
      for (int k = from; k < to; k++) {
        sum += power[k];
      }
      smooth[i] = 10 * StrictMath.log10(sum / (to - from));
    }
    return smooth;
  }
}
