package sqe.metrics.stft;

import java.util.Arrays;
import sqe.dsp.spectrum.Fft;
import sqe.dsp.spectrum.Windows;

/**
 * The short-time transform of one resolution, and its adjoint.
 *
 * <p>The signal is continued by M/2 mirrored samples on both sides, the edge sample not repeated,
 * so that frame t is centred at sample t·hop; there are ⌊N/hop⌋ + 1 of them. The window is a
 * periodic Hann in the middle of the frame, and nothing is scaled. Nothing is copied for the
 * mirror: the few frames that reach over an edge read the signal backwards there.
 *
 * <p>Immutable. Two instances of one resolution are equal and interchangeable.
 */
final class Stft {

  private final Resolution resolution;
  private final Fft fft;
  private final double[] window;
  private final int windowFrom;

  Stft(Resolution resolution) {
    this.resolution = resolution;
    this.fft = new Fft(resolution.transform());
    this.window = Windows.periodicHann(resolution.window());
    this.windowFrom = (resolution.transform() - resolution.window()) / 2;
  }

  Resolution resolution() {
    return resolution;
  }

  /** Fewest samples a signal needs for its mirror. */
  int shortest() {
    return resolution.transform() / 2 + 1;
  }

  int frames(int samples) {
    return samples / resolution.hop() + 1;
  }

  int bins() {
    return fft.bins();
  }

  /** A buffer for one packed spectrum. */
  double[] buffer() {
    return new double[fft.length()];
  }

  /** Where in the signal the window of a frame begins; negative where it begins in the mirror. */
  private int start(int frame) {
    return frame * resolution.hop() - resolution.transform() / 2 + windowFrom;
  }

  /**
   * Transforms a frame.
   *
   * @param x at least {@link #shortest()} samples; not changed
   * @param packed receives the packed spectrum, see {@link Fft}
   */
  void transform(double[] x, int frame, double[] packed) {
    int from = start(frame);
    Arrays.fill(packed, 0);
    if (from >= 0 && from + window.length <= x.length) {
      for (int i = 0; i < window.length; i++) {
        packed[windowFrom + i] = window[i] * x[from + i];
      }
    } else {
      for (int i = 0; i < window.length; i++) {
        packed[windowFrom + i] = window[i] * x[mirrored(from + i, x.length)];
      }
    }
    fft.forward(packed);
  }

  private static int mirrored(int index, int length) {
    int positive = Math.abs(index);
    return positive < length ? positive : 2 * (length - 1) - positive;
  }

  /** |X[k]| of a packed spectrum, {@link #bins()} values from {@code offset} on. */
  void magnitudes(double[] packed, double[] into, int offset) {
    fft.power(packed, into, offset);
    for (int k = offset; k < offset + fft.bins(); k++) {
      into[k] = Math.sqrt(into[k]);
    }
  }

  /**
   * The adjoint of {@link #transform} for a real function of the spectrum: adds
   *
   * <pre>  w[i]·Σ (Re c_k·cos(2πki/M) − Im c_k·sin(2πki/M)),  k = 0 … M/2 </pre>
   *
   * <p>to the samples the frame was made of, those of the mirror to the samples they mirror. An
   * inverse transform counts every bin between 0 and M/2 twice and divides by M, so these are
   * halved and all multiplied by M first.
   *
   * @param packed the cotangents c in the packing of a spectrum; overwritten
   * @param gradient added to
   */
  void addAdjoint(double[] packed, int frame, double[] gradient) {
    packed[0] *= fft.length();
    packed[1] *= fft.length();
    double half = 0.5 * fft.length();
    for (int i = 2; i < packed.length; i++) {
      packed[i] *= half;
    }
    fft.inverse(packed);
    int from = start(frame);
    if (from >= 0 && from + window.length <= gradient.length) {
      for (int i = 0; i < window.length; i++) {
        gradient[from + i] += window[i] * packed[windowFrom + i];
      }
    } else {
      for (int i = 0; i < window.length; i++) {
        gradient[mirrored(from + i, gradient.length)] += window[i] * packed[windowFrom + i];
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Stft that && that.resolution.equals(resolution);
  }

  @Override
  public int hashCode() {
    return resolution.hashCode();
  }
}
