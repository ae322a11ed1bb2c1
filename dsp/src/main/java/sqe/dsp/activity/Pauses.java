package sqe.dsp.activity;

import java.util.Arrays;
import sqe.dsp.spectrum.Windows;

/**
 * How strong a line is in the quietest fifth of windows of an eighth of a second, half overlapping,
 * Hann. Quiet is what has little energy from one sample to the next: that is of speech and noise,
 * and hardly of hum, whose steps are small.
 *
 * <p>Cost: a pass over the signal, and one over the quietest windows for each line.
 */
final class Pauses {

  private static final double WINDOW_SECONDS = 0.125;
  private static final double SHARE = 0.2;

  private final double[] x;
  private final int sampleRate;
  private final double[] window;
  private final int[] starts; // of the quietest windows

  /** Takes finite samples; kept, not changed. */
  Pauses(double[] x, int sampleRate) {
    this.x = x;
    this.sampleRate = sampleRate;
    window = Windows.periodicHann((int) Math.round(WINDOW_SECONDS * sampleRate));
    int hop = Math.max(1, window.length / 2);
    int count = Math.max(0, (x.length - window.length) / hop + 1);
    double[] energies = new double[count];
    for (int w = 0; w < count; w++) {
      energies[w] = stepEnergy(w * hop);
    }
    double[] sorted = energies.clone();
    Arrays.sort(sorted);
    int quiet = (int) Math.ceil(SHARE * count);
    starts = new int[quiet];
    int n = 0;
    for (int w = 0; w < count && n < quiet; w++) {
      if (energies[w] <= sorted[quiet - 1]) {
        starts[n++] = w * hop;
      }
    }
  }

  private double stepEnergy(int from) {
    double sum = 0;
    for (int i = from + 1; i < from + window.length; i++) {
      double step = x[i] - x[i - 1];
      sum += step * step;
    }
    return sum;
  }

  /** Median level at a frequency over the quietest windows, in dB re full scale; −∞ without any. */
  double level(double hertz) {
    double[] power = new double[starts.length];
    double turn = 2 * Math.PI * hertz / sampleRate;
    double stepCos = StrictMath.cos(turn);
    double stepSin = StrictMath.sin(turn);
    for (int w = 0; w < power.length; w++) {
      double real = 0;
      double imaginary = 0;
      double cos = 1;
      double sin = 0;
      for (int i = 0; i < window.length; i++) {
        double v = window[i] * x[starts[w] + i];
        real += v * cos;
        imaginary += v * sin;
        double next = cos * stepCos - sin * stepSin;
        sin = sin * stepCos + cos * stepSin;
        cos = next;
      }
      power[w] = real * real + imaginary * imaginary;
    }
    Arrays.sort(power);
    double size = window.length;
    return power.length == 0
        ? Double.NEGATIVE_INFINITY
        : 10 * StrictMath.log10(8 * power[power.length / 2] / (size * size));
  }
}
