package sqe.scoring.diagnosis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sqe.dsp.activity.ActiveSpeechLevel;
import sqe.dsp.activity.FrameLevels;
import sqe.dsp.alignment.DelayEstimate;
import sqe.dsp.alignment.DelayEstimator;
import sqe.dsp.alignment.DriftEstimate;
import sqe.dsp.alignment.DriftEstimator;
import sqe.dsp.linear.Reductions;
import sqe.metrics.Metric;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.table.Cell;

/**
 * What is wrong with one pair, and what its scores would be without.
 *
 * <p>The corrected pair is the estimate moved by whole samples, turned the right way up, freed of
 * its offset and brought to the least-squares gain, over the samples where the two then overlap.
 * Drift and bandwidth are reported but not corrected: that would take resampling, which changes
 * scores by itself.
 *
 * @param delay of the estimate against the reference
 * @param trusted whether the delay means anything; where not, nothing is moved or turned
 * @param drift of the delay
 * @param gainDb least-squares gain of the estimate at that delay, 20·log10 |⟨r,e⟩/⟨r,r⟩|, means
 *     removed; NaN when one side is silent
 * @param dc mean of the estimate less mean of the reference, re full scale
 * @param swapped whether the reference is the noisy one ({@link NoiseOrder})
 * @param similarity of the band envelopes of the two; NaN when too short
 * @param wrongPair whether the two do not sound alike (similarity below 0.35)
 * @param missingStart seconds of speech the estimate lacks at its beginning
 * @param missingEnd seconds of speech the estimate lacks at its end
 * @param corrected scores of the corrected pair by metric id, NaN where there is none; in the order
 *     of the metrics
 */
public record PairDiagnosis(
    DelayEstimate delay,
    boolean trusted,
    DriftEstimate drift,
    double gainDb,
    double dc,
    boolean swapped,
    double similarity,
    boolean wrongPair,
    double missingStart,
    double missingEnd,
    Map<String, Double> corrected) {

  private static final int FINGERPRINT_SHIFT = 20; // frames of 50 ms

  /** Numbers from here on have no sixth decimal. */
  private static final double LARGEST_ROUNDED = 1e12;

  /** Names of the columns a score table gets, before those of the corrected metrics. */
  public static final List<String> COLUMNS =
      List.of(
          "delay_samples",
          "delay_ms",
          "drift_ppm",
          "polarity",
          "gain_db",
          "dc",
          "swapped",
          "wrong_pair");

  /** Keeps the order of the metrics. */
  public PairDiagnosis {
    corrected = Collections.unmodifiableMap(new LinkedHashMap<>(corrected));
  }

  /**
   * Diagnoses a pair.
   *
   * @param pair as it is to be scored, before any alignment, of one rate
   * @param metrics to score again once corrected; may be empty
   * @throws UndefinedScoreException when a sample is not a number
   */
  public static PairDiagnosis of(SignalPair pair, List<Metric> metrics) {
    pair.requireFinite();
    double[] r = pair.reference().samples();
    double[] e = pair.estimate().samples();
    int rate = pair.sampleRate();
    DelayEstimate whole = DelaySearch.delay(r, e, rate);
    DriftEstimate drift = DriftEstimator.estimate(r, e, whole.wholeSamples(), rate);
    DelayEstimate delay = DelayEstimator.refined(r, e, whole, drift);
    double similarity = similarity(r, e, rate);
    boolean wrong = similarity < Fingerprint.UNLIKE;
    boolean trusted = delay.trustworthy() && !wrong;
    CorrectedPair corrected = CorrectedPair.of(r, e, trusted ? delay : DelayEstimate.none());
    MissingSpeech missing = MissingSpeech.of(r, e, trusted ? delay.wholeSamples() : 0, rate);
    var noise = NoiseOrder.of(snr(r, rate), snr(e, rate), r, e, delay, rate);
    return new PairDiagnosis(
        delay,
        trusted,
        drift,
        corrected.gainDb(),
        mean(e) - mean(r),
        noise.referenceIsNoisier(),
        similarity,
        wrong,
        missing.start(),
        missing.end(),
        corrected.scores(pair, metrics));
  }

  /**
   * Values for {@link #COLUMNS}, in their order; absent where there is nothing to say, undefined
   * where sums overflow.
   */
  public List<Cell> cells(int sampleRate) {
    return List.of(
        cell(trusted, delay.samples()),
        cell(trusted, 1000 * delay.samples() / sampleRate),
        cell(trusted && drift.trustworthy(), drift.partsPerMillion()),
        trusted ? new Cell.Count(delay.polarity()) : new Cell.Absent(),
        cell(!Double.isNaN(gainDb), gainDb),
        cell(true, dc),
        new Cell.Word(swapped ? "yes" : "no"),
        new Cell.Word(wrongPair ? "yes" : "no"));
  }

  private static Cell cell(boolean known, double value) {
    if (!known) {
      return new Cell.Absent();
    }
    if (!Double.isFinite(value)) {
      return new Cell.Undefined("not finite: the samples are too large to be added up");
    }
    return new Cell.Scored(
        Math.abs(value) < LARGEST_ROUNDED ? Math.rint(value * 1e6) / 1e6 + 0.0 : value); // no −0
  }

  private static double similarity(double[] r, double[] e, int rate) {
    return Silence.is(r) || Silence.is(e)
        ? Double.NaN
        : Fingerprint.of(r, rate).similarity(Fingerprint.of(e, rate), FINGERPRINT_SHIFT);
  }

  private static double mean(double[] x) {
    return Reductions.sum(x) / x.length;
  }

  private static double snr(double[] x, int rate) {
    return ActiveSpeechLevel.measure(x, rate).activeDb() - FrameLevels.of(x, rate).percentile(0.05);
  }
}
