package sqe.metrics.sdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.SignalPair;
import sqe.metrics.Sources;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/** Silence, perfection, extremes and missing inputs: no number is ever made up. */
class SdrEdgeCasesTest {

  private static final int N = 1000;

  private final double[] sound = Pairs.noise(N, 1);
  private final double[] other = Pairs.noise(N, 2);
  private final double[] silence = new double[N];

  private final List<Metric> ofPairs =
      List.of(
          Snr.plain(),
          SiSdr.plain(),
          SiSdr.zeroMean(),
          SdSdr.plain(),
          SdSdr.guarded(),
          Sdr.bssEval(),
          Sdr.convolutive(),
          Sdr.with(ProjectionOptions.coherence()),
          SaSdr.plain(),
          Snr.softThresholded(30));

  @Test
  void theCatalogListsTheFamilyInOrder() {
    assertThat(MetricCatalog.load().family("sdr"))
        .extracting(metric -> metric.info().id())
        .containsExactly(
            "snr", "si_sdr", "si_snr", "sd_sdr", "sdr", "sir", "sar", "ci_sdr", "sa_sdr", "wsdr");
    assertThat(Sdr.bssEval().info().signature())
        .isEqualTo("sdr|filter:512|zero_mean:no|solver:levinson|load:0|rev:1");
    assertThat(SiSdr.zeroMean().info().signature()).isEqualTo("si_snr|zero_mean:yes|rev:1");
  }

  @Test
  void aSilentReferenceHasNoScoreWhateverTheEstimate() {
    for (Metric metric : ofPairs) {
      assertReason(metric, Pairs.of(silence, sound), Reason.SILENT_REFERENCE);
      assertReason(metric, Pairs.of(silence, silence), Reason.SILENT_REFERENCE);
    }
  }

  @Test
  void aSilentEstimateScoresZeroDecibelsSnrAndMinusInfinityElsewhereWithANote() {
    var pair = Pairs.of(sound, silence);
    assertThat(Snr.plain().score(pair).value()).isEqualTo(0);
    assertThat(SaSdr.plain().score(pair).value()).isEqualTo(0);
    for (Metric metric :
        List.of(SiSdr.plain(), SiSdr.zeroMean(), SdSdr.plain(), Sdr.bssEval(), Sdr.convolutive())) {
      var score = metric.score(pair);
      assertThat(score.value()).isEqualTo(Double.NEGATIVE_INFINITY);
      assertThat(score.notes()).containsExactly("silent estimate");
    }
  }

  @Test
  void aPerfectEstimateIsInfiniteOnlyWhereTheResidualIsExactlyZero() {
    var pair = Pairs.of(sound, sound.clone());
    for (Metric metric : List.of(Snr.plain(), SiSdr.plain(), SiSdr.zeroMean(), SdSdr.plain())) {
      assertThat(metric.score(pair).value()).isEqualTo(Double.POSITIVE_INFINITY);
    }
    assertThat(Sdr.bssEval().score(pair).value()).isGreaterThan(240).isFinite();
    assertThat(Snr.softThresholded(30).score(pair).value()).isCloseTo(30, within(1e-12));
  }

  @Test
  void aConstantIsSilentOnceItsMeanIsRemoved() {
    for (double level : new double[] {1, 0.1, 1 / 3.0, -0.7, 1e6 / 7}) {
      for (int length : new int[] {1, 10, N, 100_003}) {
        double[] constant = new double[length];
        Arrays.fill(constant, level);
        double[] estimate = Pairs.noise(length, 3);
        assertReason(SiSdr.zeroMean(), Pairs.of(constant, estimate), Reason.SILENT_REFERENCE);
        if (length > 1) {
          var score = SiSdr.zeroMean().score(Pairs.of(estimate, constant));
          assertThat(score.value()).isEqualTo(Double.NEGATIVE_INFINITY);
          assertThat(score.notes()).containsExactly("silent estimate");
        }
      }
    }
  }

  @Test
  void aSmallSignalOnALargeOffsetIsNotSilent() {
    double[] x = Pairs.shifted(Pairs.scaled(sound, 1e-9), 1);
    double[] y = Pairs.shifted(Pairs.combined(1e-9, sound, 1e-10, other), 1);
    assertThat(SiSdr.zeroMean().score(Pairs.of(x, y)).value()).isBetween(19.0, 21.0);
  }

  @Test
  void signalsTooWeakToSquareAreSilent() {
    double[] denormal = Pairs.scaled(sound, 1e-310);
    for (Metric metric : ofPairs) {
      assertReason(metric, Pairs.of(denormal, sound), Reason.SILENT_REFERENCE);
    }
    assertThat(SiSdr.plain().score(Pairs.of(sound, denormal)).notes()).isNotEmpty();
  }

  @Test
  void signalsTooLoudToSquareAreRefusedInsteadOfOverflowing() {
    double[] huge = Pairs.scaled(sound, 1e200);
    for (Metric metric : ofPairs) {
      assertReason(metric, Pairs.of(huge, sound), Reason.NOT_FINITE);
      assertReason(metric, Pairs.of(sound, huge), Reason.NOT_FINITE);
    }
    assertReason(Wsdr.published(), Pairs.of(huge, sound, sound), Reason.NOT_FINITE);
  }

  @Test
  void noSamplesAreTooFewAndOneIsEnough() {
    for (Metric metric : ofPairs) {
      assertReason(metric, Pairs.of(new double[0], new double[0]), Reason.TOO_SHORT);
    }
    var single = Pairs.of(new double[] {0.5}, new double[] {0.25});
    assertThat(Snr.plain().score(single).value())
        .isCloseTo(10 * StrictMath.log10(4), within(1e-12));
    assertThat(SiSdr.plain().score(single).value()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Sdr.bssEval().score(single).value()).isGreaterThan(240);
  }

  @Test
  void aSampleThatIsNotANumberIsNamed() {
    double[] broken = sound.clone();
    broken[17] = Double.NaN;
    for (Metric metric : ofPairs) {
      assertThatThrownBy(() -> metric.score(Pairs.of(sound, broken)))
          .isInstanceOf(UndefinedScoreException.class)
          .hasMessageContaining("estimate has NaN at sample 17");
    }
  }

  @Test
  void sirAndSarNeedSourcesAndTheWeightedLossNeedsTheMixture() {
    var pair = Pairs.of(sound, other);
    assertReason(SeparationRatio.sir(ProjectionOptions.bssEval()), pair, Reason.NEEDS_SOURCES);
    assertReason(SeparationRatio.sar(ProjectionOptions.bssEval()), pair, Reason.NEEDS_SOURCES);
    assertReason(Wsdr.published(), pair, Reason.NEEDS_MIXTURE);
  }

  @Test
  void theWeightedLossIsDefinedUnlessThereIsNeitherSpeechNorNoise() {
    Metric wsdr = Wsdr.published();
    assertThat(wsdr.score(Pairs.of(silence, silence, sound)).value()).isCloseTo(-1, within(1e-6));
    assertThat(wsdr.score(Pairs.of(silence, sound, sound)).value()).isZero();
    assertThat(wsdr.score(Pairs.of(sound, sound, sound)).value()).isCloseTo(-1, within(1e-6));
    assertThat(wsdr.score(Pairs.of(sound, silence, sound)).value()).isZero();
    assertReason(wsdr, Pairs.of(silence, sound, silence), Reason.SILENT_REFERENCE);
  }

  @Test
  void oneSourceHasNoInterferenceAndItsArtefactsAreItsDistortion() {
    var reference = Pairs.signal(sound);
    var estimate = Pairs.signal(Pairs.combined(1, sound, 0.1, other));
    var sources = new Sources(List.of(reference), List.of(estimate));
    var pair = new SignalPair(reference, estimate, null, sources);
    assertThat(SeparationRatio.sir(ProjectionOptions.bssEval()).score(pair).value())
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(SeparationRatio.sar(ProjectionOptions.bssEval()).score(pair).value())
        .isCloseTo(Sdr.bssEval().score(pair).value(), within(1e-9));
  }

  @Test
  void aSilentSourceLeavesSaSdrDefinedAndSirUndefined() {
    var first = Pairs.signal(sound);
    var second = Pairs.signal(silence);
    var firstEstimate = Pairs.signal(Pairs.combined(1, sound, 0.1, other));
    var sources = new Sources(List.of(first, second), List.of(firstEstimate, second));
    var pair = new SignalPair(first, firstEstimate, null, sources);
    assertThat(SaSdr.plain().score(pair).value())
        .isCloseTo(Snr.plain().score(pair).value(), within(1e-12));
    assertThatThrownBy(() -> SeparationRatio.sir(ProjectionOptions.bssEval()).score(pair))
        .isInstanceOf(UndefinedScoreException.class)
        .hasMessage("reference silent: source 2 of 2 has no energy");
    var silentPair =
        new SignalPair(first, second, null, new Sources(List.of(first), List.of(second)));
    assertReason(
        SeparationRatio.sir(ProjectionOptions.bssEval()), silentPair, Reason.SILENT_ESTIMATE);
  }

  @Test
  void anAlmostPredictableReferenceIsScoredWithANote() {
    double[] bump = new double[4000];
    for (int n = 0; n < bump.length; n++) {
      bump[n] = StrictMath.exp(-(n - 2000.0) * (n - 2000.0) / 80000);
    }
    double[] estimate = Pairs.combined(1, bump, 0.05, Pairs.noise(4000, 5));
    var score = Sdr.bssEval().score(Pairs.of(bump, estimate));
    assertThat(score.value()).isBetween(10.0, 40.0);
    assertThat(score.notes()).hasSize(1);
    assertThat(score.notes().get(0)).contains("diagonal loading 1e-");
  }

  @Test
  void limitsThatAreNoneAreRefused() {
    for (double limit : new double[] {0, -3, Double.NaN, Double.NEGATIVE_INFINITY}) {
      assertThatThrownBy(() -> Snr.softThresholded(limit))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> SaSdr.softThresholded(limit))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void sourcesOfDifferentLengthOrRateAreRefused() {
    var first = Pairs.signal(sound);
    var shorter = Pairs.signal(Arrays.copyOf(sound, N - 1));
    assertThatThrownBy(() -> new Sources(List.of(first, first), List.of(first, shorter)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lengths differ: reference 1 1000 samples, estimate 2 999 samples");
    var slower = new AnalysedSignal(new Signal(sound, 8000));
    assertThatThrownBy(() -> new Sources(List.of(first, slower), List.of(first, first)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reference 2 8000 Hz");
  }

  @Test
  void signaturesOfVariantsHaveTheShortestNumbers() {
    assertThat(SaSdr.softThresholded(30).info().signature())
        .isEqualTo("sa_sdr|scale_invariant:no|soft_max:30|rev:1");
    var loaded = ProjectionOptions.coherence().withLoading(1e-10).withClamp(62.5);
    assertThat(Sdr.with(loaded).info().signature())
        .isEqualTo(
            "sdr|filter:512|zero_mean:no|solver:levinson|load:1e-10|form:coherence|clamp:62.5"
                + "|rev:1");
  }

  @Test
  void sourceAggregatedVariantsSayWhatTheyDo() {
    var pair = Pairs.of(sound, silence);
    assertThat(SaSdr.scaleInvariant().score(pair).value()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(SaSdr.scaleInvariant().info().edgeCases())
        .contains("Of one signal: equal to si_sdr.", "Silent estimates: −inf, with a note.");
    assertThat(SaSdr.softThresholded(30).info().edgeCases())
        .contains("Estimates equal to the references: the maximum.");
  }

  private static void assertReason(Metric metric, SignalPair pair, Reason reason) {
    assertThatThrownBy(() -> metric.score(pair))
        .as(metric.info().id())
        .isInstanceOfSatisfying(
            UndefinedScoreException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
