package sqe.metrics.pmsqe;

import java.util.Arrays;
import java.util.stream.Collectors;
import sqe.dsp.filterbank.BarkBands;
import sqe.dsp.spectrum.FrameBatch;
import sqe.dsp.spectrum.FrameTransform;
import sqe.dsp.spectrum.Windows;
import sqe.metrics.UndefinedScoreException;

/** What depends on the sample rate: framing, bands and scale. Bins are 31.25 Hz apart in both. */
@SuppressWarnings("ImmutableEnumChecker") // nobody changes the arrays
enum Configuration {
  /** 16 kHz. */
  WIDEBAND(16000, 512, BarkBands.wideband(), 6.910853e-6),
  /** 8 kHz. */
  NARROWBAND(8000, 256, BarkBands.narrowband(), 2.764344e-5);

  /** First and last bin of the band 350–3250 Hz, both counted in part. */
  static final int LEVEL_FIRST_BIN = 11;

  static final int LEVEL_LAST_BIN = 104;
  private static final double LEVEL_FIRST_WEIGHT = 0.4;
  private static final double LEVEL_LAST_WEIGHT = 0.5;

  /** Power lost by the square-root Hann window, as a factor: the mean of its square is 1/2. */
  private static final double WINDOW_CORRECTION = 2.0;

  final int sampleRate;
  final int frameLength;
  final int hop;
  final double[] window;
  final FrameTransform transform;
  final BarkBands bands;
  final LoudnessScale loudness;

  /** δ, the width of each band in Bark. */
  final double[] width;

  /** S_p, the scale of Bark power. */
  final double powerScale;

  /** κ_w/K for a window weight of 1: from one-sided bin powers to a mean square. */
  final double levelScale;

  Configuration(int sampleRate, int frameLength, BarkBands bands, double powerScale) {
    this.sampleRate = sampleRate;
    this.frameLength = frameLength;
    this.hop = frameLength / 2;
    this.window = Windows.periodicSquareRootHann(frameLength);
    this.transform = new FrameTransform(frameLength);
    this.bands = bands;
    this.loudness = new LoudnessScale(bands.bands());
    this.width = bands.bands().stream().mapToDouble(BarkBands.Band::width).toArray();
    this.powerScale = powerScale;
    double n = frameLength;
    this.levelScale = WINDOW_CORRECTION * (n + 2) / (n * n) / transform.bins();
  }

  /**
   * The configuration for a rate.
   *
   * @throws UndefinedScoreException when there is none
   */
  static Configuration at(int sampleRate) {
    for (Configuration configuration : values()) {
      if (configuration.sampleRate == sampleRate) {
        return configuration;
      }
    }
    throw UndefinedScoreException.wrongRate(
        Arrays.stream(values()).map(each -> each.sampleRate).collect(Collectors.toSet()),
        sampleRate);
  }

  /** Number of complete frames; the rest is dropped. */
  int frames(int samples) {
    return samples < frameLength ? 0 : (samples - frameLength) / hop + 1;
  }

  /**
   * Σ m[k]·P[k] of each frame, the power between 350 and 3250 Hz.
   *
   * @param powers of frames; not changed
   * @param level receives one value a frame
   */
  static void levelPower(FrameBatch powers, double[] level) {
    double[] first = powers.power(LEVEL_FIRST_BIN);
    double[] last = powers.power(LEVEL_LAST_BIN);
    powers.sum(LEVEL_FIRST_BIN + 1, LEVEL_LAST_BIN, level);
    for (int f = 0; f < level.length; f++) {
      level[f] += LEVEL_FIRST_WEIGHT * first[f] + LEVEL_LAST_WEIGHT * last[f];
    }
  }

  /** m[k], the weight of a bin in {@link #levelPower}. */
  static double levelWeight(int bin) {
    if (bin == LEVEL_FIRST_BIN) {
      return LEVEL_FIRST_WEIGHT;
    }
    if (bin == LEVEL_LAST_BIN) {
      return LEVEL_LAST_WEIGHT;
    }
    return bin > LEVEL_FIRST_BIN && bin < LEVEL_LAST_BIN ? 1 : 0;
  }
}
