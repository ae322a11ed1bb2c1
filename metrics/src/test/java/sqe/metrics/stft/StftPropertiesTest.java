package sqe.metrics.stft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import sqe.dsp.Signal;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.Metric;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;
import sqe.metrics.stft.StftOptions.Base;
import sqe.metrics.stft.StftOptions.Logarithm;
import sqe.metrics.stft.StftOptions.MelScale;
import sqe.metrics.stft.StftOptions.Weights;

/** What gain, polarity, delay, length and silence do to the distances, and their gradients. */
class StftPropertiesTest {

  private static final List<Metric> LISTED = new StftProvider().metrics();

  /** Small ones of odd hops and windows, with every option. */
  private static final List<StftOptions> SMALL =
      List.of(
          small(),
          small().withWeights(new Weights(0.3, 0.5, 2)).withSquares(),
          small().withWeights(new Weights(0, 1, 1)),
          small().withLogarithm(new Logarithm(Base.TEN, 10, 1)),
          small().withLogarithm(new Logarithm(Base.TWO, 3, 0.1)).withSquares(),
          small().withMel(MelScale.whole(6)),
          small().withMel(new MelScale(5, 100, 7000, 1e-3)),
          small().withScaleInvariance(),
          small().withWeights(new Weights(0.3, 0.5, 2)).withScaleInvariance(),
          small().withWeights(new Weights(0.3, 0.5, 2)).withSquares().withScaleInvariance(),
          small().withLogarithm(new Logarithm(Base.TEN, 10, 1)).withScaleInvariance(),
          small().withMel(MelScale.whole(6)).withScaleInvariance());

  private final SignalPair pair = StftPairs.generated(6000);
  private final double[] x = pair.reference().samples();
  private final double[] y = pair.estimate().samples();

  private static StftOptions small() {
    return new StftOptions(
        List.of(new Resolution(64, 13, 41), new Resolution(32, 5, 32), new Resolution(48, 7, 20)),
        1e-7,
        new Weights(1, 1, 0),
        Logarithm.of(Base.NATURAL),
        false,
        Optional.empty(),
        false);
  }

  @ParameterizedTest
  @FieldSource("LISTED")
  void equalSignalsAndInvertedOnesHaveNoDistance(Metric metric) {
    for (double gain : new double[] {1, -1}) {
      var equal = StftPairs.of(x, StftPairs.scaled(x, gain));
      assertThat(metric.score(equal).value()).isZero();
      assertNoGradient(metric, equal);
    }
  }

  @ParameterizedTest
  @FieldSource("LISTED")
  void polarityOfEitherSignalChangesNothing(Metric metric) {
    double value = metric.score(pair).value();
    assertThat(value).isPositive();
    var inverted = StftPairs.of(StftPairs.scaled(x, -1), y);
    assertThat(metric.score(inverted).value()).isEqualTo(value);
    assertThat(metric.score(StftPairs.of(x, StftPairs.scaled(y, -1))).value()).isEqualTo(value);
  }

  @Test
  void aCommonGainChangesNothingAboveTheFloorAndTheLogarithmSeesGainAsIs() {
    double[] a = StftPairs.noise(6000, 1);
    double[] b = StftPairs.noise(6000, 2);
    for (Metric metric : LISTED) {
      double value = metric.score(StftPairs.of(a, b)).value();
      var louder = StftPairs.of(StftPairs.scaled(a, 4), StftPairs.scaled(b, 4));
      assertThat(metric.score(louder).value()).isCloseTo(value, within(1e-6 * value));
    }
    var half = StftPairs.of(a, StftPairs.scaled(a, 0.5));
    assertThat(score("mr_stft_pwg_sc", half)).isCloseTo(0.5, within(1e-12));
    assertThat(score("mr_stft_pwg_log", half)).isCloseTo(Math.log(2), within(1e-6));
    assertThat(score("mel_pwg", half)).isCloseTo(Math.log10(2), within(1e-6));
    assertThat(score("mel_auraloss", half)).isCloseTo(0.5 + Math.log(2), within(1e-6));
  }

  @Test
  void aScaleInvariantDistanceSeesNoGainOfTheEstimate() {
    double[] a = StftPairs.noise(6000, 1);
    double[] b = StftPairs.noise(6000, 2);
    double value = score("mr_stft_auraloss_si", StftPairs.of(a, b));
    assertThat(score("mr_stft_auraloss_si", StftPairs.of(a, StftPairs.scaled(b, 0.1))))
        .isCloseTo(value, within(1e-5)); // but for the floor
    assertThat(score("mr_stft_auraloss", StftPairs.of(a, StftPairs.scaled(b, 0.1))))
        .isGreaterThan(2 * value);
    assertThat(score("mr_stft_auraloss_si", StftPairs.of(a, StftPairs.scaled(a, 0.5))))
        .isLessThan(1e-5);
  }

  @Test
  void theLogarithmicDistanceIsSymmetricAndConvergenceIsNot() {
    var swapped = StftPairs.of(y, x);
    for (String id : List.of("mr_stft_pwg_log", "mel_pwg")) {
      assertThat(score(id, swapped)).isEqualTo(score(id, pair));
    }
    assertThat(score("mr_stft_pwg_sc", swapped))
        .isNotCloseTo(score("mr_stft_pwg_sc", pair), within(0.01));
  }

  @Test
  void thePartsOfParallelWaveGanAddUp() {
    assertThat(score("mr_stft_pwg", pair))
        .isCloseTo(score("mr_stft_pwg_sc", pair) + score("mr_stft_pwg_log", pair), within(1e-14));
  }

  @Test
  void aDelayOfBothByAMultipleOfAllHopsMovesFramesOnly() {
    double[] a = Arrays.copyOf(StftPairs.noise(4000, 3), 12_000);
    double[] b = Arrays.copyOf(StftPairs.noise(4000, 4), 12_000);
    double[] lateA = delayed(a, 6000);
    double[] lateB = delayed(b, 6000);
    var mid = StftPairs.of(delayed(a, 3600), delayed(b, 3600));
    assertThat(score("mr_stft_pwg", StftPairs.of(lateA, lateB)))
        .isCloseTo(score("mr_stft_pwg", mid), within(1e-12));
    assertThat(score("mr_stft_pwg", StftPairs.of(a, delayed(a, 1))))
        .isLessThan(score("mr_stft_pwg", StftPairs.of(a, delayed(a, 400))));
  }

  @Test
  void silenceHasAReasonOrANote() {
    double[] silence = new double[x.length];
    for (Metric metric : LISTED) {
      assertReason(metric, StftPairs.of(silence, y), Reason.SILENT_REFERENCE);
      assertReason(metric, StftPairs.of(StftPairs.scaled(x, 1e-12), y), Reason.SILENT_REFERENCE);
      var silent = metric.score(StftPairs.of(x, silence));
      assertThat(silent.value()).isFinite().isPositive();
      assertThat(silent.notes()).containsExactly("silent estimate");
      assertNoGradient(metric, StftPairs.of(x, silence));
    }
  }

  @Test
  void shortAndBrokenInputHasAReason() {
    for (Metric metric : LISTED) {
      int needed = metric.info().id().startsWith("mel") ? 513 : 1025;
      assertThat(metric.score(StftPairs.generated(needed)).value()).isPositive();
      assertReason(metric, StftPairs.generated(needed - 1), Reason.TOO_SHORT);
      assertReason(metric, StftPairs.generated(0), Reason.TOO_SHORT);
      double[] broken = y.clone();
      broken[17] = Double.NaN;
      assertReason(metric, StftPairs.of(x, broken), Reason.NOT_FINITE);
      assertReason(metric, StftPairs.of(x, StftPairs.scaled(y, 1e200)), Reason.NOT_FINITE);
    }
  }

  @Test
  void ratesAtWhichAMelFilterHoldsNoBinAreRefused() {
    assertReason(find("mel_pwg"), at(8000), Reason.WRONG_RATE);
    assertReason(find("mel_auraloss"), at(96_000), Reason.WRONG_RATE);
    for (int rate : new int[] {16_000, 22_050, 24_000, 32_000, 44_100, 48_000}) {
      assertThat(find("mel_pwg").score(at(rate)).value()).isPositive();
      assertThat(find("mel_auraloss").score(at(rate)).value()).isPositive();
    }
    assertThat(find("mel_auraloss").score(at(8000)).value()).isPositive();
    assertThat(score("mr_stft_auraloss", at(8000))).isEqualTo(score("mr_stft_auraloss", pair));
  }

  private SignalPair at(int sampleRate) {
    return new SignalPair(new Signal(x, sampleRate), new Signal(y, sampleRate));
  }

  @ParameterizedTest
  @FieldSource("SMALL")
  void gradientsAreTheCentralDifferences(StftOptions options) {
    int length = 90;
    double[] reference = StftPairs.noise(length, 5);
    double[] estimate = StftPairs.noise(length, 6);
    var metric = StftDistance.with("test", options);
    double[] gradient = metric.differentiate(StftPairs.of(reference, estimate)).gradient();
    double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
    double step = 1e-6;
    for (int n = 0; n < length; n++) {
      double[] up = estimate.clone();
      double[] down = estimate.clone();
      up[n] += step;
      down[n] -= step;
      double difference =
          metric.score(StftPairs.of(reference, up)).value()
              - metric.score(StftPairs.of(reference, down)).value();
      assertThat(gradient[n])
          .as(options + " at " + n)
          .isCloseTo(difference / (2 * step), within(2e-6 * largest));
    }
  }

  @ParameterizedTest
  @FieldSource("LISTED")
  void gradientsAgreeWithDifferencesAlongThemselvesAndWithTheValue(Metric listed) {
    var metric = (DifferentiableMetric) listed;
    var result = metric.differentiate(pair);
    assertThat(result.value()).isEqualTo(metric.score(StftPairs.of(x, y)).value());
    double[] g = result.gradient();
    double squared = Arrays.stream(g).map(v -> v * v).sum();
    double step = 1e-7 / Math.sqrt(squared);
    double up = metric.score(StftPairs.of(x, moved(y, g, step))).value();
    double down = metric.score(StftPairs.of(x, moved(y, g, -step))).value();
    assertThat((up - down) / (2 * step)).isCloseTo(squared, within(1e-4 * squared));
  }

  private static double[] moved(double[] from, double[] along, double step) {
    double[] to = from.clone();
    for (int i = 0; i < to.length; i++) {
      to[i] += step * along[i];
    }
    return to;
  }

  @Test
  void aSpectrogramThatIsNotKeptReadsTheSame() {
    var stft = new Stft(new Resolution(512, 50, 240));
    var kept = new Spectrogram(stft, x, true);
    var read = new Spectrogram(stft, x, false);
    double[] packed = stft.buffer();
    double[] first = new double[stft.bins()];
    double[] second = new double[stft.bins()];
    for (int frame = 0; frame < kept.frames(); frame++) {
      kept.read(frame, first, packed);
      read.read(frame, second, packed);
      assertThat(second).isEqualTo(first);
    }
  }

  @Test
  void theTransformIsItsNaiveTwin() {
    var resolution = new Resolution(24, 5, 17);
    var stft = new Stft(resolution);
    double[] signal = StftPairs.noise(40, 7);
    assertThat(stft.frames(signal.length)).isEqualTo(9);
    double[] packed = stft.buffer();
    double[] magnitudes = new double[stft.bins()];
    for (int frame = 0; frame < 9; frame++) {
      stft.transform(signal, frame, packed);
      stft.magnitudes(packed, magnitudes, 0);
      for (int k = 0; k < stft.bins(); k++) {
        assertThat(magnitudes[k])
            .isCloseTo(naiveMagnitude(signal, resolution, frame, k), within(1e-13));
      }
    }
  }

  private static double naiveMagnitude(double[] x, Resolution r, int frame, int k) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < r.window(); i++) {
      int inFrame = (r.transform() - r.window()) / 2 + i;
      int n = frame * r.hop() + inFrame - r.transform() / 2;
      n = n < 0 ? -n : n >= x.length ? 2 * x.length - 2 - n : n;
      double w = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / r.window());
      re += w * x[n] * Math.cos(2 * Math.PI * k * inFrame / r.transform());
      im -= w * x[n] * Math.sin(2 * Math.PI * k * inFrame / r.transform());
    }
    return Math.hypot(re, im);
  }

  @Test
  void optionsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new Resolution(63, 5, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Resolution(64, 0, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Resolution(64, 5, 65))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("64/5/65");
    assertThatThrownBy(() -> new Weights(-1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Logarithm(Base.TEN, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> small().withResolutions(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double[] delayed(double[] signal, int samples) {
    double[] late = new double[signal.length];
    System.arraycopy(signal, 0, late, samples, signal.length - samples);
    return late;
  }

  private static double score(String id, SignalPair pair) {
    return find(id).score(pair).value();
  }

  private static Metric find(String id) {
    return LISTED.stream().filter(m -> m.info().id().equals(id)).findFirst().orElseThrow();
  }

  private static void assertNoGradient(Metric metric, SignalPair pair) {
    assertThat(((DifferentiableMetric) metric).differentiate(pair).gradient())
        .as(metric.info().id())
        .containsExactly(new double[pair.length()], within(0.0));
  }

  private static void assertReason(Metric metric, SignalPair pair, Reason reason) {
    assertThatThrownBy(() -> metric.score(pair))
        .as(metric.info().id())
        .isInstanceOfSatisfying(
            UndefinedScoreException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
