package sqe.metrics.composite;

import java.util.BitSet;
import sqe.metrics.Derivation;
import sqe.metrics.MetricInfo;
import sqe.metrics.RatePlans;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.TimedMetric;

/**
 * A classical frame measure as a metric: the values of the frames, limited, and their mean.
 *
 * <p>All measures of a provider share what they derive: per frame and side one transform of 1024
 * points (at 16 kHz) serves WSS and fwSegSNR, one linear prediction of order 16 LLR and CD.
 *
 * <p>Digital silence says nothing of a system, yet has a value in each of these measures: −10 dB in
 * one, 35 dB in another, 10 dB in a third. The published definitions count it, so that is what a
 * score is made of, with a note; frames whose reference is silent can be left out instead ({@link
 * FrameMeasures#skippingSilence}).
 */
final class FrameMetric implements TimedMetric {

  private final FrameMeasure measure;
  private final boolean silenceSkipped;
  private final MetricInfo info;
  private final RatePlans<FramePlan> plans;
  private final Derivation<SignalPair, double[]> distance;
  private final ConstantFrames.Of constantFrames;

  FrameMetric(FrameMeasure measure, RatePlans<FramePlan> plans, boolean silenceSkipped) {
    this.measure = measure;
    this.silenceSkipped = silenceSkipped;
    this.info = measure.info(silenceSkipped);
    this.plans = plans;
    this.distance = measure.distance(plans);
    this.constantFrames = new ConstantFrames.Of(plans);
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    pair.requireFinite();
    ConstantFrames reference = pair.reference().derive(constantFrames);
    ConstantFrames estimate = pair.estimate().derive(constantFrames);
    measure.silence().check(reference, estimate);
    BitSet skipped = skipped(reference);
    double value = measure.mean().of(counted(pair.derive(distance), skipped));
    return silenceSkipped
        ? info.score(value)
        : info.score(value, measure.silence().notes(reference, estimate, measure.valueOfSilence()));
  }

  @Override
  public TimeCourse course(SignalPair pair) {
    pair.requireFinite();
    ConstantFrames reference = pair.reference().derive(constantFrames);
    measure.silence().check(reference, pair.estimate().derive(constantFrames));
    BitSet skipped = skipped(reference);
    double[] values = counted(pair.derive(distance), skipped);
    Framing framing = plans.at(pair.sampleRate()).framing();
    double[] seconds = new double[values.length];
    int t = skipped.nextClearBit(0);
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = (t * (double) framing.hop() + framing.length() / 2.0) / framing.sampleRate();
      t = skipped.nextClearBit(t + 1);
    }
    boolean all = measure.mean() == FrameMean.ALL;
    String term =
        all ? "each frame of 30 ms" : "each frame of 30 ms; the score leaves out the worst 5 %";
    return new TimeCourse(term, info.unit(), seconds, values, info.direction(), all);
  }

  private BitSet skipped(ConstantFrames reference) {
    return silenceSkipped ? reference.silent() : new BitSet();
  }

  /** The limited values of the frames that count; a new array. */
  private double[] counted(double[] values, BitSet skipped) {
    double[] counted = new double[values.length - skipped.cardinality()];
    int count = 0;
    for (int t = skipped.nextClearBit(0); t < values.length; t = skipped.nextClearBit(t + 1)) {
      counted[count++] = Math.min(values[t], measure.limit());
    }
    return counted;
  }
}
