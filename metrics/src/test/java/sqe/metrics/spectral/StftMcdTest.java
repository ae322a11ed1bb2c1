package sqe.metrics.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.dsp.alignment.TimeWarping;
import sqe.dsp.cepstrum.MelCepstrum;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Metric;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;
import sqe.testing.GeneratedPair;

/** The mel-cepstral distance of short-time spectra. */
class StftMcdTest {

  private static final int RATE = GeneratedPair.SAMPLE_RATE;
  private static final List<Metric> METRICS =
      new SpectralProvider()
          .metrics().stream().filter(metric -> metric instanceof StftMcd).toList();

  private final double[] x = Arrays.copyOf(GeneratedPair.reference(), 24000);
  private final double[] y = Arrays.copyOf(GeneratedPair.estimate(), 24000);

  private static Metric metric(String id) {
    return METRICS.stream().filter(m -> m.info().id().equals(id)).findFirst().orElseThrow();
  }

  private static SignalPair pair(double[] x, double[] y) {
    return new SignalPair(new Signal(x, RATE), new Signal(y, RATE));
  }

  private static double score(String id, double[] x, double[] y) {
    return metric(id).score(pair(x, y)).value();
  }

  private static StftMelCepstra.Frames frames(double[][] cepstra) {
    double[] powers = new double[cepstra.length];
    Arrays.fill(powers, 1);
    return new StftMelCepstra.Frames(cepstra, powers);
  }

  private static double[][] sines(int length, double step, double phase) {
    double[][] rows = new double[length][13];
    for (int t = 0; t < length; t++) {
      for (int d = 0; d < 13; d++) {
        rows[t][d] = Math.sin(step * t + 0.5 * d + phase);
      }
    }
    return rows;
  }

  @Test
  void theSequencesOfTheSpecificationHaveItsDistances() {
    StftMelCepstra.Frames a = frames(sines(20, 0.3, 0));
    StftMelCepstra.Frames b = frames(sines(24, 0.25, 0.1));
    StftMelCepstra.Frames start = frames(Arrays.copyOf(b.cepstra(), 20));
    assertThat(distance(StftMcdForm.PLAIN, a, start)).isCloseTo(5.80185654435, within(1e-10));
    assertThat(distance(StftMcdForm.PLAIN_LEVEL, a, start)).isCloseTo(5.99221301249, within(1e-10));
    var path =
        StftMcdForm.WARPED.path(StftMcdForm.WARPED.vectors(a), StftMcdForm.WARPED.vectors(b));
    assertThat(path.cost()).isCloseTo(4.40912755059, within(1e-10));
    assertThat(path.length()).isEqualTo(24);
    assertThat(MelCepstralDistance.distance(path)).isCloseTo(1.12834193751, within(1e-10));
  }

  private static double distance(
      StftMcdForm form, StftMelCepstra.Frames a, StftMelCepstra.Frames b) {
    return MelCepstralDistance.distance(form.path(form.vectors(a), form.vectors(b)));
  }

  /** One frame at a time, its spectrum by the sum. */
  @Test
  void theFramesOfASignalAreThoseOfTheDefinition() {
    double[] part = Arrays.copyOfRange(x, 8000, 8000 + 480);
    double[][] cepstra = StftMelCepstra.byRate().at(RATE).of(part).cepstra();
    assertThat(cepstra).hasDimensions(2, 40);
    double[] power = new double[513];
    for (int k = 0; k <= 512; k++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < 400; i++) {
        double angle = 2 * Math.PI * i / 399;
        double w = 0.42 - 0.5 * Math.cos(angle) + 0.08 * Math.cos(2 * angle);
        re += w * part[80 + i] * Math.cos(2 * Math.PI * i * k / 1024);
        im -= w * part[80 + i] * Math.sin(2 * Math.PI * i * k / 1024);
      }
      power[k] = Math.max(re * re + im * im, 1e-10);
    }
    assertThat(cepstra[1]).containsExactly(new MelCepstrum(39, 0.42, 1024).of(power), within(1e-9));
  }

  @Test
  void aPerfectEstimateHasNoDistanceAndNoiseAddsSome() {
    for (Metric metric : METRICS) {
      assertThat(metric.score(pair(x, x)).value()).isZero();
      assertThat(metric.score(pair(x, y)).value()).isPositive();
    }
  }

  @Test
  void polarityDoesNotMatterAndGainOnlyWithTheLevel() {
    double[] louder = Arrays.stream(y).map(v -> 2 * v).toArray();
    double[] inverted = Arrays.stream(y).map(v -> -v).toArray();
    for (Metric metric : METRICS) {
      String id = metric.info().id();
      double expected = score(id, x, y);
      assertThat(score(id, x, inverted)).isEqualTo(expected);
      if (id.endsWith("c0")) {
        assertThat(score(id, x, louder)).isNotCloseTo(expected, within(1e-3));
      } else {
        assertThat(score(id, x, louder)).isCloseTo(expected, within(1e-4));
      }
    }
  }

  @Test
  void bothSidesAreExchangeable() {
    for (Metric metric : METRICS) {
      String id = metric.info().id();
      assertThat(score(id, y, x)).as(id).isCloseTo(score(id, x, y), within(0.02));
    }
    assertThat(score("mcd", y, x)).isCloseTo(score("mcd", x, y), within(1e-12));
  }

  @Test
  void alignmentTakesOutADelayAndNeverAddsCost() {
    double[] late = new double[x.length];
    System.arraycopy(x, 0, late, 800, x.length - 800);
    assertThat(score("mcd", x, late)).isGreaterThan(2 * score("mcd_dtw", x, late));
    StftMelCepstra.Frames a = StftMelCepstra.byRate().at(RATE).of(x);
    StftMelCepstra.Frames b = StftMelCepstra.byRate().at(RATE).of(y);
    double[][] va = StftMcdForm.WARPED.vectors(a);
    double[][] vb = StftMcdForm.WARPED.vectors(b);
    assertThat(TimeWarping.exact(va, vb, TimeWarping.Ties.BOTH).cost())
        .isLessThanOrEqualTo(TimeWarping.inStep(va, vb).cost())
        .isLessThanOrEqualTo(TimeWarping.approximate(va, vb).cost() + 1e-9);
  }

  @Test
  void pausesDoNotCountAmongActiveFrames() {
    double[] padded = Arrays.copyOf(x, x.length + 8000);
    double[] hissing = Arrays.copyOf(x, x.length + 8000);
    double[] noise = GeneratedPair.uniform(3, 8000);
    for (int n = 400; n < 8000; n++) {
      hissing[x.length + n] = 0.0005 * noise[n];
    }
    assertThat(score("mcd_dtw_active", padded, hissing)).isCloseTo(0, within(1e-12));
    assertThat(score("mcd_dtw", padded, hissing)).isGreaterThan(0.5);
  }

  @Test
  void filesOfDifferentLengthsAreAlignedWhole() {
    double[] longer = new double[x.length + 1600];
    System.arraycopy(x, 0, longer, 1600, x.length);
    SignalPair trimmed = pair(x, Arrays.copyOf(longer, x.length));
    SignalPair whole =
        trimmed.withAsRead(
            new SignalPair.AsRead(
                new AnalysedSignal(new Signal(x, RATE)),
                new AnalysedSignal(new Signal(longer, RATE))));
    assertThat(metric("mcd_dtw").score(whole).value())
        .isLessThan(metric("mcd_dtw").score(trimmed).value());
    assertThat(metric("mcd").score(whole).value()).isEqualTo(metric("mcd").score(trimmed).value());
  }

  @Test
  void silenceOtherRatesAndShortInputHaveTypedReasons() {
    double[] frame = Arrays.copyOfRange(x, 4000, 4400);
    for (Metric metric : METRICS) {
      assertUndefined(metric, pair(new double[800], frame(800)), Reason.SILENT_REFERENCE);
      assertUndefined(metric, pair(frame(399), frame(399)), Reason.TOO_SHORT);
      assertUndefined(metric, pair(new double[0], new double[0]), Reason.TOO_SHORT);
      assertUndefined(
          metric, new SignalPair(new Signal(x, 32000), new Signal(y, 32000)), Reason.WRONG_RATE);
      double[] broken = y.clone();
      broken[7] = Double.NaN;
      assertUndefined(metric, pair(x, broken), Reason.NOT_FINITE);
      assertThat(metric.score(pair(frame, frame)).value()).isZero();
      Score silent = metric.score(pair(x, new double[x.length]));
      assertThat(silent.value()).isFinite().isPositive();
      assertThat(silent.notes()).containsExactly("silent estimate");
    }
  }

  private double[] frame(int length) {
    return Arrays.copyOfRange(x, 4000, 4000 + length);
  }

  private static void assertUndefined(Metric metric, SignalPair pair, Reason reason) {
    assertThatThrownBy(() -> metric.score(pair))
        .as("%s of %s", reason, metric.info().id())
        .isInstanceOfSatisfying(
            UndefinedScoreException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void filesThatMakeTooManyPairsOfFramesAreRefusedInsteadOfRunningForHours() {
    double[] hour = new double[60 * 60 * 8000];
    hour[5] = 1;
    Signal signal = new Signal(hour, 48000);
    assertUndefined(metric("mcd_dtw"), new SignalPair(signal, signal), Reason.OUT_OF_DOMAIN);
  }

  @Test
  void manyThreadsGiveTheSameBits() {
    double expected = score("mcd_dtw", x, y);
    IntStream.range(0, 4)
        .parallel()
        .forEach(i -> assertThat(score("mcd_dtw", x, y)).isEqualTo(expected));
  }

  @Test
  void signaturesNameWhatCanChangeTheNumber() {
    assertThat(metric("mcd").info().signature())
        .isEqualTo(
            "mcd|spectrum:stft_blackman/25/5ms|order:39|floor:1e-10|c0:no|frames:all"
                + "|alignment:no|rev:1");
    assertThat(METRICS)
        .extracting(metric -> metric.info().id())
        .containsExactly("mcd", "mcd_c0", "mcd_dtw", "mcd_dtw_c0", "mcd_dtw_active");
  }
}
