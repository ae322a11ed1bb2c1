package sqe.metrics.visqol;

import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;

/**
 * Makes gammatone spectrograms (§4 and steps 1 and 2 of §5): blocks of 80 ms, each a quarter of a
 * block after the one before, under a symmetric Hann window; each block goes through the filter
 * bank from zero state; a cell is 10 lg of the root mean square, at least −45. (10, although the
 * argument is an amplitude.)
 *
 * <p>This is where nearly all the time goes: every sample is filtered in four blocks. Because the
 * filters start anew with each block, a column is the same in whatever excerpt it lies, so that the
 * fine alignment takes the columns that exist and computes those alone which it has moved.
 * Immutable; as a derivation it keeps a signal's spectrogram, so that the reference has one for all
 * its estimates.
 */
final class Gammatonegram implements Derivation<AnalysedSignal, Spectrogram> {

  /** Nothing is lower, in dB. */
  static final double FLOOR = -45;

  /** What a value of exactly zero counts as: the distance of 1 to the next double. */
  private static final double SMALLEST = Math.ulp(1.0);

  private static final double BLOCK_SECONDS = 0.08;

  private final int hop;
  private final double[] window;
  private final GammatoneBank bank;

  Gammatonegram(Mode mode, int sampleRate) {
    int length = (int) Math.round(BLOCK_SECONDS * sampleRate);
    this.hop = length / 4;
    this.window = symmetricHann(length);
    this.bank =
        new GammatoneBank(sampleRate, mode.bands(), Math.min(mode.highest(), sampleRate / 2.0));
  }

  private static double[] symmetricHann(int length) {
    double[] window = new double[length];
    for (int i = 0; i < length; i++) {
      window[i] = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / (length - 1));
    }
    return window;
  }

  /** Samples from one column to the next. */
  int hop() {
    return hop;
  }

  /** Samples that so many columns need. */
  int samples(int columns) {
    return window.length + (columns - 1) * hop;
  }

  /** Columns of so many samples, which are more than a block. */
  int columns(int samples) {
    return 1 + (samples - window.length) / hop;
  }

  int bands() {
    return bank.bands();
  }

  @Override
  public Spectrogram from(AnalysedSignal signal) {
    return of(signal.samples());
  }

  /** The spectrogram of samples, more than a block of them. */
  Spectrogram of(double[] samples) {
    int columns = columns(samples.length);
    double[] levels = new double[columns * bands()];
    double[] block = new double[window.length];
    for (int c = 0; c < columns; c++) {
      column(samples, c * hop, block, levels, c * bands());
    }
    return new Spectrogram(bands(), levels);
  }

  /**
   * The spectrogram of an excerpt; columns that the whole signal has are taken from there.
   *
   * @param whole the spectrogram of the signal that the excerpt was cut from
   */
  Spectrogram of(Excerpt excerpt, Spectrogram whole) {
    int bands = bands();
    int columns = columns(excerpt.samples().length);
    double[] levels = new double[columns * bands];
    double[] block = new double[window.length];
    for (int c = 0; c < columns; c++) {
      int start = excerpt.origin() + c * hop;
      if (c * hop >= excerpt.silence() && start % hop == 0) {
        System.arraycopy(whole.levels(), start / hop * bands, levels, c * bands, bands);
      } else {
        column(excerpt.samples(), c * hop, block, levels, c * bands);
      }
    }
    return new Spectrogram(bands, levels);
  }

  private void column(double[] samples, int start, double[] block, double[] levels, int at) {
    for (int i = 0; i < window.length; i++) {
      block[i] = window[i] * samples[start + i];
    }
    for (int b = 0; b < bank.bands(); b++) {
      levels[at + b] = level(bank.rootMeanSquare(block, b));
    }
  }

  private static double level(double value) {
    return Math.max(FLOOR, 10 * StrictMath.log10(value == 0 ? SMALLEST : value));
  }
}
