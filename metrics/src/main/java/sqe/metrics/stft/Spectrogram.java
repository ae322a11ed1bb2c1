package sqe.metrics.stft;

import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;

/**
 * The magnitudes |X| of a signal at one resolution, before any floor, so that conventions with
 * different floors share them: sqrt(max(|X|², ε)) is max(|X|, sqrt ε).
 *
 * <p>A resolution holds four to five magnitudes a sample. A spectrogram of more than 2²¹ of them is
 * not kept; each frame is then transformed again when it is read, with the same result to the bit.
 * Immutable.
 */
final class Spectrogram {

  /** Most magnitudes that are kept (16 MB; 25 s at 16 kHz). */
  private static final long MOST_KEPT = 1 << 21;

  private final Stft stft;
  private final double[] samples;
  private final double[] kept;

  Spectrogram(Stft stft, double[] samples, boolean keep) {
    this.stft = stft;
    this.samples = samples;
    this.kept = new double[keep ? frames() * stft.bins() : 0];
    if (keep) {
      double[] packed = stft.buffer();
      for (int frame = 0; frame < frames(); frame++) {
        stft.transform(samples, frame, packed);
        stft.magnitudes(packed, kept, frame * stft.bins());
      }
    }
  }

  /** The spectrogram of a signal that is long enough for its mirror. */
  record Of(Stft stft) implements Derivation<AnalysedSignal, Spectrogram> {
    @Override
    public Spectrogram from(AnalysedSignal signal) {
      double[] samples = signal.samples();
      long magnitudes = (long) stft.frames(samples.length) * stft.bins();
      return new Spectrogram(stft, samples, magnitudes <= MOST_KEPT);
    }
  }

  /** Number of frames. */
  int frames() {
    return stft.frames(samples.length);
  }

  /**
   * Reads a frame.
   *
   * @param magnitudes receives one value a bin
   * @param packed as long as a frame; overwritten
   */
  void read(int frame, double[] magnitudes, double[] packed) {
    if (kept.length > 0) {
      System.arraycopy(kept, frame * stft.bins(), magnitudes, 0, stft.bins());
    } else {
      stft.transform(samples, frame, packed);
      stft.magnitudes(packed, magnitudes, 0);
    }
  }
}
