package sqe.metrics.stoi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.dsp.Signal;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/** What STOI and ESTOI do and do not react to. */
class StoiTest {

  private static final int RATE = 16000;

  private final List<Metric> metrics = new StoiProvider().metrics();
  private final Metric stoi = metrics.get(0);
  private final Metric estoi = metrics.get(1);
  private final double[] clean = speechLike(40000, 1);
  private final double[] noisy = plusNoise(clean, 0.3, 2);

  /** Noise under a syllable-like envelope that differs between the low and the high band. */
  static double[] speechLike(int length, int seed) {
    Random random = new Random(seed);
    double[] x = new double[length];
    double low = 0;
    for (int i = 0; i < length; i++) {
      double white = random.nextGaussian();
      low = 0.8 * low + white;
      double t = i / (double) RATE;
      x[i] =
          0.1 * low * (1.1 + StrictMath.sin(2 * Math.PI * 3 * t))
              + 0.1 * white * (1.1 + StrictMath.sin(2 * Math.PI * 5.3 * t + 1));
    }
    return x;
  }

  static double[] plusNoise(double[] x, double level, int seed) {
    Random random = new Random(seed);
    return Arrays.stream(x).map(v -> v + level * random.nextGaussian()).toArray();
  }

  private static double score(Metric metric, double[] reference, double[] estimate) {
    return score(metric, reference, estimate, RATE);
  }

  private static double score(Metric metric, double[] reference, double[] estimate, int rate) {
    return metric
        .score(new SignalPair(new Signal(reference, rate), new Signal(estimate, rate)))
        .value();
  }

  private static double[] scaled(double[] x, double gain) {
    return Arrays.stream(x).map(v -> gain * v).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void bothEqualTheirNaiveTwins(int seed) {
    double[] x = speechLike(7000 + 77 * seed, seed);
    double[] y = plusNoise(x, 0.2, seed + 50);
    Arrays.fill(x, 2000, 3200, 1e-4);
    assertThat(score(stoi, x, y, 10000)).isCloseTo(NaiveStoi.score(x, y, false), within(1e-13));
    assertThat(score(estoi, x, y, 10000)).isCloseTo(NaiveStoi.score(x, y, true), within(1e-13));
  }

  @Test
  void aPerfectEstimateScoresOne() {
    for (Metric metric : metrics) {
      assertThat(score(metric, clean, clean)).isCloseTo(1, within(1e-14));
    }
  }

  @Test
  void gainAndPolarityOfTheEstimateDoNotMatter() {
    for (Metric metric : metrics) {
      double expected = score(metric, clean, noisy);
      assertThat(expected).isBetween(0.2, 0.95);
      for (double gain : new double[] {1e-3, -1, 20}) {
        assertThat(score(metric, clean, scaled(noisy, gain))).isCloseTo(expected, within(1e-12));
        assertThat(score(metric, scaled(clean, gain), noisy)).isCloseTo(expected, within(1e-11));
      }
    }
  }

  @Test
  void moreNoiseScoresLower() {
    for (Metric metric : metrics) {
      double previous = 1;
      for (double level : new double[] {0.05, 0.2, 0.8, 3}) {
        double value = score(metric, clean, plusNoise(clean, level, 3));
        assertThat(value).isLessThan(previous);
        previous = value;
      }
    }
  }

  @Test
  void swappingReferenceAndEstimateChangesTheScore() {
    assertThat(score(stoi, noisy, clean)).isNotEqualTo(score(stoi, clean, noisy));
  }

  @Test
  void delayByOneSampleHardlyMatters() {
    double[] delayed = new double[noisy.length];
    System.arraycopy(noisy, 0, delayed, 1, noisy.length - 1);
    for (Metric metric : metrics) {
      double expected = score(metric, clean, noisy);
      assertThat(score(metric, clean, delayed)).isCloseTo(expected, within(0.01));
      assertThat(score(metric, clean, delayed)).isNotEqualTo(expected);
    }
  }

  @Test
  void aConstantOffsetOfTheEstimateHardlyMatters() {
    // 0 Hz lies far below the lowest band; only the window's side lobes reach it.
    double[] offset = Arrays.stream(noisy).map(v -> v + 0.01).toArray();
    for (Metric metric : metrics) {
      assertThat(score(metric, clean, offset)).isCloseTo(score(metric, clean, noisy), within(1e-4));
    }
  }

  @Test
  void silenceAppendedToTheReferenceIsRemovedFromBoth() {
    int appended = 128 * 40;
    double[] x = Arrays.copyOf(clean, 128 * 180);
    double[] y = Arrays.copyOf(noisy, x.length + appended);
    double[] longer = Arrays.copyOf(x, x.length + appended);
    double[] louder = y.clone();
    Arrays.fill(louder, x.length + 256, louder.length, 5);
    for (Metric metric : metrics) {
      double expected = score(metric, longer, y, 10000);
      assertThat(score(metric, longer, louder, 10000)).isEqualTo(expected);
      // Only the frame across the join and the last full frame differ.
      assertThat(score(metric, x, Arrays.copyOf(y, x.length), 10000))
          .isCloseTo(expected, within(0.02));
    }
  }

  @Test
  void whatLiesAboveTheHighestBandIsIgnored() {
    double[] tone = new double[noisy.length];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = noisy[i] + 0.5 * StrictMath.sin(2 * Math.PI * 7000 * i / RATE);
    }
    for (Metric metric : metrics) {
      assertThat(score(metric, clean, tone)).isCloseTo(score(metric, clean, noisy), within(0.01));
    }
  }

  @Test
  void shortSpeechIsUndefinedAndSaysHowMuchIsThere() {
    for (Metric metric : metrics) {
      assertUndefined(metric, new double[0], Reason.TOO_SHORT, "has 0.00 s");
      assertUndefined(
          metric,
          speechLike(4800, 4),
          Reason.TOO_SHORT,
          "too short: needs 0.41 s of speech, has 0.29 s");
      double[] mostlySilent = speechLike(40000, 4);
      Arrays.fill(mostlySilent, 3200, 40000, 0);
      assertUndefined(metric, mostlySilent, Reason.TOO_SHORT, "needs 0.41 s of speech, has 0.2");
    }
  }

  @Test
  void thirtyOneKeptFramesAreJustEnough() {
    double[] x = speechLike(128 * 30 + 256 + 1, 6);
    for (Metric metric : metrics) {
      assertThat(score(metric, x, x, 10000)).isCloseTo(1, within(1e-14));
      assertThatThrownBy(
              () ->
                  score(
                      metric,
                      Arrays.copyOf(x, x.length - 1),
                      Arrays.copyOf(x, x.length - 1),
                      10000))
          .hasMessage("too short: needs 0.41 s of speech, has 0.40 s");
    }
  }

  @Test
  void aSilentReferenceIsUndefined() {
    double[] denormal = new double[40000];
    Arrays.fill(denormal, Double.MIN_VALUE);
    for (Metric metric : metrics) {
      assertUndefined(metric, new double[40000], Reason.SILENT_REFERENCE, "reference silent");
      assertUndefined(metric, denormal, Reason.SILENT_REFERENCE, "reference silent");
    }
  }

  private void assertUndefined(Metric metric, double[] reference, Reason reason, String message) {
    double[] estimate = Arrays.copyOf(noisy, reference.length);
    assertThatThrownBy(() -> score(metric, reference, estimate))
        .isInstanceOfSatisfying(
            UndefinedScoreException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(message);
  }

  @Test
  void aSilentEstimateScoresZeroAndIsNoted() {
    for (Metric metric : metrics) {
      var pair = new SignalPair(new Signal(clean, RATE), new Signal(new double[40000], RATE));
      assertThat(metric.score(pair).value()).isZero();
      assertThat(metric.score(pair).notes()).containsExactly("silent estimate");
    }
  }

  @Test
  void notesHaveTheSameDigitsInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      digitalSilenceWhereTheReferenceSpeaksIsNoted();
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void digitalSilenceWhereTheReferenceSpeaksIsNoted() {
    double[] gap = noisy.clone();
    Arrays.fill(gap, 10000, 20000, 0);
    for (Metric metric : metrics) {
      var pair = new SignalPair(new Signal(clean, RATE), new Signal(gap, RATE));
      assertThat(metric.score(pair).notes())
          .singleElement()
          .asString()
          .matches("digital silence in [1-9][0-9]* of the estimate's [0-9]+ segments counts as 0");
      var whole = new SignalPair(new Signal(clean, RATE), new Signal(noisy, RATE));
      assertThat(metric.score(whole).notes()).isEmpty();
    }
  }

  @Test
  void aConstantEstimateIsUncorrelated() {
    // Every inner frame of a constant is the same to the bit; rounding of the means must not make a
    // correlation of it. Only the first frame fades in. (STOI clips it where the reference is low.)
    double[] constant = new double[20000];
    Arrays.fill(constant, 0.3);
    assertThat(score(estoi, speechLike(20000, 8), constant, 10000)).isCloseTo(0, within(0.01));
    double[] flat = new double[60];
    Arrays.fill(flat, 0.1);
    double[] rising = IntStream.range(0, 60).mapToDouble(i -> 1 + 0.1 * i).toArray();
    assertThat(ClippedBandCorrelation.ofSegments(rising, flat)).containsOnly(0);
    assertThat(ClippedBandCorrelation.ofSegments(flat, rising)).containsOnly(0);
    assertThat(SpectralCorrelation.ofSegments(new double[][] {rising}, new double[][] {flat}))
        .containsOnly(0);
  }

  @Test
  void energyThatOverflowsIsNotScored() {
    for (Metric metric : metrics) {
      assertThatThrownBy(() -> score(metric, scaled(clean, 1e200), noisy))
          .hasMessage("not finite: the reference's energy overflows");
      assertThatThrownBy(() -> score(metric, clean, scaled(noisy, 1e155)))
          .hasMessage("not finite: the estimate's energy overflows");
      assertThatThrownBy(() -> score(metric, clean, scaled(noisy, Double.NaN)))
          .hasMessageContaining("estimate has NaN at sample 0");
    }
  }

  @Test
  void ratesWithoutAResamplerAreUndefined() {
    assertThatThrownBy(() -> score(stoi, clean, noisy, 2147483647))
        .hasMessage("wrong sample rate: 2147483647 Hz cannot be resampled to 10000 Hz");
    assertThat(score(stoi, clean, noisy, 7999)).isBetween(0.0, 1.0);
  }

  @Test
  void manyThreadsGiveTheSameBits() {
    double[] expected = metrics.stream().mapToDouble(m -> score(m, clean, noisy)).toArray();
    IntStream.range(0, 16)
        .parallel()
        .forEach(
            i ->
                assertThat(metrics.stream().mapToDouble(m -> score(m, clean, noisy)).toArray())
                    .isEqualTo(expected));
    var shared = new SignalPair(new Signal(clean, RATE), new Signal(noisy, RATE));
    assertThat(estoi.score(shared).value()).isEqualTo(expected[1]);
    assertThat(stoi.score(shared).value()).isEqualTo(expected[0]);
  }

  @Test
  void signaturesNameEverythingThatCanChangeTheNumber() {
    MetricCatalog catalog = MetricCatalog.load();
    assertThat(catalog.find("stoi").orElseThrow().info().signature())
        .isEqualTo(
            "stoi|ext:no|fs:10000|rs:octave-kaiser|frame:256/128|fft:512|bands:15@150|seg:30"
                + "|beta:-15|dyn:40|short:undef|rev:1");
    assertThat(catalog.find("estoi").orElseThrow().info().signature())
        .isEqualTo(
            "estoi|ext:yes|fs:10000|rs:octave-kaiser|frame:256/128|fft:512|bands:15@150|seg:30"
                + "|dyn:40|short:undef|rev:1");
    assertThat(catalog.family("stoi")).hasSize(2);
  }
}
