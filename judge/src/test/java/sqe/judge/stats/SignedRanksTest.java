package sqe.judge.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SignedRanksTest {

  /**
   * Depression factor of nine patients before and after a tranquilliser (Hollander and Wolfe 1973,
   * p. 29; the example of R's wilcox.test): V = 40, one-sided p = 10/512.
   */
  @Test
  void hollanderAndWolfesExampleIsReproduced() {
    double[] before = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
    double[] after = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
    double[] d = new double[9];
    Arrays.setAll(d, i -> before[i] - after[i]);
    assertThat(test(d).pAbove(0)).isEqualTo(10 / 512.0);
  }

  @Test
  void exactPEqualsBruteForceWithZerosAndTies() {
    var random = new SeededRandom(3, "test", 0);
    for (int n = 1; n <= 12; n++) {
      double[] d = new double[n];
      Arrays.setAll(d, i -> Math.rint(random.nextGaussian() * 2) / 2);
      assertThat(test(d).pAbove(0)).isCloseTo(bruteForce(d), within(1e-12));
      double[] moved = Arrays.stream(d).map(v -> 0.5 - v).toArray();
      assertThat(test(d).pBelow(0.5)).isCloseTo(bruteForce(moved), within(1e-12));
    }
  }

  private static double bruteForce(double[] d) {
    double[] rank = new double[d.length];
    for (int i = 0; i < d.length; i++) {
      for (double other : d) {
        int order = Double.compare(Math.abs(other), Math.abs(d[i]));
        rank[i] += order < 0 ? 1 : order == 0 ? 0.5 : 0;
      }
      rank[i] += 0.5;
    }
    double observed = 0;
    for (int i = 0; i < d.length; i++) {
      observed += d[i] > 0 ? rank[i] : 0;
    }
    int hits = 0;
    for (int pattern = 0; pattern < 1 << d.length; pattern++) {
      double sum = 0;
      for (int i = 0; i < d.length; i++) {
        sum += d[i] != 0 && (pattern >> i & 1) == 1 ? rank[i] : 0;
      }
      hits += sum >= observed - 1e-9 ? 1 : 0;
    }
    return (double) hits / (1 << d.length);
  }

  @Test
  void theNormalApproximationMeetsTheExactCount() {
    var random = new SeededRandom(11, "test", 0);
    double[] d = new double[SignedRanks.EXACT_LIMIT + 1];
    Arrays.setAll(d, i -> random.nextGaussian() + 0.15);
    double[] shorter = Arrays.copyOf(d, d.length - 1);
    assertThat(test(d).pAbove(0)).isCloseTo(test(shorter).pAbove(0), within(0.02));
  }

  /** SciPy 1.17, wilcoxon(zero_method="pratt", correction=True, method="asymptotic"). */
  @Test
  void manyFilesWithZerosAndTiesAgreeWithScipy() {
    double[] d = new double[90];
    Arrays.setAll(
        d, i -> Math.rint(6 * StrictMath.sin(1.7 * i + 0.3)) / 4 + (i % 3 == 0 ? 0.25 : 0));
    assertThat(test(d).pAbove(0)).isCloseTo(0.17799974542318936, within(1e-12));
    assertThat(test(d).pBelow(0)).isCloseTo(0.82305081734545, within(1e-12));
  }

  @Test
  void zerosAloneSayNothing() {
    assertThat(test(new double[20]).pAbove(0)).isEqualTo(1);
    assertThat(test(new double[200]).pBelow(0)).isEqualTo(1);
  }

  @Test
  void theBoundOfHollanderAndWolfesExampleIsAWalshAverage() {
    double[] d = {0.952, -0.147, 1.022, 0.43, 0.62, 0.59, 0.49, -0.08, 0.01};
    double bound = test(d).lowerBound(0.05);
    double nearest = Double.POSITIVE_INFINITY;
    for (double a : d) {
      for (double b : d) {
        nearest = Math.min(nearest, Math.abs((a + b) / 2 - bound));
      }
    }
    assertThat(nearest).isLessThan(1e-9);
    assertThat(test(d).pAbove(bound + 1e-6)).isGreaterThan(0.05);
  }

  private static SignedRanks test(double[] d) {
    return new SignedRanks(PairedDifferences.independent(d));
  }

  /** Of the six means of pairs 0, 0.5, 1, 2.5, 3 and 5 the middle lies between two. */
  @Test
  void theMiddleOfAnEvenNumberOfMeansIsHalfwayBetweenTwo() {
    SignedRanks three = new SignedRanks(PairedDifferences.independent(new double[] {0, 1, 5}));
    assertThat(three.estimate()).isCloseTo(1.75, within(1e-9));
    SignedRanks one = new SignedRanks(PairedDifferences.independent(new double[] {3}));
    assertThat(one.estimate()).isEqualTo(3);
  }

  /** Enough equal differences show their value, and nothing beyond it. */
  @Test
  void theBoundsOfEqualDifferencesAreTheirValue() {
    double[] equal = new double[70];
    Arrays.fill(equal, 2);
    SignedRanks test = new SignedRanks(PairedDifferences.independent(equal));
    assertThat(test.lowerBound(0.05)).isEqualTo(2);
    assertThat(test.upperBound(0.05)).isEqualTo(2);
    assertThat(new SignedRanks(PairedDifferences.independent(new double[] {2, 2})).lowerBound(0.05))
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
