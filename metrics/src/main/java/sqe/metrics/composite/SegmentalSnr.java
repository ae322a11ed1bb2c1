package sqe.metrics.composite;

import sqe.dsp.Logarithm;
import sqe.metrics.Derivation;
import sqe.metrics.RatePlans;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * Signal-to-noise ratio of each frame in dB, limited to −10 … 35.
 *
 * <pre>
 *   q_t = 10 lg( Σ(w·x)² / (Σ(w·(x − y))² + ε) + ε )
 * </pre>
 *
 * <p>Source: J. H. L. Hansen, B. L. Pellom, An effective quality evaluation protocol for speech
 * enhancement algorithms, ICSLP 1998.
 *
 * @param epsilon ε at both places
 */
record SegmentalSnr(RatePlans<FramePlan> plans, double epsilon)
    implements Derivation<SignalPair, double[]> {

  /** Lowest ratio of a frame in dB, here and in {@link WeightedSnr}. */
  static final double LOWEST = -10;

  /** Highest ratio of a frame in dB, here and in {@link WeightedSnr}. */
  static final double HIGHEST = 35;

  @Override
  public double[] from(SignalPair pair) {
    FramePlan plan = plans.at(pair.sampleRate());
    int hop = plan.framing().hop();
    double[] ratios = new double[plan.framing().frames(pair.length())];
    double[] x = pair.reference().samples();
    double[] y = pair.estimate().samples();
    for (int t = 0; t < ratios.length; t++) {
      ratios[t] = limited(ratio(plan.window(), x, y, t * hop));
    }
    return ratios;
  }

  private double ratio(double[] window, double[] x, double[] y, int from) {
    double speech = 0;
    double noise = 0;
    for (int i = 0; i < window.length; i++) {
      double signal = window[i] * x[from + i];
      double error = window[i] * (x[from + i] - y[from + i]);
      speech += signal * signal;
      noise += error * error;
    }
    if (!(speech + noise < Double.POSITIVE_INFINITY)) {
      throw new UndefinedScoreException(Reason.NOT_FINITE, "the energy of a frame overflows");
    }
    return 10 * Logarithm.decimal(speech / (noise + epsilon) + epsilon);
  }

  /** A ratio in dB, limited to what counts. */
  static double limited(double ratio) {
    return Math.min(HIGHEST, Math.max(LOWEST, ratio));
  }
}
