package sqe.metrics.stft;

import java.util.Arrays;
import java.util.Random;
import sqe.dsp.Signal;
import sqe.metrics.SignalPair;
import sqe.testing.GeneratedPair;

/** Pairs for the tests of this family. */
final class StftPairs {

  private StftPairs() {}

  static SignalPair of(double[] reference, double[] estimate) {
    return new SignalPair(
        new Signal(reference, GeneratedPair.SAMPLE_RATE),
        new Signal(estimate, GeneratedPair.SAMPLE_RATE));
  }

  /** The first samples of the generated pair. */
  static SignalPair generated(int length) {
    return of(
        Arrays.copyOf(GeneratedPair.reference(), length),
        Arrays.copyOf(GeneratedPair.estimate(), length));
  }

  static double[] noise(int length, long seed) {
    return new Random(seed).doubles(length, -0.5, 0.5).toArray();
  }

  static double[] scaled(double[] x, double factor) {
    return Arrays.stream(x).map(v -> factor * v).toArray();
  }
}
