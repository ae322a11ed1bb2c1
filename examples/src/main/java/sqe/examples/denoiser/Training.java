package sqe.examples.denoiser;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import sqe.dsp.Signal;
import sqe.examples.denoiser.Recordings.Mixture;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.DifferentiableMetric.Differentiated;
import sqe.metrics.SignalPair;

/**
 * The training loop: forward through network, gains and criterion, and back the same way. One
 * mixture a step, in an order that a seed decides: two runs are equal to the bit.
 */
final class Training {

  private static final int HIDDEN = 32;
  private static final long SEED = 1;
  private static final double RATE = 2e-3;

  private Training() {}

  /** A network that has taken so many steps to lower a criterion. */
  static MaskNetwork train(List<Mixture> mixtures, int bands, Criterion criterion, int steps) {
    MaskNetwork network = new MaskNetwork(bands, HIDDEN, SEED);
    Adam adam = new Adam(network.parameters().length, RATE);
    List<Mixture> order = new ArrayList<>(mixtures);
    Random random = new Random(SEED);
    for (int step = 0; step < steps; step++) {
      if (step % order.size() == 0) {
        Collections.shuffle(order, random);
      }
      adam.step(network.parameters(), gradient(network, order.get(step % order.size()), criterion));
    }
    return network;
  }

  /** ∂ℓ/∂parameters for one mixture. */
  static double[] gradient(MaskNetwork network, Mixture mixture, Criterion criterion) {
    double[][] gains = network.gains(mixture.features());
    double[] estimate = mixture.spectrogram().weighted(gains);
    Differentiated loss = criterion.loss(pair(mixture, estimate));
    double[][] byGain = mixture.spectrogram().gainGradient(loss.gradient());
    return network.gradient(mixture.features(), gains, byGain);
  }

  /** What a network makes of a mixture. */
  static double[] denoised(MaskNetwork network, Mixture mixture) {
    return mixture.spectrogram().weighted(network.gains(mixture.features()));
  }

  /** An estimate beside its reference. */
  static SignalPair pair(Mixture mixture, double[] estimate) {
    Signal signal = new Signal(estimate, mixture.noisy().sampleRate());
    return new SignalPair(mixture.clean(), new AnalysedSignal(signal), null);
  }
}
