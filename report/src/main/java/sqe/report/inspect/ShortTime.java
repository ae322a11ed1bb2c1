package sqe.report.inspect;

import sqe.dsp.spectrum.Fft;
import sqe.dsp.spectrum.Windows;

/**
 * Spectra of frames, half of each shared with the next: w² of neighbours adds up to one, so that
 * energies and inner products of signals are the sums of those of their frames.
 */
public final class ShortTime {

  private final Fft fft;
  private final double[] window;

  /** Frames of 32 ms to the nearest power of two. */
  public ShortTime(int sampleRate) {
    int length = Math.max(64, Integer.highestOneBit((int) Math.round(0.045 * sampleRate)));
    this.fft = new Fft(length);
    this.window = Windows.periodicSquareRootHann(length);
  }

  /** Bins of a spectrum. */
  public int bins() {
    return fft.bins();
  }

  int length() {
    return fft.length();
  }

  /** Samples from one frame to the next. */
  public int hop() {
    return fft.length() / 2;
  }

  /** Frames of a signal; the first begins a hop before it, so that each sample is in two. */
  int frames(int samples) {
    return (samples + hop() - 1) / hop() + 1;
  }

  /** Power of each bin as its share of the frame's energy, {@code [frame][bin]}. */
  public double[][] powers(double[] x) {
    return products(x, x);
  }

  /** Re(conj(X)·Y) of each bin, so that all of them together are the inner product of x and y. */
  double[][] products(double[] x, double[] y) {
    double[][] products = new double[frames(x.length)][bins()];
    double[] a = new double[length()];
    double[] b = new double[length()];
    for (int t = 0; t < products.length; t++) {
      spectrum(x, t, a);
      spectrum(y, t, b);
      double[] row = products[t];
      row[0] = a[0] * b[0] / length();
      row[bins() - 1] = a[1] * b[1] / length();
      for (int k = 1; k < bins() - 1; k++) {
        row[k] = 2 * (a[2 * k] * b[2 * k] + a[2 * k + 1] * b[2 * k + 1]) / length();
      }
    }
    return products;
  }

  private void spectrum(double[] x, int frame, double[] packed) {
    int from = (frame - 1) * hop();
    for (int i = 0; i < packed.length; i++) {
      int n = from + i;
      packed[i] = n < 0 || n >= x.length ? 0 : window[i] * x[n];
    }
    fft.forward(packed);
  }
}
