package sqe.metrics.sdr;

/** The one shape that all gradients of this family but the weighted loss have. */
final class Gradients {

  private Gradients() {}

  /**
   * {@code along·t − away·(ŝ − gain·t)}: towards the target part, and away from the residual.
   *
   * @param target t, at least as long as the estimate; not changed
   * @param estimate ŝ; not changed
   * @return a new array as long as the estimate
   */
  static double[] of(double[] target, double[] estimate, double along, double away, double gain) {
    double[] gradient = new double[estimate.length];
    for (int i = 0; i < gradient.length; i++) {
      double t = target[i];
      gradient[i] = along * t - away * (estimate[i] - gain * t);
    }
    return gradient;
  }

  /** A gradient through the removal of the mean: its own mean is removed. */
  static double[] throughMean(double[] gradient, boolean zeroMean) {
    return zeroMean ? Samples.withoutMean(gradient) : gradient;
  }
}
