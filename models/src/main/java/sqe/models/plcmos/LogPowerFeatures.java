package sqe.models.plcmos;

import sqe.dsp.spectrum.Fft;

/**
 * The spectrogram that PLCMOS looks at: the natural logarithm of the power in 257 bins, over 20.
 *
 * <p>Frames of 512 samples, 256 apart, the first half a frame before the signal; periodic Hamming
 * window. A bin without any power gets a value far below the smallest power of the whole file,
 * which is how the network sees digital silence.
 */
final class LogPowerFeatures {

  /** Bins of a frame. */
  static final int BINS = 257;

  private static final int FRAME = 512;
  private static final int HOP = 256;
  private static final double SCALE = 20;

  /** A bin without power lies so far below the smallest power that there is. */
  private static final double BELOW_SMALLEST = 12 * StrictMath.log(10);

  /** All bins, where no bin of the file has power. */
  private static final double SILENCE = -8 * StrictMath.log(10);

  private final Fft transform = new Fft(FRAME);
  private final double[] window = periodicHamming();

  private static double[] periodicHamming() {
    double[] window = new double[FRAME];
    for (int i = 0; i < FRAME; i++) {
      window[i] = 0.54 - 0.46 * StrictMath.cos(2 * Math.PI * i / FRAME);
    }
    return window;
  }

  /** Frames of a signal of so many samples. */
  static int frames(int samples) {
    return (samples + 2 * HOP - 1) / HOP;
  }

  /**
   * The features of a signal.
   *
   * @return [frame][bin], flat; a new array
   */
  float[] of(double[] samples) {
    int frames = frames(samples.length);
    double[] power = new double[frames * BINS];
    double[] frame = new double[FRAME];
    for (int t = 0; t < frames; t++) {
      for (int i = 0; i < FRAME; i++) {
        int n = HOP * (t - 1) + i;
        frame[i] = n < 0 || n >= samples.length ? 0 : window[i] * samples[n];
      }
      transform.forward(frame);
      transform.power(frame, power, t * BINS);
    }
    return scaled(power);
  }

  private static float[] scaled(double[] power) {
    double smallest = Double.POSITIVE_INFINITY;
    for (double value : power) {
      if (value > 0) {
        smallest = Math.min(smallest, value);
      }
    }
    double withoutPower =
        smallest == Double.POSITIVE_INFINITY ? SILENCE : StrictMath.log(smallest) - BELOW_SMALLEST;
    float[] features = new float[power.length];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) ((power[i] > 0 ? StrictMath.log(power[i]) : withoutPower) / SCALE);
    }
    return features;
  }
}
