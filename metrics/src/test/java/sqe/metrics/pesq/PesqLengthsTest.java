package sqe.metrics.pesq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.dsp.Signal;
import sqe.metrics.Metric;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.testing.FormulaSignals;

/** Which of two files of different lengths is cut, and which is not. */
class PesqLengthsTest {

  private static final String AS_READ = "scored at the files' own lengths";
  private static final int RATE = FormulaSignals.SAMPLE_RATE;

  private static final FormulaSignals FORMULA = new FormulaSignals();

  /** Two utterances of 2 s with a pause, in noise throughout. */
  private static final double[] SPEECH = speech();

  private static double[] speech() {
    double[] x = new double[7 * RATE];
    for (int i = 0; i < x.length; i++) {
      x[i] = 0.001 * FORMULA.noise[i % FORMULA.noise.length];
    }
    for (int i = 0; i < 2 * RATE; i++) {
      x[8000 + i] += FORMULA.source1[i];
      x[60000 + i] += FORMULA.source2[i];
    }
    return x;
  }

  /** Noise that shows in the score. */
  private static double[] degraded() {
    double[] y = new double[SPEECH.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = SPEECH[i] + 0.02 * FORMULA.noise[(3 * i + 7) % FORMULA.noise.length];
    }
    return y;
  }

  private static double[] without(double[] x, int from, int count) {
    double[] y = Arrays.copyOf(x, x.length - count);
    System.arraycopy(x, from + count, y, from, x.length - count - from);
    return y;
  }

  private static Metric metric(PesqNumber number) {
    return new PesqProvider()
        .metrics().stream()
            .filter(metric -> metric.info().id().equals(number.id()))
            .findFirst()
            .orElseThrow();
  }

  private static Score score(PesqNumber number, double[] reference, double[] estimate) {
    return metric(number)
        .score(GoldenCase.Recordings.pair(new Signal(reference, RATE), new Signal(estimate, RATE)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 160, 1024, 2048})
  void aFrameLostAtTheEndIsCutFromTheReferenceToo(int lost) {
    double[] estimate = Arrays.copyOf(degraded(), SPEECH.length - lost);
    double[] reference = Arrays.copyOf(SPEECH, estimate.length);
    for (PesqNumber number : PesqNumber.values()) {
      Score score = score(number, SPEECH, estimate);
      var trimmed = new SignalPair(new Signal(reference, RATE), new Signal(estimate, RATE));
      assertThat(score.value()).isEqualTo(metric(number).score(trimmed).value());
      assertThat(score.notes()).doesNotContain(AS_READ);
    }
  }

  @ParameterizedTest
  @EnumSource(PesqNumber.class)
  void timeTakenOutInBetweenLeavesTheFilesAsTheyAre(PesqNumber number) {
    double[] estimate = without(degraded(), 50000, 1024);
    Score score = score(number, SPEECH, estimate);
    double raw =
        DifferentLengths.raw(new Signal(SPEECH, RATE), new Signal(estimate, RATE), number.mode());
    assertThat(score.value()).isEqualTo(number.value(raw));
    assertThat(score.notes()).contains(AS_READ);
  }

  @ParameterizedTest
  @EnumSource(PesqNumber.class)
  void aLargeDifferenceLeavesTheFilesAsTheyAre(PesqNumber number) {
    double[] estimate = Arrays.copyOf(degraded(), SPEECH.length - 2049);
    Score score = score(number, SPEECH, estimate);
    double raw =
        DifferentLengths.raw(new Signal(SPEECH, RATE), new Signal(estimate, RATE), number.mode());
    assertThat(score.value()).isEqualTo(number.value(raw));
    assertThat(score.notes()).contains(AS_READ);
  }
}
