package sqe.metrics.visqol;

/**
 * What differs between speech and music, mapping aside.
 *
 * @param sampleRate the rate it is made for, in Hz
 * @param bands number of gammatone bands
 * @param highest upper end of the bands in Hz, or half the sample rate where that is lower
 * @param patch columns of a patch
 * @param voiceActivity whether patches of the reference without speech are left out
 */
record Mode(int sampleRate, int bands, double highest, int patch, boolean voiceActivity) {

  static final Mode SPEECH = new Mode(16_000, 21, 8000, 20, true);

  static final Mode AUDIO = new Mode(48_000, 32, Double.POSITIVE_INFINITY, 30, false);

  /** Search radius of a patch, in columns: 60 patches. */
  int radius() {
    return 60 * patch;
  }
}
