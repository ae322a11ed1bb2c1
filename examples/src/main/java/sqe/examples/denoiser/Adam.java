package sqe.examples.denoiser;

/**
 * Adam (Kingma and Ba, 2015): steps of about one learning rate in the direction of the mean
 * gradient, whatever the scale of the loss. That matters here, where losses of different scale are
 * compared.
 */
final class Adam {

  private static final double FIRST_DECAY = 0.9;
  private static final double SECOND_DECAY = 0.99;
  private static final double TINY = 1e-12;

  private final double rate;
  private final double[] mean;
  private final double[] square;
  private double firstWeight = 1;
  private double secondWeight = 1;

  Adam(int parameters, double rate) {
    this.rate = rate;
    this.mean = new double[parameters];
    this.square = new double[parameters];
  }

  /** One step down the gradient; changes the parameters. */
  void step(double[] parameters, double[] gradient) {
    firstWeight *= FIRST_DECAY;
    secondWeight *= SECOND_DECAY;
    for (int i = 0; i < parameters.length; i++) {
      mean[i] += (1 - FIRST_DECAY) * (gradient[i] - mean[i]);
      square[i] += (1 - SECOND_DECAY) * (gradient[i] * gradient[i] - square[i]);
      double direction = mean[i] / (1 - firstWeight);
      double scale = Math.sqrt(square[i] / (1 - secondWeight)) + TINY;
      parameters[i] -= rate * direction / scale;
    }
  }
}
