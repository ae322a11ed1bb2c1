package sqe.metrics.intelligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.Remedy;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;
import sqe.testing.GeneratedPair;

/** Properties and edge cases of the coherence indices and of the covariance measure. */
class IntelligibilityTest {

  private static final int RATE = GeneratedPair.SAMPLE_RATE;
  private static final List<Metric> METRICS = new IntelligibilityProvider().metrics();
  private static final List<Metric> CSII = METRICS.subList(0, 3);
  private static final Metric NCM = METRICS.get(3);

  private final double[] x = GeneratedPair.reference();
  private final double[] y = GeneratedPair.estimate();

  private static SignalPair pair(double[] x, double[] y, int rate) {
    return new SignalPair(new Signal(x, rate), new Signal(y, rate));
  }

  private static double score(Metric metric, double[] x, double[] y) {
    return metric.score(pair(x, y, RATE)).value();
  }

  private static double[] scaled(double[] x, double gain) {
    return Arrays.stream(x).map(v -> gain * v).toArray();
  }

  private static double[] twice(double[] x) {
    double[] both = Arrays.copyOf(x, 2 * x.length);
    System.arraycopy(x, 0, both, x.length, x.length);
    return both;
  }

  private static void assertUndefined(
      Metric metric, double[] x, double[] y, Reason reason, String message) {
    assertThatThrownBy(() -> score(metric, x, y))
        .isInstanceOfSatisfying(
            UndefinedScoreException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(message);
  }

  @Test
  void aPerfectEstimateScoresOne() {
    for (Metric metric : METRICS) {
      assertThat(score(metric, x, x)).isCloseTo(1, within(1e-12)).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void gainAndPolarityOfEitherSideDoNotMatter() {
    for (Metric metric : METRICS) {
      double expected = score(metric, x, y);
      for (double gain : new double[] {-1, 0.25, 0x1p800, -0x1p-800}) {
        assertThat(score(metric, x, scaled(y, gain))).isEqualTo(expected);
        assertThat(score(metric, scaled(x, gain), y)).isEqualTo(expected);
      }
      assertThat(score(metric, x, scaled(y, 0.3))).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void moreNoiseScoresLower() {
    double[] noise = GeneratedPair.uniform(7, x.length);
    for (Metric metric : METRICS) {
      double previous = 1;
      for (double level : new double[] {0.01, 0.03, 0.1, 0.3}) {
        double[] noisy = x.clone();
        for (int n = 0; n < noisy.length; n++) {
          noisy[n] += level * noise[n];
        }
        double value = score(metric, x, noisy);
        assertThat(value).as(metric.info().id()).isLessThan(previous).isNotNegative();
        previous = value;
      }
    }
  }

  @Test
  void twoSidesOfCovarianceAreExchangeableAndOfCoherenceAreNot() {
    assertThat(score(NCM, y, x)).isCloseTo(score(NCM, x, y), within(1e-12));
    assertThat(score(CSII.get(1), y, x)).isNotCloseTo(score(CSII.get(1), x, y), within(1e-3));
  }

  @Test
  void aDelayOfASampleHardlyMatters() {
    double[] late = new double[y.length];
    System.arraycopy(y, 0, late, 1, y.length - 1);
    for (Metric metric : METRICS) {
      assertThat(score(metric, x, late)).isCloseTo(score(metric, x, y), within(0.02));
    }
  }

  @Test
  void whatIsSaidTwiceScoresAlike() {
    for (Metric metric : METRICS) {
      assertThat(score(metric, twice(x), twice(y))).isCloseTo(score(metric, x, y), within(0.02));
    }
  }

  @Test
  void whatLiesAboveTheBandsHardlyMattersToCoherence() {
    double[] tone = y.clone();
    for (int n = 0; n < tone.length; n++) {
      tone[n] += 0.1 * StrictMath.sin(2 * Math.PI * 7500.0 * n / RATE);
    }
    assertThat(score(CSII.get(0), x, tone)).isCloseTo(score(CSII.get(0), x, y), within(1e-3));
  }

  @Test
  void aSilentReferenceIsUndefinedAndASilentEstimateScoresZeroWithANote() {
    double[] silence = new double[x.length];
    for (Metric metric : METRICS) {
      assertUndefined(metric, silence, y, Reason.SILENT_REFERENCE, "reference silent");
      var score = metric.score(pair(x, silence, RATE));
      assertThat(score.value()).isZero();
      assertThat(score.notes()).containsExactly("silent estimate");
      assertThat(metric.score(pair(x, y, RATE)).notes()).isEmpty();
    }
  }

  /** They also halve the coherence of their class: less than half is left. */
  @Test
  void digitallySilentFramesOfTheEstimateCountAsZero() {
    double[] half = twice(y);
    Arrays.fill(half, y.length, half.length, 0);
    for (Metric metric : CSII) {
      assertThat(score(metric, twice(x), half))
          .isPositive()
          .isLessThan(0.5 * score(metric, x, y) + 0.01);
    }
  }

  @Test
  void aClassOfFewerThanTwoFramesIsUndefined() {
    double[] steady = new double[RATE];
    Arrays.setAll(steady, n -> StrictMath.sin(2 * Math.PI * 400.0 * n / RATE));
    assertUndefined(
        CSII.get(2),
        steady,
        steady,
        Reason.TOO_SHORT,
        "too short: needs two frames in which the reference is more than 10 dB below its overall"
            + " level, has 0");
    double[] one = fading(steady, 480, 600);
    assertUndefined(CSII.get(0), one, one, Reason.TOO_SHORT, "has 1");
    for (int length : new int[] {0, 2, 479, 599}) {
      double[] none = Arrays.copyOf(steady, length);
      assertUndefined(CSII.get(0), none, none, Reason.TOO_SHORT, "has 0");
    }
    double[] two = fading(steady, 600, 720);
    assertThat(score(CSII.get(0), two, two)).isCloseTo(1, within(1e-12));
  }

  /** So many samples, all but the first of them 40 dB down: frames of the first are loud. */
  private static double[] fading(double[] x, int loud, int length) {
    double[] y = Arrays.copyOf(x, length);
    for (int n = loud; n < length; n++) {
      y[n] *= 0.01;
    }
    return y;
  }

  @Test
  void covarianceNeedsThreeSamplesOfEnvelope() {
    double[] enough = Arrays.copyOfRange(x, 2000, 2000 + 1001);
    assertThat(score(NCM, enough, Arrays.copyOfRange(y, 2000, 3001))).isBetween(0.0, 1.0);
    double[] less = Arrays.copyOf(enough, 1000);
    assertUndefined(NCM, less, less, Reason.TOO_SHORT, "needs 0.063 s, has 0.063 s");
    assertUndefined(NCM, new double[0], new double[0], Reason.TOO_SHORT, "has 0.000 s");
  }

  @Test
  void oddLengthsAndEvenOnesScoreAlike() {
    double[] shortened = Arrays.copyOf(x, x.length - 1);
    assertThat(score(NCM, shortened, Arrays.copyOf(y, y.length - 1)))
        .isCloseTo(score(NCM, x, y), within(1e-3));
  }

  @Test
  void otherRatesAreRefusedWithARemedy() {
    for (Metric metric : METRICS) {
      assertThatThrownBy(() -> metric.score(pair(x, y, 44100)))
          .hasMessage("wrong sample rate: exists at 8000 and 16000 Hz, the pair has 44100 Hz")
          .isInstanceOfSatisfying(
              UndefinedScoreException.class,
              e -> assertThat(e.remedy()).contains(Remedy.resample(16000)));
    }
  }

  @Test
  void aSampleThatIsNoNumberAndAMissingReferenceAreNamed() {
    double[] broken = y.clone();
    broken[3] = Double.POSITIVE_INFINITY;
    for (Metric metric : METRICS) {
      assertUndefined(metric, x, broken, Reason.NOT_FINITE, "estimate has Infinity at sample 3");
      assertThatThrownBy(() -> metric.score(SignalPair.ofEstimate(new Signal(y, RATE))))
          .hasMessageContaining("needs a reference");
    }
  }

  @Test
  void importanceIsThatOfTheTableAndLinearInBetween() {
    assertThat(BandImportance.at(150)).isEqualTo(.0192);
    assertThat(BandImportance.at(700)).isCloseTo(.0611, within(1e-15));
    assertThat(BandImportance.at(200)).isCloseTo((.0192 + .0312) / 2, within(1e-15));
    assertThat(BandImportance.at(7750)).isCloseTo((.0219 + .0043) / 2, within(1e-15));
  }

  @Test
  void bandEdgesAreThoseOfTheSpecification() {
    double[] edges = BandEnvelopes.edges(16000);
    assertThat(edges).hasSize(21);
    assertThat(edges[0]).isCloseTo(300, within(1e-9));
    assertThat(edges[1]).isCloseTo(369.5899, within(1e-4));
    assertThat(edges[3]).isCloseTo(541.5719, within(1e-4));
    assertThat(edges[19]).isCloseTo(6415.2309, within(1e-4));
    assertThat(edges[20]).isCloseTo(7400, within(1e-9));
  }

  @Test
  void theAudibleShareIsLimitedOnBothSides() {
    assertThat(AudibleShare.of(1, 1)).isEqualTo(0.5);
    assertThat(AudibleShare.of(1, 0)).isEqualTo(1);
    assertThat(AudibleShare.of(0, 0)).isZero();
    assertThat(AudibleShare.of(0, 1)).isZero();
    assertThat(AudibleShare.of(10, 1)).isCloseTo(25 / 30.0, within(1e-15));
    assertThat(AudibleShare.of(1e3, 1)).isEqualTo(1);
    assertThat(AudibleShare.of(1, 1e3)).isZero();
  }

  @Test
  void envelopesAreDecimatedAsTheSumSays() {
    int q = 8000 / EnvelopeDecimator.RATE;
    double[] e = GeneratedPair.uniform(0, 3 * q + 7);
    EnvelopeDecimator decimator = new EnvelopeDecimator(8000, 1, e.length);
    for (double value : e) {
      decimator.accept(new double[][] {{value}}, 1);
    }
    double[][] actual = decimator.outputs();
    assertThat(actual).hasNumberOfRows(4);
    double[] h = new double[20 * q + 1];
    for (int k = -10 * q; k <= 10 * q; k++) {
      double u = k / (10.0 * q);
      double sinc = k == 0 ? 1.0 / q : Math.sin(Math.PI * k / q) / (Math.PI * k);
      h[k + 10 * q] = sinc * besselI0(5 * Math.sqrt(1 - u * u));
    }
    double total = Arrays.stream(h).sum();
    for (int m = 0; m < actual.length; m++) {
      double expected = 0;
      for (int n = 0; n < e.length; n++) {
        int k = m * q - n;
        expected += Math.abs(k) <= 10 * q ? h[k + 10 * q] / total * e[n] : 0;
      }
      assertThat(actual[m][0]).isCloseTo(expected, within(1e-12));
    }
  }

  /** By its integral. */
  private static double besselI0(double x) {
    return IntStream.range(0, 1000)
            .mapToDouble(i -> Math.exp(x * Math.cos(Math.PI * (i + 0.5) / 1000)))
            .sum()
        / 1000;
  }

  @Test
  void manyThreadsGiveTheSameBits() {
    double[] expected = METRICS.stream().mapToDouble(m -> score(m, x, y)).toArray();
    IntStream.range(0, 8)
        .parallel()
        .forEach(
            i ->
                assertThat(METRICS.stream().mapToDouble(m -> score(m, x, y)).toArray())
                    .isEqualTo(expected));
  }

  @Test
  void signaturesNameWhatCanChangeTheNumber() {
    MetricCatalog catalog = MetricCatalog.load();
    assertThat(catalog.find("csii_mid").orElseThrow().info().signature())
        .isEqualTo("csii_mid|level:mid|frame:30/7.5ms|bands:16@150|clip:15|rev:1");
    assertThat(catalog.find("ncm").orElseThrow().info().signature())
        .isEqualTo("ncm|bands:20@300|filter:butterworth8sos|envelopes:32|clip:15|rev:1");
    assertThat(catalog.family("csii")).hasSize(3);
    for (Metric metric : METRICS) {
      assertThat(metric.info().defaultAt()).isEmpty();
    }
  }
}
