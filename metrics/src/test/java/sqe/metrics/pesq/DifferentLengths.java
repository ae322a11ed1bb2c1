package sqe.metrics.pesq;

import java.util.Arrays;
import sqe.dsp.Signal;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.SignalPair;

/** Scores files as they are, however little their lengths differ. */
final class DifferentLengths {

  private DifferentLengths() {}

  /** Raw score of the stages, which take any two lengths. */
  static double raw(Signal reference, Signal degraded, Mode mode) {
    int length = Math.min(reference.length(), degraded.length());
    int rate = reference.sampleRate();
    SignalPair pair =
        new SignalPair(
            new Signal(Arrays.copyOf(reference.samples(), length), rate),
            new Signal(Arrays.copyOf(degraded.samples(), length), rate));
    var signals = new PesqPair(new AnalysedSignal(reference), new AnalysedSignal(degraded));
    var stages = new PesqStages(pair, signals, GoldenCase.tablesAt(rate), mode);
    DelayPath path = stages.delaySearch().search();
    return Aggregation.of(stages.disturbances(path), stages.tables().sizes(), stages.commonSpan())
        .raw();
  }
}
