package sqe.dsp.activity;

import java.util.Arrays;

/**
 * Which part of a recording is speech, by level.
 *
 * <p>A frame of 10 ms is active when it lies less than 15.9 dB (the margin of P.56) below the
 * active speech level and at least 6 dB above the noise floor (5 % quantile of the frames); bursts
 * shorter than 30 ms are not speech, and gaps up to the hangover of 0.2 s are. This is the plain
 * energy criterion: it knows loud from soft, not speech from music.
 *
 * @param activeSeconds total duration of the active stretches
 * @param leadingSilence seconds before the first of them; the whole duration when there is none
 * @param trailingSilence seconds after the last of them; the whole duration when there is none
 * @param utterances number of stretches more than 0.2 s apart
 * @param onset level of the quieter of the first two frames re the active level, in dB, where the
 *     first frame is active; −∞ where it is not. Near 0, the beginning of the speech is cut off
 * @param mask active frames of 10 ms, hangover included; not to be changed
 */
public record SpeechActivity(
    double activeSeconds,
    double leadingSilence,
    double trailingSilence,
    int utterances,
    double onset,
    boolean[] mask) {

  private static final double MARGIN = 15.9; // dB
  private static final double ABOVE_FLOOR = 6; // dB
  private static final int SHORTEST_BURST = 3; // frames
  private static final int HANGOVER = 20; // frames

  /**
   * Finds the active frames.
   *
   * @param levels of the recording
   * @param level its active speech level; silence has no active frame
   */
  public static SpeechActivity of(FrameLevels levels, ActiveSpeechLevel.Level level) {
    int count = levels.count();
    double threshold = Math.max(level.activeDb() - MARGIN, FrameLevels.SILENCE);
    double floor = levels.percentile(0.05) + ABOVE_FLOOR;
    if (floor < level.activeDb() - ABOVE_FLOOR) {
      threshold = Math.max(threshold, floor);
    }
    boolean[] mask = new boolean[count];
    for (int i = 0; i < count; i++) {
      mask[i] = levels.level(i) > threshold;
    }
    clearShort(mask, true, SHORTEST_BURST - 1);
    clearShort(mask, false, HANGOVER);
    double onset =
        count > 1 && mask[0]
            ? Math.min(levels.level(0), levels.level(1)) - level.activeDb()
            : Double.NEGATIVE_INFINITY;
    return measured(mask, onset);
  }

  /** Inverts runs of {@code value} of at most {@code longest} frames between two others. */
  private static void clearShort(boolean[] mask, boolean value, int longest) {
    int start = 0;
    for (int i = 1; i <= mask.length; i++) {
      if (i == mask.length || mask[i] != mask[start]) {
        boolean inner = value || (start > 0 && i < mask.length);
        if (mask[start] == value && i - start <= longest && inner) {
          Arrays.fill(mask, start, i, !value);
        }
        start = i;
      }
    }
  }

  private static SpeechActivity measured(boolean[] mask, double onset) {
    int active = 0;
    int first = -1;
    int last = -1;
    int utterances = 0;
    for (int i = 0; i < mask.length; i++) {
      if (mask[i]) {
        active++;
        first = first < 0 ? i : first;
        last = i;
        utterances += i == 0 || !mask[i - 1] ? 1 : 0;
      }
    }
    double frame = FrameLevels.FRAME_SECONDS;
    double lead = first < 0 ? mask.length * frame : first * frame;
    double trail = first < 0 ? mask.length * frame : (mask.length - 1 - last) * frame;
    return new SpeechActivity(active * frame, lead, trail, utterances, onset, mask);
  }
}
