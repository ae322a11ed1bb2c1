package sqe.metrics.pmsqe;

import java.util.List;
import sqe.dsp.PowerLaw;
import sqe.dsp.filterbank.BarkBands.Band;

/**
 * From Bark power to loudness, Zwicker's law (§6):
 *
 * <pre>
 *   L(B) = S_l·(θ/0.5)^γ·[ (0.5 + 0.5·B/θ)^γ − 1 ]  for B ≥ θ, else 0
 * </pre>
 */
final class LoudnessScale {

  /** S_l, the scale of loudness. */
  private static final double SCALE = 0.1866055;

  private final double[] threshold;

  /** 0.5/θ. */
  private final double[] steepness;

  /** S_l·(θ/0.5)^γ. */
  private final double[] factor;

  private final PowerLaw[] law;

  LoudnessScale(List<Band> bands) {
    threshold = bands.stream().mapToDouble(Band::threshold).toArray();
    steepness = new double[threshold.length];
    factor = new double[threshold.length];
    law = new PowerLaw[threshold.length];
    for (int j = 0; j < threshold.length; j++) {
      double exponent = bands.get(j).exponent();
      boolean same = j > 0 && law[j - 1].exponent() == exponent;
      law[j] = same ? law[j - 1] : new PowerLaw(exponent);
      steepness[j] = 0.5 / threshold[j];
      factor[j] = SCALE * StrictMath.pow(threshold[j] / 0.5, exponent);
    }
  }

  /** θ of a band. */
  double threshold(int band) {
    return threshold[band];
  }

  /** L(B). */
  double of(int band, double power) {
    return power >= threshold[band]
        ? factor[band] * (law[band].of(0.5 + steepness[band] * power) - 1)
        : 0;
  }

  /** dL/dB = γ·(L + S_l·(θ/0.5)^γ)·(0.5/θ)/(0.5 + 0.5·B/θ); 0 below the threshold. */
  double slope(int band, double power, double loudness) {
    if (!(power >= threshold[band])) {
      return 0;
    }
    double base = 0.5 + steepness[band] * power;
    return law[band].exponent() * (loudness + factor[band]) * steepness[band] / base;
  }

  /** A_f: the power of the bands that exceed {@code margin} times their threshold. */
  double audible(double[] power, int offset, double margin) {
    double sum = 0;
    for (int j = 0; j < threshold.length; j++) {
      double value = power[offset + j];
      if (value > margin * threshold[j]) {
        sum += value;
      }
    }
    return sum;
  }
}
