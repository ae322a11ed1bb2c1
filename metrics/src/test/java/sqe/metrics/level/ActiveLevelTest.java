package sqe.metrics.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.dsp.activity.ActiveSpeechLevel;
import sqe.metrics.MetricInfo.Direction;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;
import sqe.testing.FormulaSignals;

class ActiveLevelTest {

  private static final int RATE = FormulaSignals.SAMPLE_RATE;
  private static final ActiveLevel METRIC = new ActiveLevel();

  private final FormulaSignals signals = new FormulaSignals();

  private static double score(double[] estimate) {
    return METRIC.score(SignalPair.ofEstimate(new Signal(estimate, RATE))).value();
  }

  private static double[] scaled(double[] x, double gain) {
    return Arrays.stream(x).map(v -> gain * v).toArray();
  }

  private static void assertUndefined(double[] estimate, Reason reason) {
    assertThatThrownBy(() -> score(estimate))
        .isInstanceOfSatisfying(
            UndefinedScoreException.class,
            refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }

  @Test
  void itIsTheLevelOfTheActiveSpeech() {
    var level = ActiveSpeechLevel.measure(signals.source1, RATE);
    assertThat(level.defined()).isTrue();
    assertThat(score(signals.source1)).isEqualTo(level.activeDb());
  }

  @Test
  void twiceTheGainIsSixDecibelsMore() {
    assertThat(score(scaled(signals.source1, 2)) - score(signals.source1))
        .isCloseTo(20 * Math.log10(2), within(1e-9));
  }

  @Test
  void theReferenceDoesNotMatter() {
    double[] broken = signals.source2.clone();
    broken[7] = Double.NaN;
    Signal estimate = new Signal(signals.source1, RATE);
    double alone = score(signals.source1);
    assertThat(METRIC.info().needs()).isEmpty();
    for (double[] reference : new double[][] {signals.source2, broken, new double[broken.length]}) {
      SignalPair pair = new SignalPair(new Signal(reference, RATE), estimate);
      assertThat(METRIC.score(pair).value()).isEqualTo(alone);
    }
  }

  @Test
  void silenceAClickAndSoundTooWeakForAnyThresholdHaveNoLevel() {
    assertUndefined(new double[RATE], Reason.SILENT_ESTIMATE);
    assertUndefined(new double[0], Reason.TOO_SHORT);
    double[] click = new double[RATE];
    click[RATE / 2] = 0.9;
    assertUndefined(click, Reason.NO_SPEECH);
    assertUndefined(scaled(signals.source1, 1e-8), Reason.NO_SPEECH);
    assertUndefined(scaled(signals.source1, 1e200), Reason.NOT_FINITE);
    double[] broken = signals.source1.clone();
    broken[3] = Double.POSITIVE_INFINITY;
    assertUndefined(broken, Reason.NOT_FINITE);
  }

  @Test
  void aLevelIsNeitherBetterHighNorLow() {
    assertThat(METRIC.info().direction()).isEqualTo(Direction.NEITHER);
    assertThat(METRIC.info().directionText()).isEqualTo("neither");
    assertThat(METRIC.info().usualMargin()).isEmpty();
    assertThat(METRIC.info().defaultAt()).isEmpty();
  }
}
