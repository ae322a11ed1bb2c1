package sqe.scoring.audit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sqe.dsp.Signal;
import sqe.dsp.activity.ActiveSpeechLevel;
import sqe.dsp.activity.FrameLevels;
import sqe.dsp.activity.SpeechActivity;
import sqe.dsp.alignment.DelayEstimate;
import sqe.dsp.alignment.DelayEstimator;
import sqe.dsp.alignment.DriftEstimate;
import sqe.dsp.alignment.DriftEstimator;
import sqe.dsp.linear.Reductions;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Metric;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.scoring.table.Decimal;

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
 * @param swapped whether the reference is the noisier one, or a PESQ score rises by more than 0.3
 *     with the sides exchanged
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

  private static final double WRONG = 0.35;
  private static final double PESQ_RISE = 0.3;
  private static final double NOISY_SNR = 20; // dB
  private static final double SWAPPED_LEAD = 3; // dB
  private static final int FINGERPRINT_SHIFT = 20; // frames of 50 ms

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
    corrected = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(corrected));
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
    DelayEstimate whole = PairAnalyser.delay(r, e, rate);
    DriftEstimate drift = DriftEstimator.estimate(r, e, whole.wholeSamples(), rate);
    DelayEstimate delay = DelayEstimator.refined(r, e, whole, drift);
    double similarity = similarity(r, e, rate);
    boolean wrong = similarity < WRONG;
    boolean trusted = delay.trustworthy() && !wrong;
    Corrected corrected = Corrected.of(r, e, trusted ? delay : DelayEstimate.none());
    Edges edges = Edges.of(r, e, trusted ? delay.wholeSamples() : 0, rate);
    return new PairDiagnosis(
        delay,
        trusted,
        drift,
        corrected.gainDb(),
        mean(e) - mean(r),
        swapped(pair, metrics),
        similarity,
        wrong,
        edges.start(),
        edges.end(),
        corrected.scores(pair, metrics));
  }

  /** Values for {@link #COLUMNS}, in their order; an empty text where there is nothing to say. */
  public List<String> cells(int sampleRate) {
    return List.of(
        trusted ? text(delay.samples()) : "",
        trusted ? text(1000 * delay.samples() / sampleRate) : "",
        trusted && drift.places() >= 5 ? text(drift.partsPerMillion()) : "",
        trusted ? Integer.toString(delay.polarity()) : "",
        Double.isNaN(gainDb) ? "" : text(gainDb),
        text(dc),
        swapped ? "yes" : "no",
        wrongPair ? "yes" : "no");
  }

  private static String text(double value) {
    return Decimal.of(Math.rint(value * 1e6) / 1e6 + 0.0); // no −0
  }

  private static double similarity(double[] r, double[] e, int rate) {
    return silent(r) || silent(e)
        ? Double.NaN
        : Fingerprint.of(r, rate).similarity(Fingerprint.of(e, rate), FINGERPRINT_SHIFT);
  }

  private static boolean silent(double[] x) {
    double mean = mean(x);
    return Reductions.energy(x) / x.length - mean * mean <= Math.max(1e-18, 1e-13 * mean * mean);
  }

  private static double mean(double[] x) {
    return Reductions.sum(x) / x.length;
  }

  private static boolean swapped(SignalPair pair, List<Metric> metrics) {
    double reference = snr(pair.reference());
    double estimate = snr(pair.estimate());
    if (reference < NOISY_SNR && estimate - reference > SWAPPED_LEAD) {
      return true;
    }
    for (Metric metric : metrics) {
      if (metric.info().family().equals("pesq") && metric.info().id().matches("pesq_[nw]b")) {
        double now = score(metric, pair);
        double exchanged = score(metric, new SignalPair(pair.estimate(), pair.reference(), null));
        return exchanged - now > PESQ_RISE;
      }
    }
    return false;
  }

  private static double snr(AnalysedSignal signal) {
    double[] x = signal.samples();
    int rate = signal.signal().sampleRate();
    return ActiveSpeechLevel.measure(x, rate).activeDb() - FrameLevels.of(x, rate).percentile(0.05);
  }

  private static double score(Metric metric, SignalPair pair) {
    try {
      return metric.score(pair).value();
    } catch (UndefinedScoreException undefined) {
      return Double.NaN;
    }
  }

  /** The overlapping samples, the estimate freed of offset, sign and gain. */
  private record Corrected(double[] reference, double[] estimate, int from, double gainDb) {

    static Corrected of(double[] r, double[] e, DelayEstimate delay) {
      int from = Math.max(0, -delay.wholeSamples());
      int end = Math.min(r.length, e.length - delay.wholeSamples());
      double[] reference = Arrays.copyOfRange(r, from, Math.max(from, end));
      double[] estimate =
          Arrays.copyOfRange(
              e, from + delay.wholeSamples(), from + delay.wholeSamples() + reference.length);
      double offset = mean(estimate);
      double referenceMean = mean(reference);
      double products = 0;
      double squares = 0;
      for (int i = 0; i < reference.length; i++) {
        double centred = reference[i] - referenceMean;
        products += centred * (estimate[i] - offset);
        squares += centred * centred;
      }
      double gain = products / squares;
      boolean usable = Double.isFinite(gain) && gain != 0;
      double scale = usable ? Math.abs(gain) * delay.polarity() : 1;
      for (int i = 0; i < estimate.length; i++) {
        estimate[i] = (estimate[i] - offset) / scale + referenceMean;
      }
      double db = usable ? 20 * StrictMath.log10(Math.abs(gain)) : Double.NaN;
      return new Corrected(reference, estimate, from, db);
    }

    Map<String, Double> scores(SignalPair original, List<Metric> metrics) {
      Map<String, Double> scores = new LinkedHashMap<>();
      if (metrics.isEmpty() || reference.length == 0) {
        metrics.forEach(metric -> scores.put(metric.info().id(), Double.NaN));
        return scores;
      }
      int rate = original.sampleRate();
      AnalysedSignal mixture =
          original
              .mixture()
              .map(
                  m ->
                      new AnalysedSignal(
                          new Signal(
                              Arrays.copyOfRange(m.samples(), from, from + reference.length),
                              rate)))
              .orElse(null);
      AnalysedSignal clean =
          reference.length == original.reference().samples().length
              ? original.reference()
              : new AnalysedSignal(new Signal(reference, rate));
      var pair = new SignalPair(clean, new AnalysedSignal(new Signal(estimate, rate)), mixture);
      metrics.forEach(metric -> scores.put(metric.info().id(), score(metric, pair)));
      return scores;
    }
  }

  /** Speech of the reference before the first and after the last speech of the estimate. */
  private record Edges(double start, double end) {

    static Edges of(double[] r, double[] e, int delay, int rate) {
      var reference = activity(r, rate);
      var estimate = activity(e, rate);
      if (reference.activeSeconds() == 0 || estimate.activeSeconds() == 0) {
        return new Edges(0, 0);
      }
      double shift = (double) delay / rate;
      double start = estimate.leadingSilence() - shift - reference.leadingSilence();
      double referenceEnd = (double) r.length / rate - reference.trailingSilence();
      double estimateEnd = (double) e.length / rate - estimate.trailingSilence() - shift;
      return new Edges(late(start), late(referenceEnd - estimateEnd));
    }

    /** Differences up to the hangover of the activity detector are nothing. */
    private static double late(double seconds) {
      return seconds > 0.2 ? seconds : 0;
    }

    private static SpeechActivity activity(double[] x, int rate) {
      return SpeechActivity.of(FrameLevels.of(x, rate), ActiveSpeechLevel.measure(x, rate));
    }
  }
}
