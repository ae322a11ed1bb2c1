package sqe.metrics.pmsqe;

import java.util.Arrays;
import sqe.dsp.PowerLaw;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * All that the reference alone decides, once for any number of estimates.
 *
 * @param spectrum B^r
 * @param loudness L^r, T × Z
 * @param audible A_1(B^r) of each frame
 * @param weight ω of each frame (§7)
 * @param active the cells that frequency equalisation looks at, T × Z (§4)
 * @param activePower N of each band: power over its active cells + 1000
 */
record ReferenceSide(
    BarkSpectrum spectrum,
    double[] loudness,
    double[] audible,
    double[] weight,
    boolean[] active,
    double[] activePower) {

  /** A cell or frame counts as active above this many times the absolute threshold. */
  private static final double ACTIVE_MARGIN = 100;

  /** Audible power from which a frame is active. */
  private static final double ACTIVE_FRAME = 1e7;

  private static final PowerLaw FRAME_WEIGHT = new PowerLaw(0.04);

  /** The key under which a signal keeps what it decides as a reference. */
  record Of(BarkSpectrum.Of spectrum) implements Derivation<AnalysedSignal, ReferenceSide> {

    @Override
    public ReferenceSide from(AnalysedSignal source) {
      return of(source.derive(spectrum).requireLevel(Reason.SILENT_REFERENCE));
    }
  }

  private static ReferenceSide of(BarkSpectrum spectrum) {
    int frames = spectrum.frames();
    LoudnessScale scale = spectrum.configuration().loudness;
    int bands = spectrum.configuration().bands.count();
    double[] power = spectrum.power();
    double[] loudness = new double[power.length];
    double[] audible = new double[frames];
    double[] weight = new double[frames];
    boolean[] active = new boolean[power.length];
    double[] activePower = new double[bands];
    Arrays.fill(activePower, Equaliser.OFFSET);
    for (int t = 0; t < frames; t++) {
      int offset = t * bands;
      audible[t] = scale.audible(power, offset, 1);
      weight[t] = FRAME_WEIGHT.of((audible[t] + 1e5) / 1e7);
      boolean activeFrame = scale.audible(power, offset, ACTIVE_MARGIN) >= ACTIVE_FRAME;
      for (int j = 0; j < bands; j++) {
        double value = power[offset + j];
        loudness[offset + j] = scale.of(j, value);
        if (activeFrame && value >= ACTIVE_MARGIN * scale.threshold(j)) {
          active[offset + j] = true;
          activePower[j] += value;
        }
      }
    }
    return new ReferenceSide(spectrum, loudness, audible, weight, active, activePower);
  }
}
