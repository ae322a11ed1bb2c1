package sqe.dsp.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuickDelayTest {

  private static final int RATE = 16_000;

  /** Noise below 1 kHz, louder and softer by turns. */
  private static double[] speechLike(int length, long seed) {
    Random random = new Random(seed);
    double[] x = new double[length];
    double state = 0;
    for (int i = 0; i < length; i++) {
      state = 0.8 * state + random.nextGaussian();
      x[i] = 0.01 * state * (1.2 + Math.sin(i / 2500.0));
    }
    return x;
  }

  private static double[] delayed(double[] x, int delay) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      int from = i - delay;
      y[i] = from >= 0 && from < x.length ? x[from] : 0;
    }
    return y;
  }

  private static double[] withNoise(double[] x, double level) {
    Random random = new Random(7);
    double[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] += level * random.nextGaussian();
    }
    return y;
  }

  private static QuickDelay look(double[] reference, double[] estimate) {
    return QuickDelay.of(
        reference,
        QuickDelay.coarse(reference, RATE),
        estimate,
        QuickDelay.coarse(estimate, RATE),
        RATE);
  }

  @ParameterizedTest
  @ValueSource(ints = {-4000, -513, -17, -1, 0, 1, 5, 16, 320, 2049, 8000})
  void findsADelayToTheSample(int delay) {
    double[] reference = speechLike(3 * RATE, 1);
    QuickDelay found = look(reference, withNoise(delayed(reference, delay), 0.003));
    assertThat(found.clear()).isTrue();
    assertThat(found.first()).isEqualTo(delay);
    assertThat(found.last()).isEqualTo(delay);
    assertThat(found.polarity()).isEqualTo(1);
  }

  @Test
  void seesThatTheEstimateIsUpsideDown() {
    double[] reference = speechLike(2 * RATE, 2);
    double[] estimate = delayed(reference, 40);
    for (int i = 0; i < estimate.length; i++) {
      estimate[i] *= -0.5;
    }
    QuickDelay found = look(reference, estimate);
    assertThat(found.polarity()).isEqualTo(-1);
    assertThat(found.first()).isEqualTo(40);
  }

  @ParameterizedTest
  @CsvSource({"4, 12", "0, 200", "0, -3000", "2000, 5000", "-900, -100"})
  void seesADelayThatChanges(int before, int after) {
    double[] reference = speechLike(3 * RATE, 3);
    double[] estimate = delayed(reference, before);
    System.arraycopy(delayed(reference, after), 3 * RATE / 2, estimate, 3 * RATE / 2, 3 * RATE / 2);
    QuickDelay found = look(reference, estimate);
    assertThat(found.first()).isEqualTo(before);
    assertThat(found.last()).isEqualTo(after);
    assertThat(found.drifts()).isTrue();
  }

  @Test
  void unrelatedSignalsHaveNoClearDelay() {
    assertThat(look(speechLike(2 * RATE, 4), speechLike(2 * RATE, 5)).clear()).isFalse();
  }

  @Test
  void aCopyCorrelatesFully() {
    double[] reference = speechLike(RATE, 6);
    assertThat(look(reference, reference.clone()).correlation()).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 40, 300, 2000})
  void shortSignalsAreLookedAtWithoutComplaint(int length) {
    double[] reference = speechLike(length, 8);
    assertThat(look(reference, reference.clone()).polarity()).isEqualTo(1);
  }
}
