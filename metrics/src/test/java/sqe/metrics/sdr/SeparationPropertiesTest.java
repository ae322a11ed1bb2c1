package sqe.metrics.sdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.SignalPair;
import sqe.metrics.Sources;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/** What gain, polarity, order, repetition and silence do to the ratios of the family separation. */
class SeparationPropertiesTest {

  private static final SeparationSignals SIGNALS = new SeparationSignals();
  private static final Metric SI_SIR = SeparationRatio.siSir(ProjectionOptions.scaleInvariant());
  private static final Metric SI_SAR = SeparationRatio.siSar(ProjectionOptions.scaleInvariant());
  private static final List<Metric> OF_NOISE = List.of(NoiseRatio.sir(), NoiseRatio.sar());
  private static final List<Metric> OF_FRAMES =
      List.of(FrameRatio.sdr(), FrameRatio.isr(), FrameRatio.sir(), FrameRatio.sar());

  private final double[] s1 = SIGNALS.s1;
  private final double[] s2 = SIGNALS.s2;
  private final double[] e1 = SIGNALS.e1;
  private final double[] e2 = SIGNALS.e2;

  @Test
  void theCatalogListsTheFamilyInOrder() {
    assertThat(MetricCatalog.load().family("separation"))
        .extracting(metric -> metric.info().id())
        .containsExactly(
            "si_sir",
            "si_sar",
            "si_sir_noise",
            "si_sar_noise",
            "sdr_v4",
            "isr",
            "sir_v4",
            "sar_v4");
    assertThat(SI_SIR.info().signature())
        .isEqualTo("si_sir|filter:1|zero_mean:no|solver:levinson+cholesky|load:0|rev:1");
  }

  /** The first of two sources. */
  private static SignalPair first(double[] s1, double[] s2, double[] e1, double[] e2) {
    List<AnalysedSignal> references = List.of(Pairs.signal(s1), Pairs.signal(s2));
    List<AnalysedSignal> estimates = List.of(Pairs.signal(e1), Pairs.signal(e2));
    var sources = new Sources(references, estimates);
    return new SignalPair(references.get(0), estimates.get(0), null, sources);
  }

  @Test
  void gainAndPolarityOfAnySignalChangeNoScaleInvariantRatio() {
    for (double gain : new double[] {-1, 0.5, 1e-6f}) {
      for (Metric metric : List.of(SI_SIR, SI_SAR)) {
        double value = score(metric, first(s1, s2, e1, e2));
        for (SignalPair scaled :
            List.of(
                first(Pairs.scaled(s1, gain), s2, e1, e2),
                first(s1, Pairs.scaled(s2, gain), e1, e2),
                first(s1, s2, Pairs.scaled(e1, gain), e2))) {
          assertThat(score(metric, scaled)).isCloseTo(value, within(1e-10));
        }
      }
      for (Metric metric : OF_NOISE) {
        double value = score(metric, Pairs.of(s1, e1, mixture(1)));
        assertThat(score(metric, Pairs.of(s1, Pairs.scaled(e1, gain), mixture(1))))
            .isCloseTo(value, within(1e-10));
        assertThat(score(metric, Pairs.of(s1, e1, mixture(gain)))).isCloseTo(value, within(1e-8));
      }
    }
  }

  private double[] mixture(double gain) {
    return Pairs.combined(1, s1, gain, s2);
  }

  @Test
  void theOtherEstimateIsNotLookedAt() {
    for (Metric metric : List.of(SI_SIR, SI_SAR)) {
      assertThat(score(metric, first(s1, s2, e1, SeparationSignals.noise(7))))
          .isEqualTo(score(metric, first(s1, s2, e1, e2)));
    }
  }

  @Test
  void theSubspaceFormIsOrthogonalAndTheSeparateOneOnlyWhereSpeechAndNoiseAre() {
    var pair = first(s1, s2, e1, e2);
    assertThat(power(-score(SiSdr.plain(), pair)))
        .isCloseTo(
            power(-score(SI_SIR, pair))
                + power(-score(SI_SAR, pair)) * (1 + power(-score(SI_SIR, pair))),
            within(1e-12));
    double gain = InnerProducts.of(Pairs.of(s1, s2), false).gain();
    double[] orthogonal = Pairs.combined(1, s2, -gain, s1);
    var enhanced = Pairs.of(s1, e1, Pairs.combined(1, s1, 1, orthogonal));
    double sum =
        power(-score(NoiseRatio.sir(), enhanced)) + power(-score(NoiseRatio.sar(), enhanced));
    assertThat(power(-score(SiSdr.plain(), enhanced))).isCloseTo(sum, within(1e-12));
    var both = first(s1, orthogonal, e1, e2);
    assertThat(score(SI_SIR, both)).isCloseTo(score(NoiseRatio.sir(), enhanced), within(1e-10));
    assertThat(score(SI_SAR, both)).isGreaterThan(score(NoiseRatio.sar(), enhanced));
  }

  private static double power(double decibels) {
    return StrictMath.pow(10, decibels / 10);
  }

  @Test
  void oneSourceHasNoInterference() {
    var reference = Pairs.signal(s1);
    var estimate = Pairs.signal(e1);
    var sources = new Sources(List.of(reference), List.of(estimate));
    var pair = new SignalPair(reference, estimate, null, sources);
    assertThat(score(SI_SIR, pair)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(score(SI_SAR, pair)).isCloseTo(score(SiSdr.plain(), pair), within(1e-12));
    assertThat(score(FrameRatio.sir(), pair)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(score(FrameRatio.sar(), pair)).isCloseTo(score(Sdr.bssEval(), pair), within(1e-9));
    var alone = Pairs.of(s1, e1);
    assertThat(score(FrameRatio.sdr(), pair)).isEqualTo(score(FrameRatio.sdr(), alone));
    assertThat(score(FrameRatio.isr(), pair)).isEqualTo(score(FrameRatio.isr(), alone));
  }

  @Test
  void whatIsMissingHasAReason() {
    var alone = Pairs.of(s1, e1);
    for (Metric metric : List.of(SI_SIR, SI_SAR, FrameRatio.sir(), FrameRatio.sar())) {
      assertReason(metric, alone, Reason.NEEDS_SOURCES);
    }
    for (Metric metric : OF_NOISE) {
      assertReason(metric, alone, Reason.NEEDS_MIXTURE);
      assertReason(metric, Pairs.of(s1, e1, s1), Reason.OUT_OF_DOMAIN);
      assertReason(
          metric, Pairs.of(new double[9], new double[9], new double[9]), Reason.SILENT_REFERENCE);
      double[] silence = new double[s1.length];
      assertReason(metric, Pairs.of(silence, e1, s1), Reason.SILENT_REFERENCE);
      assertReason(metric, Pairs.of(s1, silence, s2), Reason.SILENT_ESTIMATE);
      assertReason(metric, Pairs.of(new double[0], new double[0], new double[0]), Reason.TOO_SHORT);
      var across = Pairs.of(new double[] {1, 0, 0}, new double[] {0, 1, 0}, new double[] {1, 0, 1});
      assertThat(score(metric, across)).isEqualTo(Double.NEGATIVE_INFINITY);
    }
  }

  @Test
  void aGainChangesSdrAndIsrByWindowsAndNeitherSirNorSar() {
    var pair = first(s1, s2, e1, e2);
    var half = first(s1, s2, Pairs.scaled(e1, -0.5), e2);
    for (Metric metric : List.of(FrameRatio.sir(), FrameRatio.sar())) {
      assertThat(score(metric, half)).isCloseTo(score(metric, pair), within(1e-9));
    }
    assertThat(score(FrameRatio.isr(), half)).isLessThan(0);
    assertThat(score(FrameRatio.sdr(), half)).isLessThan(0);
    var louder =
        first(Pairs.scaled(s1, 8), Pairs.scaled(s2, 8), Pairs.scaled(e1, 8), Pairs.scaled(e2, 8));
    for (Metric metric : OF_FRAMES) {
      assertThat(score(metric, louder)).isCloseTo(score(metric, pair), within(1e-9));
    }
  }

  @Test
  void exchangingSourcesExchangesTheirRatios() {
    var options = FrameOptions.museval(16000).withWindows(3000, 3000).withFilterLength(16);
    FrameRatios one =
        frames(options, SeparationSignals.mono(s1, s2), SeparationSignals.mono(e1, e2));
    FrameRatios other =
        frames(options, SeparationSignals.mono(s2, s1), SeparationSignals.mono(e2, e1));
    for (int j = 0; j < 2; j++) {
      assertClose(other.sources().get(1 - j), one.sources().get(j), 1e-9);
    }
    FrameRatios assigned =
        frames(
            options.withPermutation(),
            SeparationSignals.mono(s1, s2),
            SeparationSignals.mono(e2, e1));
    assertThat(assigned.orders()).hasSize(4).allSatisfy(o -> assertThat(o).containsExactly(1, 0));
    for (int j = 0; j < 2; j++) {
      assertClose(assigned.sources().get(j), one.sources().get(j), 1e-12);
    }
  }

  @Test
  void sdrByWindowsIsTheMedianOfTheirSnr() {
    double[] s = Pairs.noise(5 * 16000 + 777, 1);
    double[] e = Pairs.noise(s.length, 2);
    for (int n = 0; n < s.length; n++) {
      e[n] = s[n] + e[n] * (0.1 + n / (double) s.length);
    }
    double[] snr = new double[5];
    for (int t = 0; t < 5; t++) {
      snr[t] =
          score(
              Snr.plain(),
              Pairs.of(
                  Arrays.copyOfRange(s, t * 16000, (t + 1) * 16000),
                  Arrays.copyOfRange(e, t * 16000, (t + 1) * 16000)));
    }
    Arrays.sort(snr);
    assertThat(score(FrameRatio.sdr(), Pairs.of(s, e))).isCloseTo(snr[2], within(1e-12));
    assertThat(score(FrameRatio.sdr(), Pairs.of(s1, e1)))
        .isCloseTo(score(Snr.plain(), Pairs.of(s1, e1)), within(1e-12));
  }

  @Test
  void aMixtureThatIsTheEstimateOfAllSourcesScoresEachOfThem() {
    var mixture = Pairs.signal(Pairs.combined(1, s1, 0.5, s2));
    List<AnalysedSignal> references = List.of(Pairs.signal(s1), Pairs.signal(s2));
    var sources = new Sources(references, List.of(mixture, mixture));
    for (AnalysedSignal reference : references) {
      double alone = score(Snr.plain(), new SignalPair(reference, mixture, null));
      var pair = new SignalPair(reference, mixture, null, sources);
      assertThat(score(FrameRatio.sdr(), pair)).isCloseTo(alone, within(1e-12));
    }
    var stranger = new SignalPair(Pairs.signal(s1), Pairs.signal(e1), null, sources);
    assertThatThrownBy(() -> FrameRatio.sdr().score(stranger))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void repeatingASignalRepeatsItsWindows() {
    double[] s = Pairs.noise(16000, 3);
    double[] e = Pairs.combined(1, s, 0.3, Pairs.noise(16000, 4));
    var once = Pairs.of(s, e);
    var twice = Pairs.of(Pairs.concatenated(s, s), Pairs.concatenated(e, e));
    assertThat(score(FrameRatio.sdr(), twice)).isEqualTo(score(FrameRatio.sdr(), once));
    assertThat(score(FrameRatio.isr(), twice))
        .isCloseTo(score(FrameRatio.isr(), once), within(0.5));
  }

  @Test
  void aShortDelayCostsSdrAndIsrAndIsNoArtefact() {
    double[] late = Pairs.delayed(e1, 20);
    var pair = first(s1, s2, e1, e2);
    var delayed = first(s1, s2, late, e2);
    assertThat(score(FrameRatio.sdr(), delayed)).isLessThan(0);
    assertThat(score(FrameRatio.isr(), delayed)).isLessThan(0);
    assertThat(score(FrameRatio.sar(), delayed))
        .isCloseTo(score(FrameRatio.sar(), pair), within(1.0));
  }

  @Test
  void silenceByWindowsIsLeftOutAndThroughoutIsAReason() {
    double[] silence = new double[s1.length];
    for (Metric metric : OF_FRAMES) {
      assertReason(metric, first(s1, s2, silence, e2), Reason.SILENT_ESTIMATE);
      assertReason(metric, first(s1, silence, e1, e2), Reason.SILENT_REFERENCE);
      assertReason(metric, first(s1, s2, e1, silence), Reason.SILENT_ESTIMATE);
      assertReason(
          metric,
          first(new double[0], new double[0], new double[0], new double[0]),
          Reason.TOO_SHORT);
    }
    double[] gap = Arrays.copyOf(Pairs.noise(16000, 5), 3 * 16000);
    double[] estimate = Pairs.combined(1, gap, 0.1, Pairs.noise(gap.length, 6));
    var score = FrameRatio.sdr().score(Pairs.of(gap, estimate));
    assertThat(score.value()).isBetween(18.0, 22.0);
    assertThat(score.notes())
        .containsExactly("2 of 3 windows left out: a source is silent or without error");
    double[] later = Arrays.copyOf(new double[16000], 3 * 16000);
    later[17_000] = 1;
    assertReason(FrameRatio.sdr(), Pairs.of(gap, later), Reason.OUT_OF_DOMAIN);
  }

  @Test
  void aPerfectEstimateIsInfiniteInSdrAndRoundingInTheOthers() {
    var perfect = first(s1, s2, s1, s2);
    assertThat(score(FrameRatio.sdr(), perfect)).isEqualTo(Double.POSITIVE_INFINITY);
    for (Metric metric : List.of(FrameRatio.isr(), FrameRatio.sir(), FrameRatio.sar())) {
      assertThat(score(metric, perfect)).isGreaterThan(200);
    }
  }

  @Test
  void channelsThatAddUpToNothingAreSilentAndEqualOnesAreMono() {
    var options = FrameOptions.museval(16000).withWindows(4000, 4000).withFilterLength(32);
    double[] inverted = Pairs.scaled(e1, -1);
    List<SourceImage> references =
        List.of(SeparationSignals.stereo(s1, s1), SeparationSignals.stereo(s2, s2));
    assertThatThrownBy(
            () ->
                frames(
                    options,
                    references,
                    List.of(
                        SeparationSignals.stereo(e1, inverted), SeparationSignals.stereo(e2, e2))))
        .isInstanceOf(UndefinedScoreException.class)
        .hasMessageContaining("source 1 of 2");
    FrameRatios stereo =
        frames(
            options,
            references,
            List.of(SeparationSignals.stereo(e1, e1), SeparationSignals.stereo(e2, e2)));
    FrameRatios mono =
        frames(options, SeparationSignals.mono(s1, s2), SeparationSignals.mono(e1, e2));
    for (int j = 0; j < 2; j++) {
      assertClose(stereo.sources().get(j), mono.sources().get(j), 1e-10);
    }
    assertThat(stereo.guard()).isZero();
    double[] silence = new double[s1.length];
    FrameRatios panned =
        frames(
            options,
            List.of(SeparationSignals.stereo(s1, silence), SeparationSignals.stereo(silence, s2)),
            List.of(SeparationSignals.stereo(e1, silence), SeparationSignals.stereo(silence, e2)));
    assertClose(panned.sources().get(0), mono.sources().get(0), 1e-10);
  }

  @Test
  void imagesThatDoNotFitAreRefused() {
    var options = FrameOptions.museval(16000);
    List<SourceImage> two = SeparationSignals.mono(s1, s2);
    for (List<SourceImage> other :
        List.of(
            List.<SourceImage>of(),
            two.subList(0, 1),
            SeparationSignals.mono(s1, new double[7]),
            List.of(two.get(0), SeparationSignals.stereo(s1, s2)))) {
      assertThatThrownBy(() -> frames(options, two, other))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> options.withWindows(0.5, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SeparationRatio.siSir(ProjectionOptions.bssEval()))
        .isInstanceOf(IllegalArgumentException.class);
    FrameRatios none =
        frames(
            options,
            SeparationSignals.mono(new double[0], new double[0]),
            SeparationSignals.mono(new double[0], new double[0]));
    assertThat(none.orders()).isEmpty();
    assertThat(none.sources()).hasSize(2);
  }

  @Test
  void theMedianLeavesOutWhatIsNotFiniteUnlessAllIsInfinite() {
    double inf = Double.POSITIVE_INFINITY;
    assertThat(FrameRatio.median(new double[] {3, Double.NaN, 1, inf, 2})).isEqualTo(2);
    assertThat(FrameRatio.median(new double[] {4, 1, 3, 2})).isEqualTo(2.5);
    assertThat(FrameRatio.median(new double[] {inf, Double.NaN, inf})).isEqualTo(inf);
    assertThatThrownBy(() -> FrameRatio.median(new double[] {Double.NaN}))
        .isInstanceOf(UndefinedScoreException.class);
  }

  private static FrameRatios frames(
      FrameOptions options, List<SourceImage> references, List<SourceImage> estimates) {
    return new FrameSeparation(options).evaluate(references, estimates);
  }

  private static void assertClose(
      FrameRatios.OfSource actual, FrameRatios.OfSource expected, double tolerance) {
    assertThat(actual.sdr()).containsExactly(expected.sdr(), within(tolerance));
    assertThat(actual.isr()).containsExactly(expected.isr(), within(tolerance));
    assertThat(actual.sir()).containsExactly(expected.sir(), within(tolerance));
    assertThat(actual.sar()).containsExactly(expected.sar(), within(tolerance));
  }

  private static double score(Metric metric, SignalPair pair) {
    return metric.score(pair).value();
  }

  private static void assertReason(Metric metric, SignalPair pair, Reason reason) {
    assertThatThrownBy(() -> metric.score(pair))
        .as(metric.info().id())
        .isInstanceOfSatisfying(
            UndefinedScoreException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
