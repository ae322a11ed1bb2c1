package sqe.metrics.pmsqe;

import sqe.dsp.Signal;
import sqe.metrics.SignalPair;
import sqe.testing.FormulaSignals;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** The pairs the tests of this package score. */
final class PmsqePairs {

  private PmsqePairs() {}

  static SignalPair of(double[] reference, double[] estimate, int sampleRate) {
    return new SignalPair(new Signal(reference, sampleRate), new Signal(estimate, sampleRate));
  }

  /** The pair defined by formulas; at 8 kHz the same samples are given another rate. */
  static SignalPair synthetic(int sampleRate) {
    var signals = new FormulaSignals();
    return of(signals.source1, signals.estimate, sampleRate);
  }

  /** A real pair; skips the calling test where it is missing. */
  static SignalPair p287(int sampleRate) {
    var table = GoldenTable.read(SharedFolder.require("specs/golden/p287_001_pcm16.csv"));
    return of(scaled(table.column("clean")), scaled(table.column("noisy")), sampleRate);
  }

  private static double[] scaled(double[] integers) {
    double[] samples = new double[integers.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = integers[i] / 32768;
    }
    return samples;
  }
}
