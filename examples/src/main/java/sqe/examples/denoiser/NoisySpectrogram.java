package sqe.examples.denoiser;

import java.util.Arrays;
import sqe.dsp.spectrum.Fft;
import sqe.dsp.spectrum.Windows;

/**
 * The short-time spectrum of a noisy recording, to be weighted by gains per band and frame and made
 * a waveform again.
 *
 * <p>Frames of 512 points every 256, square root of Hann at analysis and synthesis: with all gains
 * at one the recording comes back. The way back of a gradient is the adjoint of synthesis. With y =
 * Σ w·F⁻¹(g·X) over frames, v the windowed gradient ∂ℓ/∂y of a frame and V = F(v), ∂ℓ/∂g[k] =
 * (c/512)·Re(X[k]·conj V[k]) with c = 2, and 1 at both ends of the spectrum.
 */
final class NoisySpectrogram {

  private static final int FRAME = 512;
  private static final int HOP = 256;
  private static final Fft FFT = new Fft(FRAME);
  private static final double[] WINDOW = Windows.periodicSquareRootHann(FRAME);

  /** Levels below this are all the same to the network, in dB. */
  private static final double FLOOR_DECIBELS = -100;

  private final GainBands bands;
  private final int length;
  private final double[][] spectra;

  NoisySpectrogram(double[] noisy, GainBands bands) {
    this.bands = bands;
    this.length = noisy.length;
    this.spectra = new double[(length + HOP - 1) / HOP + 1][FRAME];
    for (int t = 0; t < spectra.length; t++) {
      analyse(noisy, t, spectra[t]);
    }
  }

  /** Number of frames. */
  int frames() {
    return spectra.length;
  }

  /** Spectrum of the windowed frame t, which starts one hop before sample t·256. */
  private static void analyse(double[] x, int t, double[] frame) {
    int start = (t - 1) * HOP;
    for (int i = 0; i < FRAME; i++) {
      int n = start + i;
      frame[i] = n >= 0 && n < x.length ? WINDOW[i] * x[n] : 0;
    }
    FFT.forward(frame);
  }

  /**
   * Levels as {@code [frame][band]}, in tens of dB above the band's noise floor, which is taken to
   * be the level that a tenth of the frames stay below.
   */
  double[][] features() {
    double[][] levels = new double[frames()][bands.size()];
    double[] power = new double[FFT.bins()];
    for (int t = 0; t < levels.length; t++) {
      FFT.power(spectra[t], power, 0);
      bands.toBands(power, levels[t]);
      for (int b = 0; b < levels[t].length; b++) {
        levels[t][b] = Math.max(FLOOR_DECIBELS, 10 * StrictMath.log10(levels[t][b] + 1e-30)) / 10;
      }
    }
    for (int b = 0; b < bands.size(); b++) {
      double floor = floor(levels, b);
      for (double[] level : levels) {
        level[b] -= floor;
      }
    }
    return levels;
  }

  private static double floor(double[][] levels, int band) {
    double[] sorted = Arrays.stream(levels).mapToDouble(level -> level[band]).sorted().toArray();
    return sorted[sorted.length / 10];
  }

  /** The recording with its spectra weighted by gains {@code [frame][band]}. */
  double[] weighted(double[][] gains) {
    double[] y = new double[length];
    double[] binGains = new double[FFT.bins()];
    double[] frame = new double[FRAME];
    for (int t = 0; t < frames(); t++) {
      bands.toBins(gains[t], binGains);
      double[] x = spectra[t];
      frame[0] = binGains[0] * x[0];
      frame[1] = binGains[FRAME / 2] * x[1];
      for (int k = 1; k < FRAME / 2; k++) {
        frame[2 * k] = binGains[k] * x[2 * k];
        frame[2 * k + 1] = binGains[k] * x[2 * k + 1];
      }
      FFT.inverse(frame);
      int start = (t - 1) * HOP;
      for (int i = Math.max(0, -start); i < FRAME && start + i < length; i++) {
        y[start + i] += WINDOW[i] * frame[i];
      }
    }
    return y;
  }

  /** ∂ℓ/∂gains {@code [frame][band]} for the gradient ∂ℓ/∂y of a loss of the waveform. */
  double[][] gainGradient(double[] waveformGradient) {
    double[][] gradient = new double[frames()][bands.size()];
    double[] frame = new double[FRAME];
    double[] byBin = new double[FFT.bins()];
    for (int t = 0; t < frames(); t++) {
      analyse(waveformGradient, t, frame);
      double[] x = spectra[t];
      byBin[0] = x[0] * frame[0] / FRAME;
      byBin[FRAME / 2] = x[1] * frame[1] / FRAME;
      for (int k = 1; k < FRAME / 2; k++) {
        byBin[k] = 2 * (x[2 * k] * frame[2 * k] + x[2 * k + 1] * frame[2 * k + 1]) / FRAME;
      }
      bands.toBands(byBin, gradient[t]);
    }
    return gradient;
  }
}
