package sqe.metrics.pesq;

import sqe.dsp.HeldSamples;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;

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
   * The state w of the levelled signal, behind two zeros: the recursive half of the filter, which
   * both variants have in common.
   *
   * @param tables tables of the signal's rate
   * @param commonSpan the longer span of the pair
   */
  record State(PesqTables tables, int commonSpan) implements Derivation<AnalysedSignal, float[]> {

    @Override
    public float[] from(AnalysedSignal signal) {
      double power = LevelAlignment.power(signal, tables, commonSpan);
      return recursion(signal.held(), (float) LevelAlignment.gain((float) power));
    }

    private static float[] recursion(HeldSamples samples, float gain) {
      int length = samples.length();
      float[] w = new float[length + 2];
      float w1 = 0;
      float w2 = 0;
      for (int i = 0; i < length; i++) {
        float x = (float) (samples.at(i) * LevelAlignment.FULL_SCALE) * gain;
        int fromEdge = Math.min(i + 1, length - i);
        if (fromEdge < RAMP) {
          x *= fromEdge / (float) RAMP;
        }
        float w0 = x - A1 * w1 - A2 * w2;
        w[i + 2] = w0;
        w2 = w1;
        w1 = w0;
      }
      return w;
    }
  }

  /**
   * The filtered signal.
   *
   * @param w its {@link State}
   * @param result receives it at its place
   */
  void filter(float[] w, GuardedSignal result) {
    double[] y = result.samples();
    int start = result.start();
    for (int i = 0; i < result.length(); i++) {
      y[start + i] = b0 * w[i + 2] + b1 * w[i + 1] + b2 * w[i];
    }
  }
}
