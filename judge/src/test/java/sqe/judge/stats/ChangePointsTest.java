package sqe.judge.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a level changes, and how often a change is seen where there is none. */
@Tag("one-jdk")
class ChangePointsTest {

  private static final int TRIALS = 400;
  private static final double ALPHA = 0.05;

  /** Four standard errors of a share of 0.05 in 400 trials. */
  private static final double LARGEST_SHARE = 0.094;

  private static double[] noise(int count, long trial, DoubleUnaryOperator shape) {
    SeededRandom random = new SeededRandom(trial, "change points", count);
    double[] values = new double[count];
    Arrays.setAll(values, i -> 10 + shape.applyAsDouble(random.nextGaussian()));
    return values;
  }

  private static double falseAlarms(int count, DoubleUnaryOperator shape) {
    int alarms = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      alarms += ChangePoints.of(noise(count, trial, shape), ALPHA, 1).isEmpty() ? 0 : 1;
    }
    return alarms / (double) TRIALS;
  }

  @Tag("simulation")
  @ParameterizedTest
  @ValueSource(ints = {8, 20, 40})
  void aSeriesWithoutAChangeShowsOneAsOftenAsStated(int count) {
    assertThat(falseAlarms(count, z -> z)).isLessThan(LARGEST_SHARE);
  }

  @Tag("simulation")
  @Test
  void theRateHoldsForHeavyTailsAndFewLevels() {
    assertThat(falseAlarms(20, z -> z * z * z)).isLessThan(LARGEST_SHARE);
    assertThat(falseAlarms(20, z -> z > 1 ? 1 : 0)).isLessThan(LARGEST_SHARE);
  }

  /** The rate is not far below what is stated, or the test would see little. */
  @Tag("simulation")
  @Test
  void theRateIsUsed() {
    assertThat(falseAlarms(40, z -> z)).isGreaterThan(0.02);
  }

  @Test
  void aStepIsFoundWhereItIs() {
    int found = 0;
    for (int trial = 0; trial < 50; trial++) {
      double[] values = noise(30, trial, z -> 0.1 * z);
      for (int i = 18; i < values.length; i++) {
        values[i] -= 0.4;
      }
      List<ChangePoints.Change> changes = ChangePoints.of(values, ALPHA, 1);
      found += changes.stream().anyMatch(change -> Math.abs(change.first() - 18) <= 1) ? 1 : 0;
    }
    assertThat(found).isGreaterThan(45);
  }

  @Test
  void twoStepsAreTwoChangesWithTheLevelsBetweenThem() {
    double[] values = new double[30];
    Arrays.setAll(values, i -> i < 10 ? 10 : i < 20 ? 12 : 11);
    List<ChangePoints.Change> changes = ChangePoints.of(values, ALPHA, 1);
    assertThat(changes).extracting(ChangePoints.Change::first).containsExactly(10, 20);
    assertThat(changes.get(0).before()).isEqualTo(10);
    assertThat(changes.get(0).after()).isEqualTo(12);
    assertThat(changes.get(1).before()).isEqualTo(12);
    assertThat(changes.get(1).after()).isEqualTo(11);
  }

  @Test
  void eightRunsAreTheFewestAndOneLateRunNeedsForty() {
    assertThat(ChangePoints.of(step(3, 4), ALPHA, 1)).isEmpty();
    assertThat(ChangePoints.of(step(4, 4), ALPHA, 1)).hasSize(1);
    assertThat(ChangePoints.of(step(30, 1), ALPHA, 1)).isEmpty();
    assertThat(ChangePoints.of(step(44, 1), ALPHA, 1)).hasSize(1);
  }

  private static double[] step(int before, int after) {
    double[] values = new double[before + after];
    Arrays.setAll(values, i -> i < before ? 1 : 2);
    return values;
  }

  @Test
  void equalValuesNeverChange() {
    double[] values = new double[50];
    Arrays.fill(values, 0.1);
    assertThat(ChangePoints.of(values, ALPHA, 1)).isEmpty();
    assertThat(ChangePoints.of(new double[0], ALPHA, 1)).isEmpty();
    assertThat(ChangePoints.of(new double[] {1}, ALPHA, 1)).isEmpty();
  }

  @Test
  void theSameSeedGivesTheSameP() {
    double[] values = noise(20, 3, z -> z);
    values[19] = 30;
    assertThat(ChangePoints.of(values, 0.9, 7)).isEqualTo(ChangePoints.of(values, 0.9, 7));
  }
}
