package sqe.metrics.loss;

import sqe.dsp.linear.Reductions;
import sqe.metrics.Derivation;
import sqe.metrics.SignalPair;

/** Mean squared difference of estimate and reference; MSE, RMSE and log-MSE share it. */
record MeanSquare() implements Derivation<SignalPair, Double> {

  @Override
  public Double from(SignalPair pair) {
    return Reductions.residualEnergy(pair.estimate().samples(), 1, pair.reference().samples())
        / pair.length();
  }
}
