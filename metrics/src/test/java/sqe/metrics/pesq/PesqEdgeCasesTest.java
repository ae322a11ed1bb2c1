package sqe.metrics.pesq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.dsp.Signal;
import sqe.metrics.Metric;
import sqe.metrics.Remedy;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;
import sqe.testing.FormulaSignals;

/** What has no score says why; what has one scores like the reference program. */
class PesqEdgeCasesTest {

  private static final List<Metric> METRICS = new PesqProvider().metrics();
  private static final Metric NARROWBAND_RAW = METRICS.get(0);
  private static final Metric NARROWBAND = METRICS.get(1);
  private static final Metric WIDEBAND = METRICS.get(2);

  private final FormulaSignals formula = new FormulaSignals();

  private static SignalPair pair(double[] reference, double[] estimate, int sampleRate) {
    return GoldenCase.Recordings.pair(
        new Signal(reference, sampleRate), new Signal(estimate, sampleRate));
  }

  private static UndefinedScoreException refusal(Metric metric, SignalPair pair) {
    UndefinedScoreException refusal =
        catchThrowableOfType(UndefinedScoreException.class, () -> metric.score(pair));
    assertThat(refusal).as(metric.info().id()).isNotNull();
    return refusal;
  }

  private static void assertRefused(SignalPair pair, Reason reason) {
    for (Metric metric : METRICS) {
      if (metric.info().sampleRates().contains(pair.sampleRate())) {
        assertThat(refusal(metric, pair).reason()).isEqualTo(reason);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, 1000, 1999})
  void lessThanAQuarterSecondIsTooShort(int length) {
    double[] x = Arrays.copyOfRange(formula.source1, 4000, 4000 + length);
    assertRefused(pair(x, x, 8000), Reason.TOO_SHORT);
    assertRefused(pair(x, x, 16000), Reason.TOO_SHORT);
  }

  @Test
  void silenceAndConstantsAreNotScored() {
    double[] silence = new double[32000];
    double[] constant = new double[32000];
    Arrays.fill(constant, 0.25);
    assertRefused(pair(silence, formula.estimate, 16000), Reason.SILENT_REFERENCE);
    assertRefused(pair(formula.source1, silence, 16000), Reason.SILENT_ESTIMATE);
    assertRefused(pair(constant, formula.estimate, 16000), Reason.SILENT_REFERENCE);
    assertRefused(pair(formula.source1, constant, 16000), Reason.SILENT_ESTIMATE);
    assertRefused(pair(silence, silence, 8000), Reason.SILENT_REFERENCE);
  }

  @Test
  void notANumberIsNamedAndNotScored() {
    double[] broken = formula.estimate.clone();
    broken[1234] = Double.NaN;
    assertRefused(pair(formula.source1, broken, 16000), Reason.NOT_FINITE);
    double[] huge = Arrays.stream(formula.estimate).map(x -> x * 1e200).toArray();
    assertRefused(pair(formula.source1, huge, 16000), Reason.NOT_FINITE);
  }

  @Test
  void widebandDoesNotExistAtEightKilohertz() {
    UndefinedScoreException refusal =
        refusal(WIDEBAND, pair(formula.source1, formula.estimate, 8000));
    assertThat(refusal.reason()).isEqualTo(Reason.WRONG_RATE);
    assertThat(refusal).hasMessageContaining("pesq_nb");
  }

  @ParameterizedTest
  @ValueSource(ints = {11025, 22050, 44100, 48000})
  void otherRatesSayHowToResample(int sampleRate) {
    for (Metric metric : METRICS) {
      UndefinedScoreException refusal =
          refusal(metric, pair(formula.source1, formula.estimate, sampleRate));
      assertThat(refusal.reason()).isEqualTo(Reason.WRONG_RATE);
      assertThat(refusal).hasMessageEndingWith("16000 Hz, the pair has " + sampleRate + " Hz");
      assertThat(refusal.remedy()).contains(Remedy.resample(16000));
    }
  }

  /** A burst of noise needs 0.2 s with its widened edges. */
  @Test
  void aShortBurstHasNoUtterance() {
    double[] burst = burst(16000, 0.15);
    assertRefused(pair(burst, burst, 8000), Reason.NO_SPEECH);
    double[] longer = burst(16000, 0.25);
    assertThat(NARROWBAND_RAW.score(pair(longer, longer, 8000)).value())
        .isCloseTo(4.5, within(1e-12));
  }

  private static double[] burst(int length, double seconds) {
    double[] x = new double[length];
    Random random = new Random(7);
    for (int i = 0; i < seconds * 8000; i++) {
      x[4000 + i] = 0.1 * random.nextGaussian();
    }
    return x;
  }

  @Test
  void moreThanFiftyUtterancesAreOutOfTheStandardsDomain() {
    double[] fifty = bursts(50);
    assertThat(NARROWBAND_RAW.score(pair(fifty, fifty, 8000)).value())
        .isCloseTo(4.5, within(1e-12));
    double[] more = bursts(51);
    UndefinedScoreException refusal = refusal(NARROWBAND_RAW, pair(more, more, 8000));
    assertThat(refusal.reason()).isEqualTo(Reason.OUT_OF_DOMAIN);
    assertThat(refusal).hasMessageContaining("51 utterances");
  }

  private static double[] bursts(int count) {
    double[] x = new double[count * 8000];
    for (int n = 0; n < count; n++) {
      System.arraycopy(burst(8000, 0.4), 0, x, n * 8000, 8000);
    }
    return x;
  }

  /** Ten minutes in forty long utterances: scored; the heap of the tests is the bound. */
  @Test
  void tenMinutesAreScored() {
    int length = 600 * 8000;
    double[] x = new double[length];
    double[] y = new double[length];
    for (int i = 0; i < length; i++) {
      boolean pause = i % 120000 > 80000;
      x[i] = pause ? 1e-4 * formula.noise[i % 32000] : formula.source2[i % 32000];
      y[i] = x[i] + 0.05 * formula.noise[(i + i / 32000) % 32000];
    }
    Score score = NARROWBAND.score(pair(x, y, 8000));
    assertThat(score.value()).isBetween(1.0, 4.5);
    assertThat(score.notes()).noneMatch(note -> note.contains("P.862.3"));
  }

  @Test
  void identicalSignalsScoreTheMaximumWhateverTheirGainAndPolarity() {
    for (double gain : new double[] {1, -1, 0.01}) {
      double[] scaled = Arrays.stream(formula.source1).map(x -> gain * x).toArray();
      SignalPair pair = pair(formula.source1, scaled, 16000);
      assertThat(NARROWBAND.score(pair).value()).isCloseTo(4.5486, within(5e-5));
      assertThat(WIDEBAND.score(pair).value()).isCloseTo(4.6439, within(5e-5));
    }
    SignalPair same = pair(formula.source1, formula.source1, 16000);
    for (Metric metric : METRICS) {
      assertThat(metric.score(same).value()).isEqualTo(metric.info().range().maximum());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.37, 1})
  void aCommonGainHardlyMovesAScore(double gain) {
    SignalPair plain = GoldenCase.Recordings.speech();
    double[] x = Arrays.stream(plain.reference().samples()).map(v -> gain * v).toArray();
    double[] y = Arrays.stream(plain.estimate().samples()).map(v -> gain * v).toArray();
    for (Metric metric : METRICS) {
      assertThat(metric.score(pair(x, y, 16000)).value())
          .isCloseTo(metric.score(plain).value(), within(0.002));
    }
  }

  @Test
  void aDelayHardlyMovesAScore() {
    SignalPair plain = GoldenCase.Recordings.speech();
    int delay = 37 * 16;
    double[] x = plain.reference().samples();
    double[] padded = Arrays.copyOf(x, x.length + delay);
    double[] y = new double[padded.length];
    System.arraycopy(plain.estimate().samples(), 0, y, delay, x.length);
    for (Metric metric : METRICS) {
      assertThat(metric.score(pair(padded, y, 16000)).value())
          .as(metric.info().id())
          .isCloseTo(metric.score(plain).value(), within(0.02));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "10000, 12000, 10000, 12000, 1.612727",
    "10000, 14000, 10000, 14000, 0.776767",
    "8000, 16000, 8000, 16000, 0.796139",
    "0, 67220, 10000, 12000, 1.420794"
  })
  void excerptsScoreAsTheReferenceProgram(
      int from, int to, int degradedFrom, int degradedTo, double expected) {
    Signal reference = GoldenCase.Recordings.read("reference/itu/wav/or105.wav");
    Signal degraded = GoldenCase.Recordings.read("reference/itu/wav/dg105.wav");
    double[] x = Arrays.copyOfRange(reference.samples(), from, to);
    double[] y = Arrays.copyOfRange(degraded.samples(), degradedFrom, degradedTo);
    assertThat(DifferentLengths.raw(new Signal(x, 8000), new Signal(y, 8000), Mode.NARROWBAND))
        .isCloseTo(expected, within(1e-5));
  }

  @Test
  void halfMutedSpeechScoresAsTheReferenceProgram() {
    Signal reference = GoldenCase.Recordings.read("reference/itu/wav/or105.wav");
    double[] y = GoldenCase.Recordings.read("reference/itu/wav/dg105.wav").samples().clone();
    Arrays.fill(y, 20000, y.length, 0);
    assertThat(NARROWBAND_RAW.score(pair(reference.samples(), y, 8000)).value())
        .isCloseTo(1.514459, within(1e-4));
  }
}
