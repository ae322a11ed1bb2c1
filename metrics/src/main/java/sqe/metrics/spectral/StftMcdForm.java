package sqe.metrics.spectral;

import java.util.Arrays;
import sqe.dsp.alignment.TimeWarping;

/**
 * The forms of the mel-cepstral distance of short-time spectra: how frames are paired, and whether
 * c_0, the level, takes part.
 */
enum StftMcdForm {
  /** Frame by frame, without c_0. */
  PLAIN("mcd", 1, false, false),
  /** Frame by frame, with c_0. */
  PLAIN_LEVEL("mcd_c0", 0, false, false),
  /** Aligned, without c_0. */
  WARPED("mcd_dtw", 1, true, false),
  /** Aligned, with c_0. */
  WARPED_LEVEL("mcd_dtw_c0", 0, true, false),
  /** Aligned without frames that are silent, without c_0. */
  WARPED_ACTIVE("mcd_dtw_active", 1, true, true);

  /** 20 dB below the mean. */
  private static final double SILENT = 0.01;

  private final String id;
  private final int first;
  private final boolean warped;
  private final boolean active;

  StftMcdForm(String id, int first, boolean warped, boolean active) {
    this.id = id;
    this.first = first;
    this.warped = warped;
    this.active = active;
  }

  String id() {
    return id;
  }

  /** Whether c_0 takes part. */
  boolean withLevel() {
    return first == 0;
  }

  /** Whether frames are aligned by dynamic time warping. */
  boolean warped() {
    return warped;
  }

  /** Whether silent frames are dropped. */
  boolean active() {
    return active;
  }

  /** The vectors of a signal that are compared. */
  double[][] vectors(StftMelCepstra.Frames frames) {
    double mean = Arrays.stream(frames.powers()).sum() / frames.powers().length;
    double[][] vectors = new double[frames.cepstra().length][];
    int count = 0;
    for (int t = 0; t < vectors.length; t++) {
      if (!active || frames.powers()[t] > SILENT * mean) {
        double[] cepstrum = frames.cepstra()[t];
        vectors[count++] = Arrays.copyOfRange(cepstrum, first, cepstrum.length);
      }
    }
    return Arrays.copyOf(vectors, count);
  }

  /**
   * The frames that are compared, and the sum of their Euclidean distances.
   *
   * @param x vectors of the reference
   * @param y vectors of the estimate, as many unless warped
   */
  TimeWarping.Result path(double[][] x, double[][] y) {
    return warped ? TimeWarping.exact(x, y, TimeWarping.Ties.BOTH) : TimeWarping.inStep(x, y);
  }
}
