package sqe.metrics.visqol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sqe.dsp.Signal;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.metrics.Remedy;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/** What changes a score, what does not, and what has none. */
@Tag("one-jdk")
class VisqolTest {

  private static final List<Metric> METRICS = new VisqolProvider().metrics();

  private static SignalPair pair(Metric metric, double noise, int delay) {
    int rate = rate(metric);
    return TonePairs.of(rate, 3 * rate, noise, delay);
  }

  private static int rate(Metric metric) {
    return metric.info().sampleRates().iterator().next();
  }

  private static SignalPair changed(SignalPair pair, UnaryOperator<double[]> change) {
    return new SignalPair(
        pair.reference().signal(),
        new Signal(change.apply(pair.estimate().samples()), pair.sampleRate()));
  }

  private static double score(Metric metric, SignalPair pair) {
    return metric.score(pair).value();
  }

  private static UnaryOperator<double[]> times(double factor) {
    return x -> Arrays.stream(x).map(v -> factor * v).toArray();
  }

  @Test
  void theCatalogHasTwoThatAreNotScoredUnlessChosen() {
    List<MetricInfo> infos =
        MetricCatalog.load().family("visqol").stream().map(Metric::info).toList();
    assertThat(infos).extracting(MetricInfo::id).containsExactly("visqol_speech", "visqol_audio");
    assertThat(infos).allMatch(info -> info.defaultAt().isEmpty());
    assertThat(infos).allMatch(info -> info.range().equals(new MetricInfo.Range(1, 5)));
    assertThat(infos.get(0).sampleRates()).containsExactly(16000);
    assertThat(infos.get(1).sampleRates()).containsExactly(48000);
  }

  @Test
  void theGainOfTheEstimateDoesNotMatter() {
    for (Metric metric : METRICS) {
      SignalPair pair = pair(metric, 0.01, 0);
      double score = score(metric, pair);
      assertThat(score(metric, changed(pair, times(0.5)))).isEqualTo(score);
      assertThat(score(metric, changed(pair, times(0.003)))).isCloseTo(score, within(1e-9));
      assertThat(score(metric, changed(pair, times(40)))).isCloseTo(score, within(1e-9));
    }
  }

  /** Of signals without an offset; with one, the envelope is another. */
  @Test
  void thePolarityOfTheEstimateMattersHardly() {
    for (Metric metric : METRICS) {
      SignalPair pair = pair(metric, 0.01, 0);
      assertThat(score(metric, changed(pair, times(-1))))
          .isCloseTo(score(metric, pair), within(0.02));
    }
  }

  @Test
  void aDelayCostsNoMoreThanWhatItPushesOut() {
    for (Metric metric : METRICS) {
      int rate = rate(metric);
      double undelayed = score(metric, bursts(rate, 4 * rate, 0));
      for (int milliseconds : new int[] {-125, -60, 7, 60, 125}) {
        int delay = milliseconds * rate / 1000;
        SignalPair pair = bursts(rate, 4 * rate, delay);
        assertThat(score(metric, pair)).as("%d ms", milliseconds).isCloseTo(undelayed, within(0.3));
        assertThat(pair.derive(new PatchMatching(mode(metric), rate)).delay()).isEqualTo(-delay);
      }
    }
  }

  /** Noise whose level changes at random, which is like itself nowhere but at its own delay. */
  private static SignalPair bursts(int rate, int samples, int delay) {
    Random random = new Random(3);
    double[] x = new double[samples];
    double level = 0;
    for (int n = 0; n < samples; n++) {
      level = n % (rate / 20) == 0 ? Math.pow(10, -2 * random.nextDouble()) : level;
      x[n] = level * (random.nextDouble() - 0.5);
    }
    double[] y = new double[samples];
    for (int n = Math.max(0, delay); n < Math.min(samples, samples + delay); n++) {
      y[n] = x[n - delay];
    }
    return pair(x, Arrays.stream(y).map(v -> v + 0.002 * random.nextDouble()).toArray(), rate);
  }

  private static Mode mode(Metric metric) {
    return rate(metric) == 16000 ? Mode.SPEECH : Mode.AUDIO;
  }

  @Test
  void moreNoiseScoresLower() {
    for (Metric metric : METRICS) {
      double previous = 5.1;
      for (double noise : new double[] {0.00002, 0.0005, 0.003, 0.02, 0.1}) {
        double score = score(metric, pair(metric, noise, 0));
        assertThat(score).as("%s", noise).isBetween(1.0, previous);
        previous = score;
      }
    }
  }

  @Test
  void aPairTwiceInARowScoresAboutAsItDoesOnce() {
    for (Metric metric : METRICS) {
      SignalPair once = pair(metric, 0.01, 0);
      SignalPair twice =
          new SignalPair(doubled(once.reference().signal()), doubled(once.estimate().signal()));
      assertThat(score(metric, twice)).isCloseTo(score(metric, once), within(0.25));
    }
  }

  private static Signal doubled(Signal signal) {
    double[] twice = Arrays.copyOf(signal.samples(), 2 * signal.length());
    System.arraycopy(signal.samples(), 0, twice, signal.length(), signal.length());
    return new Signal(twice, signal.sampleRate());
  }

  @Test
  void aSharedReferenceChangesNoBitAndIsAnalysedOnce() {
    for (Metric metric : METRICS) {
      SignalPair first = pair(metric, 0.01, 0);
      var reference = new AnalysedSignal(first.reference().signal());
      for (double noise : new double[] {0.01, 0.003}) {
        SignalPair alone = pair(metric, noise, 0);
        SignalPair shared = new SignalPair(reference, alone.estimate().signal());
        assertThat(score(metric, shared)).isEqualTo(score(metric, alone));
      }
    }
  }

  private static void assertRefused(Metric metric, SignalPair pair, Reason reason) {
    UndefinedScoreException refusal =
        catchThrowableOfType(UndefinedScoreException.class, () -> metric.score(pair));
    assertThat(refusal).as(metric.info().id()).isNotNull();
    assertThat(refusal.reason()).isEqualTo(reason);
  }

  private static SignalPair pair(double[] reference, double[] estimate, int rate) {
    return new SignalPair(new Signal(reference, rate), new Signal(estimate, rate));
  }

  @Test
  void silenceHasNoScore() {
    for (Metric metric : METRICS) {
      SignalPair pair = pair(metric, 0.01, 0);
      double[] x = pair.reference().samples();
      double[] silence = new double[x.length];
      assertRefused(metric, pair(silence, x, rate(metric)), Reason.SILENT_REFERENCE);
      assertRefused(metric, pair(x, silence, rate(metric)), Reason.SILENT_ESTIMATE);
      assertRefused(metric, pair(silence, silence, rate(metric)), Reason.SILENT_REFERENCE);
    }
  }

  @ParameterizedTest
  @CsvSource({"visqol_speech, 10240, 1", "visqol_speech, 16639, 1", "visqol_speech, 16640, 2"})
  void patchesNeedTheirColumns(String id, int samples, int patches) {
    SignalPair pair = TonePairs.of(16000, samples, 0.01, 0);
    assertThat(pair.derive(new PatchMatching(Mode.SPEECH, 16000)).possible()).isEqualTo(patches);
    assertThat(score(METRICS.get(0), pair)).as(id).isBetween(1.0, 5.0);
  }

  @Test
  void lessThanOnePatchIsTooShort() {
    assertRefused(METRICS.get(0), TonePairs.of(16000, 10239, 0.01, 0), Reason.TOO_SHORT);
    assertRefused(METRICS.get(1), TonePairs.of(48000, 46079, 0.01, 0), Reason.TOO_SHORT);
    assertThat(score(METRICS.get(1), TonePairs.of(48000, 46080, 0.001, 0))).isBetween(1.0, 5.0);
    for (Metric metric : METRICS) {
      for (int samples : new int[] {0, 1, 100, 5000}) {
        assertRefused(metric, TonePairs.of(rate(metric), samples, 0.01, 0), Reason.TOO_SHORT);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 8000", "0, 48000", "0, 44100", "1, 16000", "1, 44100"})
  void otherRatesSayToWhichToResample(int metric, int rate) {
    SignalPair pair = TonePairs.of(rate, rate, 0.01, 0);
    UndefinedScoreException refusal =
        catchThrowableOfType(UndefinedScoreException.class, () -> METRICS.get(metric).score(pair));
    assertThat(refusal.reason()).isEqualTo(Reason.WRONG_RATE);
    assertThat(refusal.remedy()).contains(Remedy.resample(metric == 0 ? 16000 : 48000));
  }

  @Test
  void whatIsNotFiniteHasNoScore() {
    for (Metric metric : METRICS) {
      SignalPair pair = pair(metric, 0.01, 0);
      double[] broken = pair.estimate().samples().clone();
      broken[1000] = Double.NaN;
      assertRefused(metric, changed(pair, x -> broken), Reason.NOT_FINITE);
      assertRefused(metric, changed(pair, times(1e200)), Reason.NOT_FINITE);
    }
  }

  @Test
  void aReferenceWithoutASampleAboveZeroIsOutOfDomainForSpeech() {
    SignalPair pair = pair(METRICS.get(0), 0.01, 0);
    double[] negative =
        Arrays.stream(pair.reference().samples()).map(v -> Math.min(0, v)).toArray();
    assertRefused(
        METRICS.get(0), pair(negative, pair.estimate().samples(), 16000), Reason.OUT_OF_DOMAIN);
  }

  @Test
  void oddSignalsScoreWithinTheRangeOrSayWhyNot() {
    for (Metric metric : METRICS) {
      SignalPair pair = pair(metric, 0.01, 0);
      double[] x = pair.reference().samples();
      double[] constant = new double[x.length];
      Arrays.fill(constant, 0.25);
      double[] click = new double[x.length];
      click[x.length - 1] = 1;
      double[] early = new double[x.length];
      early[0] = 1;
      for (double[] odd : List.of(constant, click, early)) {
        for (SignalPair each :
            List.of(
                pair(x, odd, rate(metric)),
                pair(odd, x, rate(metric)),
                pair(odd, odd, rate(metric)))) {
          try {
            assertThat(score(metric, each)).isBetween(1.0, 5.0);
          } catch (UndefinedScoreException e) {
            assertThat(e.reason()).isEqualTo(Reason.SILENT_ESTIMATE);
          }
        }
      }
    }
  }

  @Test
  void notesSayWhatCountsAsNothing() {
    Metric speech = METRICS.get(0);
    SignalPair pair = bursts(16000, 80_000, 30_000);
    Score score = speech.score(pair);
    PatchMatching.Result result = pair.derive(new PatchMatching(Mode.SPEECH, 16000));
    assertThat(result.delay()).isEqualTo(-30_000);
    assertThat(result.scored()).isLessThan(result.kept());
    assertThat(score.notes())
        .anyMatch(note -> note.contains("beyond the end of the aligned estimate"));
    var nothing = new PatchMatching.Result(new double[21], 0.1499, 0, 3, 3, 3, 1);
    assertThat(ExponentialMapping.SCALED.mos(nothing)).isEqualTo(1);
  }
}
