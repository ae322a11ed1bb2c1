package sqe.metrics.sdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import sqe.dsp.linear.Reductions;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.SignalPair;
import sqe.metrics.Sources;
import sqe.metrics.UndefinedScoreException;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

class SdrGradientTest {

  private static final Sdr SHORT_FILTER =
      Sdr.with(ProjectionOptions.bssEval().withFilterLength(20));

  private static final List<DifferentiableMetric> OF_PAIRS =
      List.of(
          Snr.plain(),
          Snr.zeroMean(),
          Snr.softThresholded(15),
          SiSdr.plain(),
          SiSdr.zeroMean(),
          SdSdr.plain(),
          SdSdr.zeroMean(),
          SdSdr.guarded(),
          SHORT_FILTER,
          Sdr.bssEval(),
          Sdr.convolutive(ProjectionOptions.bssEval().withSoftLimit(15)),
          Sdr.with(ProjectionOptions.bssEval().withFilterLength(20).withZeroMean()),
          Sdr.with(ProjectionOptions.coherence().withFilterLength(20)),
          Sdr.with(ProjectionOptions.coherence().withFilterLength(20).withLoading(1e-3)),
          Sdr.with(ProjectionOptions.coherence().withZeroMean().withClamp(40)),
          SaSdr.plain(),
          SaSdr.scaleInvariant(),
          SaSdr.softThresholded(15),
          Wsdr.published());

  @Test
  void gradientsEqualThoseOfTheReferenceImplementations() {
    double[] s = Pairs.FORMULA.source1;
    double[] y = Pairs.FORMULA.estimate;
    Map<String, double[]> gradients = new HashMap<>();
    var pair = Pairs.synthetic();
    gradients.put("SNR", Snr.plain().differentiate(pair).gradient());
    gradients.put("SI-SDR", SiSdr.plain().differentiate(pair).gradient());
    gradients.put("SI-SNR", SiSdr.zeroMean().differentiate(pair).gradient());
    gradients.put("SD-SDR", SdSdr.guarded().differentiate(pair).gradient());
    gradients.put("CI-SDR_L512", Sdr.convolutive().differentiate(pair).gradient());
    var soft = Sdr.convolutive(ProjectionOptions.bssEval().withSoftLimit(20));
    gradients.put("CI-SDR_L512_soft20", soft.differentiate(pair).gradient());
    var loaded = Sdr.with(ProjectionOptions.coherence().withLoading(1e-6));
    gradients.put("SDR512_load1e-6", loaded.differentiate(pair).gradient());
    gradients.put(
        "wSDR(x=y;clean=s1;est=0.7s1+0.2y)",
        Wsdr.published().differentiate(Pairs.of(s, Pairs.combined(0.7, s, 0.2, y), y)).gradient());
    GoldenTable golden =
        GoldenTable.read(SharedFolder.project("testdata/golden/sdr_gradients.csv"));
    assertThat(golden.rows()).hasSize(80);
    for (CSVRecord row : golden.rows()) {
      double[] gradient = Objects.requireNonNull(gradients.get(row.get("metric")));
      double norm = Math.sqrt(Reductions.energy(gradient));
      String index = row.get("index");
      double actual = index.equals("norm") ? norm : gradient[Integer.parseInt(index)];
      double expected = Double.parseDouble(row.get("dmetric/destimate"));
      assertThat(actual)
          .as(row.toString())
          .isCloseTo(expected, within(1e-9 * Math.abs(expected) + 1e-11 * norm));
    }
  }

  @Test
  void theGuardOfSdSdrHardlyMovesAGradientAtModerateLevels() {
    var pair = Pairs.synthetic();
    double[] guarded = SdSdr.guarded().differentiate(pair).gradient();
    assertThat(SdSdr.plain().differentiate(pair).gradient())
        .containsExactly(guarded, within(2e-10));
  }

  @Test
  void gradientsAgreeWithFiniteDifferencesOnNoise() {
    double[] s = Pairs.noise(400, 31);
    double[] x = Pairs.combined(1, s, 0.6, Pairs.noise(400, 32));
    double[] e = Pairs.combined(0.8, x, 0.3, Pairs.delayed(s, 3));
    for (DifferentiableMetric metric : OF_PAIRS) {
      verifyByDifferences(metric, s, Pairs.shifted(e, 0.1), x, 1e-6);
    }
  }

  @Test
  void gradientsAgreeWithFiniteDifferencesOnARecording() {
    var recorded = Pairs.recorded();
    double[] s = Arrays.copyOfRange(recorded.reference().samples(), 9000, 11_000);
    double[] x = Arrays.copyOfRange(recorded.estimate().samples(), 9000, 11_000);
    double[] e = Pairs.combined(0.6, x, 0.3, s);
    for (DifferentiableMetric metric : OF_PAIRS) {
      verifyByDifferences(metric, s, e, x, 1e-7);
    }
  }

  private static void verifyByDifferences(
      DifferentiableMetric metric, double[] s, double[] e, double[] x, double step) {
    var differentiated = metric.differentiate(Pairs.of(s, e, x));
    double[] gradient = differentiated.gradient();
    assertThat(gradient).hasSize(e.length);
    assertThat(differentiated.value()).isEqualTo(metric.score(Pairs.of(s, e, x)).value());
    double largest = 0;
    for (double g : gradient) {
      largest = Math.max(largest, Math.abs(g));
    }
    assertThat(largest).isPositive();
    for (int n = 0; n < e.length; n += e.length / 13) {
      double[] more = e.clone();
      double[] less = e.clone();
      more[n] += step;
      less[n] -= step;
      double difference =
          (metric.score(Pairs.of(s, more, x)).value() - metric.score(Pairs.of(s, less, x)).value())
              / (2 * step);
      assertThat(gradient[n])
          .as("%s at %d", metric.info().signature(), n)
          .isCloseTo(difference, within(1e-5 * largest));
    }
  }

  @Test
  void theGradientOfSeveralSourcesIsThatOfTheirConcatenation() {
    double[] s1 = Pairs.noise(300, 1);
    double[] s2 = Pairs.noise(300, 2);
    double[] e1 = Pairs.combined(0.7, s1, 0.3, s2);
    double[] e2 = Pairs.combined(0.2, s1, 0.9, s2);
    List<AnalysedSignal> references = List.of(Pairs.signal(s1), Pairs.signal(s2));
    List<AnalysedSignal> estimates = List.of(Pairs.signal(e1), Pairs.signal(e2));
    var sources = new Sources(references, estimates);
    var joined = Pairs.of(Pairs.concatenated(s1, s2), Pairs.concatenated(e1, e2));
    Map<SaSdr, DifferentiableMetric> twins =
        Map.of(
            SaSdr.plain(), Snr.plain(),
            SaSdr.scaleInvariant(), SiSdr.plain(),
            SaSdr.softThresholded(10), Snr.softThresholded(10));
    twins.forEach(
        (metric, twin) -> {
          var all = metric.differentiate(sources);
          double[] expected = twin.differentiate(joined).gradient();
          double[] actual = Pairs.concatenated(all.gradients().get(0), all.gradients().get(1));
          assertThat(actual).containsExactly(expected, within(1e-12));
          var second = new SignalPair(references.get(1), estimates.get(1), null, sources);
          assertThat(metric.differentiate(second).gradient()).isEqualTo(all.gradients().get(1));
        });
  }

  @Test
  void aSoftLimitHasAGradientAtAPerfectEstimateAndAHardOneNoneBeyondIt() {
    double[] s = Pairs.noise(800, 1);
    var perfect = Pairs.of(s, s.clone());
    double[] gradient = Snr.softThresholded(30).differentiate(perfect).gradient();
    assertThat(Reductions.energy(gradient)).isZero();
    var clamped = Sdr.with(ProjectionOptions.coherence().withClamp(5));
    double[] near = Pairs.combined(1, s, 0.1, Pairs.noise(800, 2));
    assertThat(clamped.differentiate(Pairs.of(s, near)).gradient()).containsOnly(0.0);
  }

  @Test
  void whereTheValueIsInfiniteThereIsNoGradient() {
    double[] s = Pairs.noise(100, 1);
    for (DifferentiableMetric metric : List.of(Snr.plain(), SiSdr.plain(), SdSdr.plain())) {
      assertThatThrownBy(() -> metric.differentiate(Pairs.of(s, s.clone())))
          .isInstanceOf(UndefinedScoreException.class)
          .hasMessageContaining("no gradient");
    }
    for (DifferentiableMetric metric : List.of(SiSdr.plain(), SdSdr.plain(), Sdr.bssEval())) {
      assertThatThrownBy(() -> metric.differentiate(Pairs.of(s, new double[100])))
          .isInstanceOf(UndefinedScoreException.class)
          .hasMessageStartingWith("estimate silent");
    }
    var orthogonal = Pairs.of(new double[] {1, 0}, new double[] {0, 1});
    assertThatThrownBy(() -> SiSdr.plain().differentiate(orthogonal))
        .isInstanceOf(UndefinedScoreException.class);
    assertThat(Snr.plain().differentiate(Pairs.of(s, new double[100])).value()).isZero();
  }

  @Test
  void gradientsAreTheSameBitsEveryTime() {
    double[] first = Sdr.bssEval().differentiate(Pairs.synthetic()).gradient();
    assertThat(Sdr.bssEval().differentiate(Pairs.synthetic()).gradient()).isEqualTo(first);
  }
}
