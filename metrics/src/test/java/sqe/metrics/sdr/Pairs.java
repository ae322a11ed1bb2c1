package sqe.metrics.sdr;

import java.util.Arrays;
import java.util.Random;
import sqe.dsp.Signal;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.SignalPair;
import sqe.testing.FormulaSignals;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** Pairs for the tests of this family. */
final class Pairs {

  static final FormulaSignals FORMULA = new FormulaSignals();

  private Pairs() {}

  static AnalysedSignal signal(double... samples) {
    return new AnalysedSignal(new Signal(samples, 16000));
  }

  static SignalPair of(double[] reference, double[] estimate) {
    return new SignalPair(signal(reference), signal(estimate), null);
  }

  static SignalPair of(double[] reference, double[] estimate, double[] mixture) {
    return new SignalPair(signal(reference), signal(estimate), signal(mixture));
  }

  /** Reference and estimate of the pair that formulas define. */
  static SignalPair synthetic() {
    return of(FORMULA.source1, FORMULA.estimate);
  }

  /** A recorded pair; skips the test where the recordings are missing. */
  static SignalPair recorded() {
    var table = GoldenTable.read(SharedFolder.require("specs/golden/p287_001_pcm16.csv"));
    return of(
        scaled(table.column("clean"), 1 / 32768.0), scaled(table.column("noisy"), 1 / 32768.0));
  }

  static double[] noise(int length, long seed) {
    return new Random(seed).doubles(length, -1, 1).toArray();
  }

  static double[] scaled(double[] x, double factor) {
    return combined(factor, x, 0, x);
  }

  static double[] shifted(double[] x, double offset) {
    double[] z = x.clone();
    for (int i = 0; i < z.length; i++) {
      z[i] += offset;
    }
    return z;
  }

  /** a·x + b·y. */
  static double[] combined(double a, double[] x, double b, double[] y) {
    double[] z = new double[x.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = a * x[i] + b * y[i];
    }
    return z;
  }

  /** x late by some samples, as long as before. */
  static double[] delayed(double[] x, int samples) {
    double[] z = new double[x.length];
    System.arraycopy(x, 0, z, samples, x.length - samples);
    return z;
  }

  static double[] concatenated(double[] x, double[] y) {
    double[] z = Arrays.copyOf(x, x.length + y.length);
    System.arraycopy(y, 0, z, x.length, y.length);
    return z;
  }
}
