package sqe.scoring.diagnosis;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sqe.dsp.Signal;
import sqe.dsp.alignment.DelayEstimate;
import sqe.dsp.alignment.Overlap;
import sqe.dsp.linear.Reductions;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Metric;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;

/**
 * A pair without its defects: the samples that overlap once the delay is removed, the estimate
 * freed of its offset and brought to the sign and the least-squares gain of the reference.
 *
 * @param reference samples of the overlap
 * @param estimate corrected samples of the overlap
 * @param from where the overlap begins in the reference
 * @param gainDb the gain that was removed, 20·log10 |⟨r,e⟩/⟨r,r⟩|, means removed; NaN where one
 *     side is silent or constant: nothing was corrected then, and there is nothing to score
 */
record CorrectedPair(double[] reference, double[] estimate, int from, double gainDb) {

  /** Of full scale. */
  private static final double ROUNDING = 1e-12;

  /** Corrects a pair; {@code delay} says what is moved and turned. */
  static CorrectedPair of(double[] r, double[] e, DelayEstimate delay) {
    var overlap = Overlap.of(r.length, e.length, delay.wholeSamples());
    double[] reference = overlap.ofFirst(r);
    double[] estimate = overlap.ofSecond(e);
    double referenceMean = Reductions.sum(reference) / reference.length;
    double offset = Reductions.sum(estimate) / estimate.length;
    double gain = gain(reference, referenceMean, estimate, offset);
    boolean sound = !Silence.is(reference) && !Silence.is(estimate);
    boolean usable = sound && Double.isFinite(gain) && gain != 0;
    if (usable) {
      correct(estimate, Math.abs(gain) * delay.polarity(), offset, referenceMean);
    }
    double db = usable ? 20 * StrictMath.log10(Math.abs(gain)) : Double.NaN;
    return new CorrectedPair(reference, estimate, overlap.from(), db);
  }

  /** An offset that is only rounding is none: a scaled copy becomes the reference to the bit. */
  private static void correct(double[] e, double scale, double offset, double referenceMean) {
    double difference = referenceMean - offset / scale;
    double shift = Math.abs(difference) > ROUNDING ? difference : 0;
    for (int i = 0; i < e.length; i++) {
      e[i] = e[i] / scale + shift;
    }
  }

  private static double gain(double[] r, double referenceMean, double[] e, double offset) {
    double products = 0;
    double squares = 0;
    for (int i = 0; i < r.length; i++) {
      double centred = r[i] - referenceMean;
      products += centred * (e[i] - offset);
      squares += centred * centred;
    }
    return products / squares;
  }

  /** Scores by metric id in the order of the metrics; NaN where there is none. */
  Map<String, Double> scores(SignalPair original, List<Metric> metrics) {
    Map<String, Double> scores = new LinkedHashMap<>();
    if (metrics.isEmpty() || Double.isNaN(gainDb)) {
      metrics.forEach(metric -> scores.put(metric.info().id(), Double.NaN));
      return scores;
    }
    SignalPair pair = pair(original);
    metrics.forEach(metric -> scores.put(metric.info().id(), score(metric, pair)));
    return scores;
  }

  private SignalPair pair(SignalPair original) {
    int rate = original.sampleRate();
    int end = from + reference.length;
    AnalysedSignal mixture =
        original
            .mixture()
            .map(m -> Arrays.copyOfRange(m.samples(), from, end))
            .map(samples -> new AnalysedSignal(new Signal(samples, rate)))
            .orElse(null);
    AnalysedSignal clean =
        reference.length == original.reference().samples().length
            ? original.reference()
            : new AnalysedSignal(new Signal(reference, rate));
    return new SignalPair(clean, new AnalysedSignal(new Signal(estimate, rate)), mixture);
  }

  private static double score(Metric metric, SignalPair pair) {
    try {
      return pair.score(metric).value();
    } catch (UndefinedScoreException undefined) {
      return Double.NaN;
    }
  }
}
