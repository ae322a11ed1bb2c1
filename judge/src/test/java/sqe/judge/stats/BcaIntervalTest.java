package sqe.judge.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BcaIntervalTest {

  /** Spatial test data A of 26 children (Efron and Tibshirani 1993, table 14.1). */
  private static final double[] SPATIAL = {
    48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30,
    41
  };

  /**
   * Efron and Tibshirani (1993, section 14.3) give for the variance of these data the estimate
   * 171.5, the acceleration 0.061 and the 90 % BCa interval (115.8, 259.6).
   */
  @Test
  void efronAndTibshiranisSpatialDataAreReproduced() {
    double[] jackknife = new double[26];
    Arrays.setAll(jackknife, left -> variance(without(left)));
    var random = new SeededRandom(1, "test", 0);
    double[] replicates = new double[40_000];
    Arrays.setAll(
        replicates,
        i ->
            variance(
                IntStream.range(0, 26).mapToDouble(k -> SPATIAL[random.nextInt(26)]).toArray()));
    Interval interval = BcaInterval.of(variance(SPATIAL), replicates, jackknife, 1.6449);
    assertThat(variance(SPATIAL)).isCloseTo(171.5, within(0.05));
    assertThat(BcaInterval.acceleration(jackknife)).isCloseTo(0.061, within(0.0005));
    assertThat(interval.low()).isCloseTo(115.8, within(3.0));
    assertThat(interval.high()).isCloseTo(259.6, within(5.0));
  }

  private static double[] without(int left) {
    return IntStream.range(0, 26).filter(i -> i != left).mapToDouble(i -> SPATIAL[i]).toArray();
  }

  private static double variance(double[] x) {
    double mean = Arrays.stream(x).average().orElseThrow();
    return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / x.length;
  }

  /** What is not skewed beyond chance has equal tails; what is, leans to its long tail. */
  @Test
  void onlySkewnessBeyondChanceMovesTheLevels() {
    var random = new SeededRandom(12, "test", 0);
    double[] symmetric = new double[60];
    double[] skewed = new double[60];
    for (int i = 0; i < 60; i++) {
      symmetric[i] = (i % 2 == 0 ? 1 : -1) * (1 + i / 2);
      skewed[i] = StrictMath.exp(1.2 * random.nextGaussian());
    }
    assertThat(lean(symmetric)).isCloseTo(0, within(0.05));
    assertThat(lean(skewed)).isGreaterThan(0.15);
  }

  /** How much longer the upper arm is than the lower, of both. */
  private static double lean(double[] d) {
    var differences = PairedDifferences.independent(d);
    Interval interval = BcaInterval.ofMean(differences, 0.95, 20_000, 1);
    double upper = interval.high() - differences.mean();
    double lower = differences.mean() - interval.low();
    return (upper - lower) / (upper + lower);
  }

  @Test
  void blocksGiveTheWidthOfTheNormalTheory() {
    var random = new SeededRandom(6, "test", 0);
    double[] d = new double[50_000];
    Arrays.setAll(d, i -> random.nextGaussian() + 1e6);
    var differences = PairedDifferences.independent(d);
    double expected = 2 * 1.96 * differences.standardDeviation() / Math.sqrt(50_000);
    assertThat(width(BcaInterval.ofMean(differences, 0.95, 10_000, 1)) / expected)
        .isCloseTo(1, within(0.06));
  }

  @Test
  void equalDifferencesHaveAnIntervalOfNoWidth() {
    double[] d = new double[30];
    Arrays.fill(d, -0.25);
    assertThat(BcaInterval.ofMean(PairedDifferences.independent(d), 0.95, 500, 1))
        .isEqualTo(new Interval(-0.25, -0.25));
  }

  private static double width(Interval interval) {
    return interval.high() - interval.low();
  }
}
