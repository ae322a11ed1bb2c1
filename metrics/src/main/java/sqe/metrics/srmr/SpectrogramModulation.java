package sqe.metrics.srmr;

import java.util.Arrays;
import sqe.dsp.filterbank.Gammatone;
import sqe.dsp.linear.Reductions;
import sqe.dsp.spectrum.Fft;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;

/**
 * Modulation energies of a spectrogram that the gammatone filters' magnitudes weight: the fast way
 * to envelopes, at {@value #RATE} Hz. A column is the magnitude spectrum of 10 ms under a Hann
 * window in the middle of a longer transform, and there is one every 2.5 ms; where the last would
 * end with the signal it is zero, as in the program that this follows.
 *
 * <p>Channels run from low to high here. SRMRpy, which this follows, still takes them for high to
 * low where it looks for the bandwidth (see {@link Srmr}).
 */
record SpectrogramModulation() implements Derivation<AnalysedSignal, ModulationEnergies.Result> {

  /** Rate of the envelopes in Hz. */
  static final int RATE = 400;

  private static final double LONGEST_WINDOW = 0.02; // s
  private static final double WINDOW = 0.01; // s
  private static final double HOP = 0.0025; // s

  @Override
  public ModulationEnergies.Result from(AnalysedSignal signal) {
    int rate = signal.sampleRate();
    double[] x = Cochlea.withoutLevel(signal.samples());
    int points = points(rate);
    int hop = (int) Math.round(HOP * rate);
    int columns = x.length < points ? 0 : 1 + (x.length - points) / hop;
    int needed = points + (ModulationEnergies.frameLength(RATE) - 1) * hop;
    Cochlea.requireFrame(RATE, columns, needed, rate, x.length);
    double[][] weights = weights(rate, points);
    double[] window = window(points, (int) Math.round(WINDOW * rate));
    var energies = new ModulationEnergies(Convention.SRMRPY, RATE, Cochlea.CHANNELS, columns);
    Fft fft = new Fft(points);
    double[] frame = new double[points];
    double[] magnitude = new double[fft.bins()];
    double[][] envelope = new double[1][Cochlea.CHANNELS];
    for (int q = 0; q < columns; q++) {
      magnitudes(x, q * hop, window, frame, fft, magnitude);
      for (int c = 0; c < Cochlea.CHANNELS; c++) {
        envelope[0][c] = Reductions.dot(weights[c], magnitude);
      }
      energies.accept(envelope, 1);
    }
    return energies.result();
  }

  /** The least power of two of at least 20 ms. */
  private static int points(int rate) {
    int points = 2;
    while (points < LONGEST_WINDOW * rate) {
      points *= 2;
    }
    return points;
  }

  private static double[] window(int points, int length) {
    int half = length / 2;
    double[] window = new double[points];
    for (int m = 0; m < half; m++) {
      double value = 0.5 * (1 + StrictMath.cos(Math.PI * m / half));
      window[points / 2 + m] = value;
      window[points / 2 - m] = value;
    }
    return window;
  }

  /** {@code [channel][bin]}, channels from low to high. */
  private static double[][] weights(int rate, int points) {
    double[] centres = Cochlea.centres(rate);
    double[][] weights = new double[centres.length][];
    for (int c = 0; c < centres.length; c++) {
      double[] response = Gammatone.response(rate, centres[centres.length - 1 - c], points);
      for (int k = 0; k < response.length; k++) {
        response[k] /= points;
      }
      weights[c] = response;
    }
    return weights;
  }

  private static void magnitudes(
      double[] x, int from, double[] window, double[] frame, Fft fft, double[] magnitude) {
    if (from + frame.length == x.length) {
      Arrays.fill(magnitude, 0);
      return;
    }
    for (int i = 0; i < frame.length; i++) {
      frame[i] = window[i] * x[from + i];
    }
    fft.forward(frame);
    fft.power(frame, magnitude, 0);
    for (int k = 0; k < magnitude.length; k++) {
      magnitude[k] = Math.sqrt(magnitude[k]);
    }
  }
}
