package sqe.metrics.loss;

import sqe.dsp.linear.Reductions;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;

/** The mean of an element loss as a metric: L1, smooth L1, Huber. */
record ElementMetric(MetricInfo info, ElementLoss loss) implements DifferentiableMetric {

  @Override
  public Score score(SignalPair pair) {
    Requirements.check(pair);
    double[] losses = new double[pair.length()];
    loss.losses(pair.estimate().samples(), pair.reference().samples(), losses);
    return info.score(Requirements.finite(Reductions.sum(losses) / losses.length));
  }

  @Override
  public Differentiated differentiate(SignalPair pair) {
    double value = score(pair).value();
    double[] gradient = new double[pair.length()];
    loss.gradients(
        pair.estimate().samples(), pair.reference().samples(), 1.0 / gradient.length, gradient);
    return new Differentiated(value, gradient);
  }
}
