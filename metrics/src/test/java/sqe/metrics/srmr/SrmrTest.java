package sqe.metrics.srmr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.dsp.Signal;
import sqe.dsp.audio.AudioReader;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo.Direction;
import sqe.metrics.Remedy;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;
import sqe.testing.GeneratedPair;
import sqe.testing.SharedFolder;

@Tag("one-jdk")
class SrmrTest {

  private static final int RATE = GeneratedPair.SAMPLE_RATE;
  private static final List<Metric> METRICS = new SrmrProvider().metrics().subList(0, 4);

  private final double[] speech = GeneratedPair.reference();

  private static double score(Metric metric, double[] estimate) {
    return score(metric, estimate, RATE);
  }

  private static double score(Metric metric, double[] estimate, int rate) {
    return metric.score(SignalPair.ofEstimate(new Signal(estimate, rate))).value();
  }

  private static double[] scaled(double[] x, double gain) {
    return Arrays.stream(x).map(v -> gain * v).toArray();
  }

  private static double[] delayed(double[] x, int samples) {
    double[] y = new double[x.length + samples];
    System.arraycopy(x, 0, y, samples, x.length);
    return y;
  }

  private static void assertUndefined(Metric metric, double[] x, Reason reason, String message) {
    assertThatThrownBy(() -> score(metric, x))
        .isInstanceOfSatisfying(
            UndefinedScoreException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(message);
  }

  /** SRMR once more as plainly as possible: direct filters, a Fourier sum for the envelope. */
  @ParameterizedTest
  @ValueSource(ints = {2500, 2505, 3333})
  void theMetricsEqualTheirNaiveTwin(int length) {
    double[] x = Arrays.copyOfRange(speech, 2000, 2000 + length);
    assertThat(score(METRICS.get(0), x, 8000)).isCloseTo(NaiveSrmr.score(x, 8000, false), near());
    assertThat(score(METRICS.get(1), x, 8000)).isCloseTo(NaiveSrmr.score(x, 8000, true), near());
  }

  private static org.assertj.core.data.Offset<Double> near() {
    return within(1e-10);
  }

  @Test
  void levelAndPolarityDoNotMatter() {
    for (Metric metric : METRICS) {
      double expected = score(metric, speech);
      for (double gain : new double[] {-1, 0.5, -0x1p-900, 0x1p900}) {
        assertThat(score(metric, scaled(speech, gain))).isEqualTo(expected);
      }
      assertThat(score(metric, scaled(speech, 0.3))).isCloseTo(expected, within(1e-12 * expected));
    }
  }

  @Test
  void theReferenceDoesNotMatter() {
    double[] broken = new double[speech.length];
    broken[7] = Double.NaN;
    for (Metric metric : METRICS) {
      assertThat(metric.info().needs()).isEmpty();
      SignalPair pair = new SignalPair(new Signal(broken, RATE), new Signal(speech, RATE));
      assertThat(metric.score(pair).value()).isEqualTo(score(metric, speech));
    }
  }

  @Test
  void aDelayByWholeHopsHardlyMatters() {
    for (Metric metric : METRICS) {
      double expected = score(metric, speech);
      assertThat(score(metric, delayed(speech, 1024)))
          .isCloseTo(expected, within(0.05 * expected))
          .isNotEqualTo(expected);
    }
  }

  @Test
  void whatIsSaidTwiceScoresAlike() {
    double[] twice = delayed(speech, speech.length);
    System.arraycopy(speech, 0, twice, 0, speech.length);
    for (Metric metric : METRICS) {
      double expected = score(metric, speech);
      assertThat(score(metric, twice)).isCloseTo(expected, within(0.2 * expected));
    }
  }

  /** Echoes and noise fill the gaps between syllables. */
  @Test
  void reverberationAndNoiseScoreLower() throws IOException {
    Path file = SharedFolder.project("testdata/clean/s01_engb.wav");
    double[] clean = AudioReader.read(file).channels()[0];
    double[] random = GeneratedPair.uniform(0, clean.length);
    double[] echo = clean.clone();
    double[] noisy = clean.clone();
    for (int d = 300; d < 12000; d += 13) {
      double gain = 0.3 * random[d] * Math.exp(-d / 3000.0);
      for (int n = d; n < echo.length; n++) {
        echo[n] += gain * clean[n - d];
      }
    }
    for (int n = 0; n < noisy.length; n++) {
      noisy[n] += 0.03 * random[n];
    }
    for (Metric metric : METRICS) {
      String id = metric.info().id();
      assertThat(score(metric, echo)).as(id).isLessThan(0.95 * score(metric, clean));
      assertThat(score(metric, noisy)).as(id).isLessThan(0.95 * score(metric, clean));
    }
  }

  @Test
  void silenceHasNoScore() {
    for (Metric metric : METRICS) {
      assertUndefined(metric, new double[RATE], Reason.SILENT_ESTIMATE, "estimate silent");
    }
  }

  @Test
  void oneFrameIsEnoughAndLessIsNot() {
    for (Metric metric : METRICS) {
      boolean fast = metric.info().id().contains("fast");
      int shortest = fast ? 512 + 102 * 40 : 4096 - 15;
      double[] x = Arrays.copyOfRange(speech, 1000, 1000 + shortest);
      assertThat(score(metric, x)).isPositive().isFinite();
      double[] less = Arrays.copyOf(x, shortest - 1);
      String needed = fast ? "needs 0.287 s, has 0.287 s" : "needs 0.256 s, has 0.255 s";
      assertUndefined(metric, less, Reason.TOO_SHORT, needed);
      assertUndefined(metric, new double[0], Reason.TOO_SHORT, "has 0.000 s");
      assertUndefined(metric, new double[] {0.1}, Reason.TOO_SHORT, "has 0.000 s");
    }
  }

  @Test
  void otherRatesAreRefusedWithARemedy() {
    for (Metric metric : METRICS) {
      assertThatThrownBy(() -> score(metric, speech, 48000))
          .hasMessage("wrong sample rate: exists at 8000 and 16000 Hz, the pair has 48000 Hz")
          .isInstanceOfSatisfying(
              UndefinedScoreException.class,
              e -> assertThat(e.remedy()).contains(Remedy.resample(16000)));
    }
  }

  @Test
  void aSampleThatIsNoNumberIsNamed() {
    double[] broken = speech.clone();
    broken[3] = Double.NaN;
    for (Metric metric : METRICS) {
      assertUndefined(metric, broken, Reason.NOT_FINITE, "estimate has NaN at sample 3");
    }
  }

  @Test
  void clicksAndConstantsHaveAFiniteScore() {
    double[] click = new double[RATE];
    click[RATE / 2] = 0.5;
    double[] constant = new double[RATE];
    Arrays.fill(constant, 0.1);
    double[] last = new double[RATE];
    last[RATE - 1] = 1;
    for (Metric metric : METRICS) {
      assertThat(score(metric, click)).isPositive().isFinite();
      assertThat(score(metric, constant)).isPositive().isFinite();
    }
    assertThat(score(METRICS.get(0), last)).isPositive().isFinite();
  }

  @Test
  void manyThreadsGiveTheSameBits() {
    double[] expected = METRICS.stream().mapToDouble(m -> score(m, speech)).toArray();
    IntStream.range(0, 8)
        .parallel()
        .forEach(
            i ->
                assertThat(METRICS.stream().mapToDouble(m -> score(m, speech)).toArray())
                    .isEqualTo(expected));
    SignalPair shared = SignalPair.ofEstimate(new Signal(speech, RATE));
    for (int m = METRICS.size() - 1; m >= 0; m--) {
      assertThat(METRICS.get(m).score(shared).value()).isEqualTo(expected[m]);
    }
  }

  @Test
  void signaturesTellTheFormsApart() {
    MetricCatalog catalog = MetricCatalog.load();
    assertThat(catalog.family("srmr").subList(0, 4))
        .extracting(metric -> metric.info().signature())
        .containsExactly(
            "srmr|convention:srmrpy|envelopes:gammatone|cochlea:23@125|modulation:8@4-128|norm:no"
                + "|rev:1",
            "srmr_norm|convention:srmrpy|envelopes:gammatone|cochlea:23@125|modulation:8@4-30"
                + "|norm:30db|rev:1",
            "srmr_fast|convention:srmrpy|envelopes:spectrogram400|cochlea:23@125"
                + "|modulation:8@4-128|norm:no|rev:1",
            "srmr_fast_norm|convention:srmrpy|envelopes:spectrogram400|cochlea:23@125"
                + "|modulation:8@4-30|norm:30db|rev:1");
    assertThat(catalog.namedByOthers("SRMR")).isEqualTo(catalog.find("srmr"));
    for (Metric metric : METRICS) {
      assertThat(metric.info().direction()).isEqualTo(Direction.HIGHER_IS_BETTER);
      assertThat(metric.info().defaultAt()).isEmpty();
    }
  }
}
