package sqe.metrics.sdr;

import sqe.dsp.linear.Reductions;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * A signal, with or without its mean, and its energy.
 *
 * <p>A signal is silent when its energy is below 10⁻²⁵⁰: samples near 10⁻¹²⁵, far below anything a
 * file holds and where squares begin to underflow. A signal without its mean is silent, too, when
 * no more is left than the rounding of the mean itself, N·(4ε·mean)²: what remains of a constant is
 * dust, not a signal. The energy of a silent signal is given as exactly 0. An energy above 10²⁵⁰ is
 * refused, so that nothing computed from it overflows unseen.
 *
 * @param values not to be changed
 * @param energy Σ x², 0 if silent
 */
record Samples(double[] values, double energy) {

  private static final double QUIETEST = 1e-250;
  private static final double LOUDEST = 1e250;
  private static final double DUST = 4 * Math.ulp(1.0);

  /** Samples as they are, or with the mean removed. */
  record Of(boolean zeroMean) implements Derivation<AnalysedSignal, Samples> {
    @Override
    public Samples from(AnalysedSignal signal) {
      double[] x = signal.samples();
      return zeroMean ? centred(x) : Samples.of(x);
    }
  }

  boolean silent() {
    return energy == 0;
  }

  /** A signal as it is. */
  static Samples of(double[] x) {
    return measured(x, QUIETEST);
  }

  private static Samples measured(double[] x, double threshold) {
    double energy = Reductions.energy(x);
    if (!(energy <= LOUDEST)) {
      throw new UndefinedScoreException(
          Reason.NOT_FINITE,
          "the energy of a signal is no finite number; check its samples or scale them down");
    }
    return new Samples(x, energy < threshold ? 0 : energy);
  }

  private static Samples centred(double[] x) {
    double mean = mean(x);
    double dust = DUST * mean;
    double threshold = Math.max(QUIETEST, x.length * dust * dust);
    return measured(withoutMean(x), threshold);
  }

  /**
   * x − mean, a new array; the mean is refined once, so that a constant leaves no more than dust.
   */
  static double[] withoutMean(double[] x) {
    double[] y = x.clone();
    for (int pass = 0; pass < 2; pass++) {
      double mean = mean(y);
      for (int i = 0; i < y.length; i++) {
        y[i] -= mean;
      }
    }
    return y;
  }

  private static double mean(double[] x) {
    return Reductions.sum(x) / x.length;
  }
}
