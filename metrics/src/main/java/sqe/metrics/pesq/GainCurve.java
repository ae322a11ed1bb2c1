package sqe.metrics.pesq;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * A gain over frequency, given by points that are joined by straight lines in Hz and dB (§4.0).
 * Gains are relative to the curve's own value at 1000 Hz.
 */
final class GainCurve {

  private static final double REFERENCE_HZ = 1000;

  private final double[] hertz;
  private final double[] decibels;

  private GainCurve(Table table) {
    this.hertz = table.column("frequency_hz");
    this.decibels = table.column("gain_db");
  }

  /** The band in which levels are measured, 350 to 3250 Hz (§4.1). */
  static GainCurve levelBand() {
    return new GainCurve(Table.read("response_level_bandpass.csv"));
  }

  /** The receiving side of a telephone handset (§4.2). */
  static GainCurve receive() {
    return new GainCurve(Table.read("response_irs_receive.csv"));
  }

  /** Gain in dB, not yet relative to 1000 Hz. */
  double at(double frequency) {
    int left = segment(frequency);
    double slope = (decibels[left + 1] - decibels[left]) / (hertz[left + 1] - hertz[left]);
    return decibels[left] + slope * (frequency - hertz[left]);
  }

  private int segment(double frequency) {
    int left = 0;
    while (left < hertz.length - 2 && frequency > hertz[left + 1]) {
      left++;
    }
    return left;
  }

  /**
   * Amplitude factors of the bins 0 … length/2 of a transform; a new array.
   *
   * @param length number of points of the transform
   * @param sampleRate in Hz
   */
  double[] factors(int length, int sampleRate) {
    double[] factors = new double[length / 2 + 1];
    Arrays.setAll(factors, walk(length, sampleRate));
    return factors;
  }

  /** The same factors bin by bin, without an array; fast when asked for in order. */
  IntToDoubleFunction walk(int length, int sampleRate) {
    return new Walk(at(REFERENCE_HZ), (double) sampleRate / length);
  }

  /** Remembers the last factor: most of a curve is flat. */
  private final class Walk implements IntToDoubleFunction {

    private final double reference;
    private final double binWidth;
    private double lastDecibels = Double.NaN;
    private double lastFactor = Double.NaN;

    Walk(double reference, double binWidth) {
      this.reference = reference;
      this.binWidth = binWidth;
    }

    @Override
    public double applyAsDouble(int bin) {
      double relative = at(bin * binWidth) - reference;
      if (relative != lastDecibels) {
        lastDecibels = relative;
        lastFactor = StrictMath.pow(10, relative / 20);
      }
      return lastFactor;
    }
  }
}
