package org.example.metric;

import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/** By how much an enhancer changes the level: 0 dB is best, louder and softer count the same. */
final class LevelChange implements Metric {

  private final MetricInfo info =
      MetricInfo.builder("level_change")
          .name("Change of level")
          .unit("dB")
          .range(0, Double.POSITIVE_INFINITY)
          .lowerIsBetter()
          .definition("|10 log10(sum of e² / sum of r²)| of the estimate e and the reference r.")
          .edgeCases("Silence on either side: undefined.", "A perfect estimate: 0.")
          .source("this example")
          .build();

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    pair.requireFinite();
    double reference = energy(pair.reference().samples());
    double estimate = energy(pair.estimate().samples());
    if (reference == 0) {
      throw new UndefinedScoreException(Reason.SILENT_REFERENCE, "it has no energy");
    }
    if (estimate == 0) {
      throw new UndefinedScoreException(Reason.SILENT_ESTIMATE, "it has no energy");
    }
    // StrictMath: the same bits on every machine
    return Score.of(Math.abs(10 * StrictMath.log10(estimate / reference)));
  }

  private static double energy(double[] x) {
    double sum = 0;
    for (double sample : x) {
      sum += sample * sample;
    }
    return sum;
  }
}
