package sqe.examples.denoiser;

import java.util.List;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.DifferentiableMetric.Differentiated;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.metrics.SignalPair;
import sqe.metrics.loss.LossResult;
import sqe.metrics.loss.Tensor;
import sqe.metrics.loss.UncertaintyWeighting;
import sqe.metrics.loss.UncertaintyWeighting.Task;

/** What a denoiser is trained to lower: a function of reference and estimate with its gradient. */
interface Criterion {

  /**
   * What 1 of the deep feature loss is worth beside SI-SDR: of 0, 10, 20 and 40 the best for the
   * deep features of training speakers and noises that were left out in turn.
   */
  double DECIBELS_PER_FEATURE = 10;

  /** The loss and ∂ℓ/∂estimate. A criterion with weights of its own takes a step of theirs, too. */
  Differentiated loss(SignalPair pair);

  /** A metric by id, its negative where higher is better. */
  static Criterion of(String id) {
    DifferentiableMetric metric = metric(id);
    double sign = metric.info().direction() == MetricInfo.Direction.HIGHER_IS_BETTER ? -1 : 1;
    return pair -> scaled(metric.differentiate(pair), sign);
  }

  /** A metric by id that can be trained on. */
  static DifferentiableMetric metric(String id) {
    return MetricCatalog.load()
        .find(id)
        .filter(DifferentiableMetric.class::isInstance)
        .map(DifferentiableMetric.class::cast)
        .orElseThrow(() -> new IllegalArgumentException("no differentiable metric " + id));
  }

  /**
   * SI-SDR with the deep feature loss added: the one says how much is wrong, the other how far off
   * what is left sounds. An improvement of 1 in the features is worth {@value
   * #DECIBELS_PER_FEATURE} dB.
   */
  static Criterion withDeepFeatures() {
    Criterion siSdr = of("si_sdr");
    Criterion features = of("deep_feature");
    return pair -> sum(siSdr.loss(pair), scaled(features.loss(pair), DECIBELS_PER_FEATURE));
  }

  private static Differentiated sum(Differentiated one, Differentiated other) {
    double[] gradient = new double[one.gradient().length];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = one.gradient()[i] + other.gradient()[i];
    }
    return new Differentiated(one.value() + other.value(), gradient);
  }

  private static Differentiated scaled(Differentiated result, double factor) {
    double[] gradient = new double[result.gradient().length];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = factor * result.gradient()[i];
    }
    return new Differentiated(factor * result.value(), gradient);
  }

  /**
   * SI-SDR and PMSQE together, weighted by uncertainties that are learned (Kendall et al., 2018).
   *
   * <p>The weighting wants losses from zero up, so SI-SDR enters as the ratio of distortion to
   * target, 10^(−SI-SDR/10). At the best weights the total is half the sum of the losses'
   * logarithms, and that of the ratio is SI-SDR again, up to a factor.
   */
  final class Both implements Criterion {

    private static final double NEPERS_PER_DECIBEL = StrictMath.log(10) / 10;
    private static final double RATE = 0.02;

    private final DifferentiableMetric siSdr = metric("si_sdr");
    private final DifferentiableMetric pmsqe = metric("pmsqe");
    private final UncertaintyWeighting weighting = new UncertaintyWeighting(Task.REGRESSION);
    private final double[] logVariances = new double[2];
    private final Adam adam = new Adam(2, RATE);

    @Override
    public Differentiated loss(SignalPair pair) {
      Differentiated decibels = siSdr.differentiate(pair);
      Differentiated disturbance = pmsqe.differentiate(pair);
      double ratio = StrictMath.exp(-NEPERS_PER_DECIBEL * decibels.value());
      LossResult total =
          weighting.evaluate(
              List.of(
                  Tensor.vector(ratio, disturbance.value()), Tensor.vector(logVariances.clone())));
      double[] byLoss = total.gradients().get(0).values();
      double byDecibels = -NEPERS_PER_DECIBEL * ratio * byLoss[0];
      double[] gradient = new double[pair.length()];
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] = byDecibels * decibels.gradient()[i] + byLoss[1] * disturbance.gradient()[i];
      }
      adam.step(logVariances, total.gradients().get(1).values());
      return new Differentiated(total.scalar(), gradient);
    }
  }
}
