package sqe.metrics.f0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.Remedy;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;
import sqe.testing.GeneratedPair;
import sqe.testing.QualityRecordings;

/** The measures of F0 against the specification, their properties and their edge cases. */
class F0Test {

  private static final int RATE = 16000;
  private static final List<Metric> METRICS = new F0Provider().metrics();

  private final double[] x = voice(RATE, 1);
  private final double[] y = noisy(x, 0.05);

  private static Metric metric(String id) {
    return new MetricCatalog(METRICS).find(id).orElseThrow();
  }

  private static SignalPair pair(double[] x, double[] y, int rate) {
    return new SignalPair(new Signal(x, rate), new Signal(y, rate));
  }

  private static double score(String id, double[] x, double[] y) {
    return metric(id).score(pair(x, y, RATE)).value();
  }

  /** Syllables whose F0 glides, with pauses of faint noise between them. */
  private static double[] voice(int rate, double bend) {
    double[] noise = GeneratedPair.uniform(3, 2 * rate);
    double[] x = new double[2 * rate];
    double phase = 0;
    for (int n = 0; n < x.length; n++) {
      double t = (double) n / rate;
      phase += 2 * Math.PI * bend * (120 + 30 * Math.sin(2 * Math.PI * 0.7 * t)) / rate;
      double loudness = Math.max(0, Math.sin(2 * Math.PI * 2 * t));
      for (int h = 1; h <= 8; h++) {
        x[n] += 0.1 * loudness / h * Math.sin(h * phase);
      }
      x[n] += 0.001 * noise[n];
    }
    return x;
  }

  private static double[] noisy(double[] x, double level) {
    double[] noise = GeneratedPair.uniform(7, x.length);
    double[] y = x.clone();
    Arrays.setAll(y, n -> x[n] + level * noise[n]);
    return y;
  }

  private static double[] scaled(double[] x, double gain) {
    return Arrays.stream(x).map(v -> gain * v).toArray();
  }

  private static double of(F0Measure measure, F0Tracks tracks) {
    return measure.of(tracks);
  }

  @Test
  void theTracksOfTheSpecificationHaveItsValues() {
    F0Tracks tracks =
        new F0Tracks(
            new double[] {0, 0, 100, 110, 120, 130, 0, 200, 210, 0},
            new double[] {0, 90, 100, 112, 150, 0, 0, 205, 205, 0});
    assertThat(of(F0Measure.RMSE, tracks)).isCloseTo(13.8130373199, within(1e-10));
    assertThat(of(F0Measure.CENTS, tracks)).isCloseTo(175.3734591094, within(1e-10));
    assertThat(of(F0Measure.CORR, tracks)).isCloseTo(0.9658215599, within(1e-10));
    assertThat(of(F0Measure.GPE, tracks)).isEqualTo(0.2);
    assertThat(of(F0Measure.VDE, tracks)).isEqualTo(0.2);
    assertThat(of(F0Measure.FFE, tracks)).isEqualTo(0.3);
    assertThat(of(F0Measure.RMSE_ALL, tracks)).isCloseTo(50.9450684561, within(1e-10));
    assertThat(of(F0Measure.CORR_ALL, tracks)).isCloseTo(0.7919488206, within(1e-10));
  }

  @Test
  void tracksOfRecordingsAreThoseOfTheSpecification() throws IOException {
    assertTrack("p287_001.ref", 393, 74, 109.02506, 107.19292);
    assertTrack("p287_002.ref", 652, 165, 99.360247, 97.148305);
    assertTrack("pesq-bab0.ref", 621, 160, 120.84342, 114.4219);
    SignalPair first = recordings("p287_001");
    assertThat(metric("f0_rmse").score(first).value()).isCloseTo(0.18754582, within(1e-6));
    assertThat(metric("f0_corr").score(first).value()).isCloseTo(0.99996388, within(1e-8));
    assertThat(metric("gpe").score(first).value()).isZero();
    assertThat(metric("vde").score(first).value()).isCloseTo(0.030534351, within(1e-9));
    SignalPair third = recordings("p287_003");
    assertThat(metric("f0_rmse").score(third).value()).isCloseTo(0.38646138, within(1e-6));
    assertThat(metric("vde").score(third).value()).isCloseTo(0.18728404, within(1e-8));
  }

  private static SignalPair recordings(String name) throws IOException {
    return pair(
        QualityRecordings.samples(name + ".ref"), QualityRecordings.samples(name + ".deg"), RATE);
  }

  private static void assertTrack(String name, int frames, int voiced, double mean, double median)
      throws IOException {
    double[] track = new YinTracker().track(QualityRecordings.samples(name), RATE);
    double[] f0 = DoubleStream.of(track).filter(f -> f > 0).sorted().toArray();
    assertThat(track).as(name).hasSize(frames);
    assertThat(f0).as(name).hasSize(voiced);
    assertThat(DoubleStream.of(f0).average().orElseThrow()).isCloseTo(mean, within(1e-6 * mean));
    double middle = (f0[(voiced - 1) / 2] + f0[voiced / 2]) / 2;
    assertThat(middle).isCloseTo(median, within(1e-6 * median));
  }

  @Test
  void aPerfectEstimateHasNoErrorAndCorrelatesFully() {
    for (Metric metric : METRICS) {
      double value = metric.score(pair(x, x, RATE)).value();
      assertThat(value)
          .as(metric.info().id())
          .isCloseTo(metric.info().id().contains("corr") ? 1 : 0, within(1e-12));
    }
  }

  @Test
  void gainAndPolarityOfEitherSideDoNotMatter() {
    for (Metric metric : METRICS) {
      double expected = metric.score(pair(x, y, RATE)).value();
      for (double gain : new double[] {-1, 0.25, 0x1p800, -0x1p-800}) {
        assertThat(metric.score(pair(x, scaled(y, gain), RATE)).value()).isEqualTo(expected);
        assertThat(metric.score(pair(scaled(x, gain), y, RATE)).value()).isEqualTo(expected);
      }
      assertThat(metric.score(pair(x, scaled(y, 0.3), RATE)).value())
          .isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void bothSidesAreExchangeableWhereTheDefinitionIsSymmetric() {
    for (String id :
        List.of("f0_rmse", "f0_rmse_all", "f0_cents", "f0_corr", "f0_corr_all", "vde")) {
      assertThat(score(id, y, x)).as(id).isCloseTo(score(id, x, y), within(1e-9));
    }
  }

  @Test
  void aVoiceASemitoneHigherIsAHundredCentsOff() {
    double semitone = Math.pow(2, 1.0 / 12);
    double[] higher = voice(RATE, semitone);
    assertThat(score("f0_cents", x, higher)).isCloseTo(100, within(1.0));
    assertThat(score("f0_rmse", x, higher)).isBetween(5.0, 9.0);
    assertThat(score("f0_corr", x, higher)).isGreaterThan(0.999);
    assertThat(score("gpe", x, higher)).isZero();
    assertThat(score("gpe", x, voice(RATE, 1.5))).isEqualTo(1);
  }

  @Test
  void frameErrorsAreVoicingErrorsAndGrossErrorsTogether() {
    double[] other = voice(RATE, 1.5);
    SignalPair pair = pair(x, noisy(other, 0.02), RATE);
    F0Tracks tracks = F0Tracks.of(pair, new YinTracker());
    double gross = metric("gpe").score(pair).value() * tracks.voiced() / tracks.frames();
    assertThat(metric("ffe").score(pair).value())
        .isCloseTo(gross + metric("vde").score(pair).value(), within(1e-12));
  }

  @Test
  void whatIsSaidTwiceScoresAlike() {
    for (Metric metric : METRICS) {
      double once = metric.score(pair(x, y, RATE)).value();
      assertThat(metric.score(pair(twice(x), twice(y), RATE)).value())
          .as(metric.info().id())
          .isCloseTo(once, within(0.02 * Math.max(1, once)));
    }
  }

  private static double[] twice(double[] x) {
    double[] both = Arrays.copyOf(x, 2 * x.length);
    System.arraycopy(x, 0, both, x.length, x.length);
    return both;
  }

  @Test
  void everyRateOfSpeechScoresAlike() {
    for (int rate : new int[] {8000, 22050, 44100, 48000}) {
      double[] reference = voice(rate, 1);
      SignalPair pair = pair(reference, voice(rate, 1.01), rate);
      assertThat(metric("f0_cents").score(pair).value())
          .as("%d Hz", rate)
          .isCloseTo(17.2, within(1.0));
    }
  }

  private static void assertUndefined(
      Metric metric, SignalPair pair, Reason reason, String message) {
    assertThatThrownBy(() -> metric.score(pair))
        .as(metric.info().id())
        .isInstanceOfSatisfying(
            UndefinedScoreException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(message);
  }

  @Test
  void aSilentReferenceAndNoSamplesAreUndefined() {
    for (Metric metric : METRICS) {
      assertUndefined(
          metric,
          pair(new double[RATE], new double[RATE], RATE),
          Reason.SILENT_REFERENCE,
          "energy");
      assertUndefined(
          metric, pair(new double[0], new double[0], RATE), Reason.TOO_SHORT, "has no samples");
    }
  }

  @Test
  void withoutAFrameVoicedInBothF0HasNoError() {
    SignalPair silent = pair(x, new double[x.length], RATE);
    for (String id : List.of("f0_rmse", "f0_cents", "gpe")) {
      assertUndefined(
          metric(id),
          silent,
          Reason.NO_SPEECH,
          "no speech found: needs a frame voiced in both signals, has 0 of 401");
    }
    assertUndefined(metric("f0_corr"), silent, Reason.NO_SPEECH, "needs 2 frames voiced in both");
    assertUndefined(
        metric("f0_corr_all"), silent, Reason.OUT_OF_DOMAIN, "F0 of the estimate does not vary");
    var score = metric("vde").score(silent);
    double voiced =
        DoubleStream.of(new YinTracker().track(x, RATE)).filter(f -> f > 0).count() / 401.0;
    assertThat(score.value()).isEqualTo(voiced);
    assertThat(metric("ffe").score(silent).value()).isEqualTo(voiced);
    assertThat(score.notes()).containsExactly("silent estimate");
  }

  @Test
  void anF0ThatDoesNotVaryCorrelatesWithNothing() {
    F0Tracks steady = new F0Tracks(new double[] {100, 100, 0}, new double[] {90, 110, 0});
    assertThatThrownBy(() -> F0Measure.CORR.of(steady))
        .hasMessage("out of domain: F0 of the reference does not vary, so nothing can correlate");
    F0Tracks one = new F0Tracks(new double[] {100, 0}, new double[] {90, 0});
    assertThatThrownBy(() -> F0Measure.CORR.of(one))
        .hasMessage("no speech found: needs 2 frames voiced in both signals, has 1 of 2");
  }

  @Test
  void noiseAloneHasANoteThatNothingIsVoiced() {
    double[] noise = GeneratedPair.uniform(0, 4000);
    var score = metric("vde").score(pair(noise, noise, RATE));
    assertThat(score.value()).isZero();
    assertThat(score.notes()).containsExactly("no frame of the reference is voiced");
  }

  @Test
  void ratesThatAreTooLowAreRefusedWithARemedy() {
    double[] low = Arrays.copyOf(x, 799);
    for (Metric metric : METRICS) {
      assertThatThrownBy(() -> metric.score(pair(low, low, 799)))
          .hasMessage("wrong sample rate: needs at least 800 Hz, the pair has 799 Hz")
          .isInstanceOfSatisfying(
              UndefinedScoreException.class,
              e -> assertThat(e.remedy()).contains(Remedy.resample(16000)));
    }
    assertThat(metric("vde").score(pair(low, low, 800)).value()).isZero();
  }

  @Test
  void aSampleThatIsNoNumberAndAMissingReferenceAreNamed() {
    double[] broken = y.clone();
    broken[3] = Double.NaN;
    for (Metric metric : METRICS) {
      assertUndefined(
          metric, pair(x, broken, RATE), Reason.NOT_FINITE, "estimate has NaN at sample 3");
      assertThatThrownBy(() -> metric.score(SignalPair.ofEstimate(new Signal(y, RATE))))
          .hasMessageContaining("needs a reference");
    }
  }

  @Test
  void tracksAreMadeOnceASignalForAllMeasures() {
    List<double[]> tracked = new ArrayList<>();
    F0Tracker counting =
        new F0Tracker() {
          private final YinTracker yin = new YinTracker();

          @Override
          public String signature() {
            return "counting";
          }

          @Override
          public String limits() {
            return "None.";
          }

          @Override
          public double[] track(double[] samples, int sampleRate) {
            tracked.add(samples);
            return yin.track(samples, sampleRate);
          }
        };
    AnalysedSignal reference = new AnalysedSignal(new Signal(x, RATE));
    for (double[] estimate : new double[][] {y, x}) {
      SignalPair pair = new SignalPair(reference, new Signal(estimate, RATE));
      F0Metrics.ofTarsos(counting).forEach(metric -> metric.score(pair));
    }
    assertThat(tracked).hasSize(3);
  }

  @Test
  void manyThreadsGiveTheSameBits() {
    double[] expected =
        METRICS.stream().mapToDouble(m -> m.score(pair(x, y, RATE)).value()).toArray();
    IntStream.range(0, 4)
        .parallel()
        .forEach(
            i ->
                assertThat(
                        METRICS.stream()
                            .mapToDouble(m -> m.score(pair(x, y, RATE)).value())
                            .toArray())
                    .isEqualTo(expected));
  }

  @Test
  void signaturesNameTheTrackerAndTheFrames() {
    assertThat(metric("f0_rmse").info().signature())
        .isEqualTo("f0_rmse|tracker:yin/5ms/60-400Hz/0.15|frames:voiced_in_both|rev:1");
    assertThat(metric("f0_corr_all").info().signature())
        .isEqualTo("f0_corr_all|tracker:yin/5ms/60-400Hz/0.15|frames:all|rev:1");
    assertThat(METRICS)
        .extracting(metric -> metric.info().id())
        .containsExactly(
            "f0_rmse", "f0_rmse_all", "f0_cents", "f0_corr", "f0_corr_all", "gpe", "vde", "ffe");
    assertThat(METRICS).allMatch(metric -> metric.info().family().equals("f0"));
  }

  @Test
  void idsOfAMissingModuleAreKnownAsSuch() {
    for (String word : List.of("f0_rmse_tarsos", "gpe_tarsos", "f0_tarsos")) {
      assertThat(F0Metrics.missingModule(word))
          .hasValueSatisfying(m -> assertThat(m).contains("module pitch"));
    }
    for (String word : List.of("f0_rmse", "f0_rmse_all_tarsos", "tarsos", "stoi_tarsos")) {
      assertThat(F0Metrics.missingModule(word)).isEmpty();
    }
  }
}
