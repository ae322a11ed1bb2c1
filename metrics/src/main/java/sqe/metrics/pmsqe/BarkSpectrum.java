package sqe.metrics.pmsqe;

import java.util.List;
import java.util.Locale;
import sqe.dsp.Signal;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * One signal on its own, §§1–3: power spectrum, level normalisation, Bark bands.
 *
 * @param configuration of the signal's rate
 * @param frames T
 * @param level μ, the mean square between 350 and 3250 Hz
 * @param power B after normalisation, T × Z, frame by frame
 * @param spectra the packed spectra of the frames one after the other, or empty where nobody asked
 */
record BarkSpectrum(
    Configuration configuration, int frames, double level, double[] power, double[] spectra) {

  /** The mean square that every signal is brought to. */
  static final double LEVEL_TARGET = 1e7;

  /** The key under which a signal keeps its Bark spectrum; of the options, what it depends on. */
  record Of(double windowWeight, List<Boolean> frameMask)
      implements Derivation<AnalysedSignal, BarkSpectrum> {

    static Of options(PmsqeOptions options) {
      return new Of(options.windowWeight(), options.frameMask());
    }

    @Override
    public BarkSpectrum from(AnalysedSignal source) {
      return analyse(source.signal(), windowWeight, frameMask, false);
    }
  }

  /** Analyses a signal and keeps its spectra, for the way back. */
  static BarkSpectrum withSpectra(Signal signal, PmsqeOptions options) {
    return analyse(signal, options.windowWeight(), options.frameMask(), true);
  }

  private static BarkSpectrum analyse(
      Signal signal, double windowWeight, List<Boolean> mask, boolean keep) {
    Configuration configuration = Configuration.at(signal.sampleRate());
    int frames = countFrames(configuration, signal, mask);
    int bands = configuration.bands.count();
    int length = configuration.frameLength;
    double[] spectra = new double[keep ? frames * length : length];
    double[] bins = new double[configuration.fft.bins()];
    double[] bark = new double[frames * bands];
    double levelPower = 0;
    int realFrames = 0;
    for (int t = 0; t < frames; t++) {
      int offset = keep ? t * length : 0;
      configuration.spectrum(signal.samples(), t, spectra, offset);
      configuration.fft.power(spectra, offset, bins, 0);
      configuration.bands.apply(bins, bark, t * bands);
      if (mask.isEmpty() || mask.get(t)) {
        levelPower += Configuration.levelPower(bins);
        realFrames++;
      }
    }
    double level = windowWeight * configuration.levelScale * levelPower / realFrames;
    double scale = configuration.powerScale * LEVEL_TARGET / level;
    for (int i = 0; i < bark.length; i++) {
      bark[i] *= scale;
    }
    return new BarkSpectrum(configuration, frames, level, bark, keep ? spectra : new double[0]);
  }

  private static int countFrames(Configuration configuration, Signal signal, List<Boolean> mask) {
    int frames = configuration.frames(signal.length());
    if (frames == 0) {
      throw new UndefinedScoreException(
          Reason.TOO_SHORT,
          String.format(
              Locale.ROOT,
              "needs a frame of %d samples, has %d",
              configuration.frameLength,
              signal.length()));
    }
    if (!mask.isEmpty() && mask.size() != frames) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "frame mask of %d for %d frames", mask.size(), frames));
    }
    return frames;
  }

  /**
   * This spectrum, where the signal has a level to normalise.
   *
   * @param silent the reason to give where it has none
   */
  BarkSpectrum requireLevel(Reason silent) {
    if (!Double.isFinite(level)) {
      throw new UndefinedScoreException(Reason.NOT_FINITE, "the power of the signal overflows");
    }
    if (Double.isInfinite(LEVEL_TARGET / level)) {
      throw new UndefinedScoreException(silent, "no power in the band 350–3250 Hz");
    }
    return this;
  }
}
