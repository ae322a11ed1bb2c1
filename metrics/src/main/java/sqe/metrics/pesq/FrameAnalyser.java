package sqe.metrics.pesq;

import java.util.Arrays;
import sqe.dsp.spectrum.Fft;

/** Bark excitation of single frames (§8.2, §8.3). Holds working memory: for one thread. */
final class FrameAnalyser {

  private final BarkBands bands;
  private final double[] window;
  private final Fft fft;
  private final double[] frame;
  private final double[] power;

  FrameAnalyser(PesqTables tables) {
    this.bands = tables.bands();
    this.window = tables.frameWindow();
    this.fft = tables.transform(tables.sizes().frame());
    this.frame = new double[fft.length()];
    this.power = new double[fft.bins()];
  }

  /**
   * Excitation of the frame that starts at a sample; beyond the signal there are zeros.
   *
   * @param excitation receives one value a band
   */
  void excite(double[] signal, int from, double[] excitation) {
    int available = Math.max(0, Math.min(frame.length, signal.length - from));
    for (int n = 0; n < available; n++) {
      frame[n] = signal[from + n] * window[n];
    }
    Arrays.fill(frame, available, frame.length, 0);
    fft.forward(frame);
    fft.power(frame, power, 0);
    power[0] = 0;
    bands.excite(power, excitation);
  }
}
