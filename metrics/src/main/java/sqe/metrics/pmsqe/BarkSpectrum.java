package sqe.metrics.pmsqe;

import java.util.List;
import java.util.Locale;
import sqe.dsp.Signal;
import sqe.dsp.spectrum.FrameBatch;
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
    double[] spectra = new double[keep ? frames * length : 0];
    double[] bark = new double[frames * bands];
    double[] ofFrame = new double[FrameBatch.FRAMES];
    FrameBatch batch = new FrameBatch(configuration.transform);
    double levelPower = 0;
    int realFrames = 0;
    for (int first = 0; first < frames; first += FrameBatch.FRAMES) {
      int count = Math.min(FrameBatch.FRAMES, frames - first);
      int hop = configuration.hop;
      batch.load(signal.samples(), first * hop, hop, count, configuration.window);
      if (keep) {
        batch.spectra();
        batch.storeSpectra(spectra, first * length, count);
        batch.squares();
      } else {
        batch.powers();
      }
      configuration.bands.apply(batch, count, bark, first * bands);
      Configuration.levelPower(batch, ofFrame);
      for (int f = 0; f < count; f++) {
        if (mask.isEmpty() || mask.get(first + f)) {
          levelPower += ofFrame[f];
          realFrames++;
        }
      }
    }
    double level = windowWeight * configuration.levelScale * levelPower / realFrames;
    double scale = configuration.powerScale * LEVEL_TARGET / level;
    for (int i = 0; i < bark.length; i++) {
      bark[i] *= scale;
    }
    return new BarkSpectrum(configuration, frames, level, bark, spectra);
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
