package sqe.report.inspect;

import java.util.ArrayList;
import java.util.List;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.Metric;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;

/**
 * Where a score is lost: what each place in time and frequency would add to it, to first order, if
 * the estimate were the reference there.
 *
 * <pre>
 *   c[t, k] = s·Re( conj(G[t, k])·(X[t, k] − Y[t, k]) ),   Σ c = s·⟨g, x − y⟩
 * </pre>
 *
 * <p>g is the exact gradient of the metric, s its sign, so that c is positive where something is to
 * be gained. A score is no linear function: the sum says how the gain is spread, not how large it
 * would be.
 *
 * @param metric its id
 * @param hopSeconds from one frame to the next; the first is centred at 0
 * @param gain {@code [frame][bin]}
 */
public record LossMap(String metric, double hopSeconds, double[][] gain) {

  /** The maps of those of these metrics that have a gradient here. */
  static List<LossMap> of(SignalPair pair, List<Metric> metrics) {
    List<LossMap> maps = new ArrayList<>();
    for (Metric metric : metrics) {
      if (metric instanceof DifferentiableMetric differentiable) {
        try {
          maps.add(of(pair, differentiable));
        } catch (UndefinedScoreException e) {
          continue; // the row of scores says why there is none
        }
      }
    }
    return List.copyOf(maps);
  }

  /**
   * The map of one metric.
   *
   * @throws UndefinedScoreException where it has no value or no gradient
   */
  static LossMap of(SignalPair pair, DifferentiableMetric metric) {
    double[] gradient = metric.differentiate(pair).gradient();
    double[] x = pair.reference().samples();
    double[] y = pair.estimate().samples();
    double sign = metric.info().direction().sign();
    double[] missing = new double[x.length];
    for (int i = 0; i < missing.length; i++) {
      missing[i] = sign * (x[i] - y[i]);
    }
    var frames = new ShortTime(pair.sampleRate());
    return new LossMap(
        metric.info().id(),
        (double) frames.hop() / pair.sampleRate(),
        frames.products(gradient, missing));
  }

  /** All of it together: s·⟨g, x − y⟩. */
  public double total() {
    double total = 0;
    for (double[] frame : gain) {
      for (double cell : frame) {
        total += cell;
      }
    }
    return total;
  }
}
