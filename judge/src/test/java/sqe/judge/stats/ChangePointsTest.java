package sqe.judge.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
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

  /** The p-value of a single cut against a slow twin that draws the same orders. */
  @Test
  void pIsTheShareOfOrdersWhoseLargestContrastIsAsLarge() {
    for (int trial = 0; trial < 3; trial++) {
      double[] values = noise(9 + trial, trial, z -> z);
      values[8] += 1;
      List<ChangePoints.Change> changes = ChangePoints.of(values, 1, 5);
      ChangePoints.Change first =
          changes.stream().max(Comparator.comparingDouble(c -> contrast(values, c.first()))).get();
      double observed = largestContrast(values);
      assertThat(contrast(values, first.first())).isEqualTo(observed);
      SeededRandom random = new SeededRandom(5, "changes 0", values.length);
      double[] shuffled = values.clone();
      int asLarge = 1;
      for (int draw = 0; draw < 9_999; draw++) {
        for (int i = shuffled.length - 1; i > 0; i--) {
          int j = random.nextInt(i + 1);
          double swapped = shuffled[i];
          shuffled[i] = shuffled[j];
          shuffled[j] = swapped;
        }
        asLarge += largestContrast(shuffled) >= observed * (1 - 1e-9) ? 1 : 0;
      }
      assertThat(first.p()).isEqualTo(asLarge / 10_000.0);
    }
  }

  private static double largestContrast(double[] values) {
    double largest = 0;
    for (int k = 1; k < values.length; k++) {
      largest = Math.max(largest, contrast(values, k));
    }
    return largest;
  }

  /** The difference of the means on both sides over its standard deviation of one value. */
  private static double contrast(double[] values, int first) {
    double before = Arrays.stream(values, 0, first).average().orElseThrow();
    double after = Arrays.stream(values, first, values.length).average().orElseThrow();
    return Math.abs(before - after) / Math.sqrt(1.0 / first + 1.0 / (values.length - first));
  }

  @Test
  void aPThatIsTheLevelIsAChange() {
    double p = ChangePoints.of(step(4, 4), ALPHA, 1).get(0).p();
    assertThat(ChangePoints.of(step(4, 4), p, 1)).hasSize(1);
    assertThat(ChangePoints.of(step(4, 4), Math.nextDown(p), 1)).isEmpty();
  }

  /** The largest step is cut at first; smaller ones lie on either side of it. */
  @Test
  void stepsBeforeAndBehindTheLargestAreFound() {
    double[] values = new double[60];
    Arrays.setAll(values, i -> i < 15 ? 1 : i < 30 ? 2 : i < 45 ? 20 : 21);
    assertThat(ChangePoints.of(values, ALPHA, 1))
        .extracting(ChangePoints.Change::first)
        .containsExactly(15, 30, 45);
  }
}
