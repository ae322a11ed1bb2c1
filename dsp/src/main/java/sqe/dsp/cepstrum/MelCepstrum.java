package sqe.dsp.cepstrum;

import sqe.dsp.Logarithm;
import sqe.dsp.linear.Reductions;

/**
 * The mel-cepstrum of a power spectrum without any fit: the inverse transform of its logarithm, cut
 * to the lags 0 … K of which lag 0 is halved, on the warped axis of an all-pass. It follows the
 * spectrum's mean in decibels where {@link MelCepstralAnalysis} follows its peaks.
 *
 * <p>All of it is one matrix over the logarithms, made once. Cost: K + 1 logarithms and (m + 1)·(K
 * + 1) multiply-adds. Immutable.
 */
public final class MelCepstrum {

  private final double[][] fromLogarithm;

  /**
   * A transform.
   *
   * @param order m; m + 1 coefficients come out
   * @param alpha all-pass constant of the axis
   * @param length points n of the transform that power spectra come from, even
   */
  public MelCepstrum(int order, double alpha, int length) {
    this.fromLogarithm =
        FrequencyWarping.overBins(
            FrequencyWarping.ofCepstrum(length / 2 + 1, order + 1, alpha), 0.5, 1);
  }

  /**
   * The mel-cepstrum of a power spectrum.
   *
   * @param power n/2 + 1 bins, positive; overwritten by their logarithms
   * @return m + 1 coefficients, a new array
   */
  public double[] of(double[] power) {
    for (int k = 0; k < power.length; k++) {
      power[k] = Logarithm.natural(power[k]);
    }
    double[] cepstrum = new double[fromLogarithm.length];
    for (int d = 0; d < cepstrum.length; d++) {
      cepstrum[d] = Reductions.dot(fromLogarithm[d], power);
    }
    return cepstrum;
  }
}
