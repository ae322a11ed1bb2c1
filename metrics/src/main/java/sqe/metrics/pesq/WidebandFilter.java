package sqe.metrics.pesq;

/**
 * The wideband input filter (§4.3): short ramps at both ends, then a high-pass of second order.
 *
 * <p>Everything is done in 32-bit float, in the order written: the poles are so close to z = 1 that
 * the state grows to several hundred times the signal, and the rounding noise of the reference is
 * part of what its thresholds react to. In double precision scores move by up to 0.003.
 */
final class WidebandFilter {

  private static final int RAMP = 16;
  private static final float A1 = (float) -1.9444777;
  private static final float A2 = (float) 0.94597794;

  private final float b0;
  private final float b1;
  private final float b2;

  private WidebandFilter(float b0, float b1, float b2) {
    this.b0 = b0;
    this.b1 = b1;
    this.b2 = b2;
  }

  /** The filter of P.862.2 as of 2005. */
  static WidebandFilter of2005() {
    return new WidebandFilter(2.740826f, (float) -5.4816519, 2.740826f);
  }

  /** The filter of Corrigendum 2: 12 dB lower, which is the level the loudness model sees. */
  static WidebandFilter ofCorrigendum2() {
    return new WidebandFilter((float) 0.688462555, (float) -1.37692511, (float) 0.688462555);
  }

  /**
   * Levels and filters a signal.
   *
   * @param samples as in the file
   * @param power mean power P of the signal
   * @param result receives the filtered samples at its place for them
   */
  void filter(double[] samples, double power, GuardedSignal result) {
    float gain = (float) LevelAlignment.gain((float) power);
    float w1 = 0;
    float w2 = 0;
    double[] y = result.samples();
    int start = result.start();
    for (int i = 0; i < samples.length; i++) {
      float x = (float) (samples[i] * LevelAlignment.FULL_SCALE) * gain;
      int fromEdge = Math.min(i + 1, samples.length - i);
      if (fromEdge < RAMP) {
        x *= fromEdge / (float) RAMP;
      }
      float w0 = x - A1 * w1 - A2 * w2;
      y[start + i] = b0 * w0 + b1 * w1 + b2 * w2;
      w2 = w1;
      w1 = w0;
    }
  }
}
