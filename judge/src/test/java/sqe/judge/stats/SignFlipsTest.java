package sqe.judge.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class SignFlipsTest {

  /**
   * Darwin's maize, crossed less self-fertilised plants in eighths of an inch. Fisher (The Design
   * of Experiments, 1935, section 21) counts 863 of the 32,768 sign patterns with a sum of 314 or
   * more.
   */
  private static final double[] MAIZE = {
    49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48
  };

  @Test
  void fishersCountOfDarwinsMaizeIsReproduced() {
    var test = new SignFlips(PairedDifferences.independent(MAIZE), 10, 1);
    assertThat(test.isExact()).isTrue();
    assertThat(test.pAbove(0) * 32768).isEqualTo(863);
  }

  @Test
  void exactPEqualsBruteForceOverTheStudentisedMean() {
    var random = new SeededRandom(5, "test", 0);
    for (int n = 1; n <= 12; n++) {
      double[] d = new double[n];
      Arrays.setAll(d, i -> Math.rint(random.nextGaussian() * 4) / 4);
      var test = new SignFlips(PairedDifferences.independent(d), 10, 1);
      for (double bound : new double[] {-0.5, 0, 0.125, 1}) {
        double[] x = Arrays.stream(d).map(v -> v - bound).toArray();
        double[] mirrored = Arrays.stream(x).map(v -> -v).toArray();
        assertThat(test.pAbove(bound)).isCloseTo(bruteForce(x), within(1e-12));
        assertThat(test.pBelow(bound)).isCloseTo(bruteForce(mirrored), within(1e-12));
      }
    }
  }

  private static double bruteForce(double[] x) {
    double observed = studentised(x);
    int hits = 0;
    for (int pattern = 0; pattern < 1 << x.length; pattern++) {
      double[] flipped = x.clone();
      for (int i = 0; i < x.length; i++) {
        if ((pattern >> i & 1) == 1) {
          flipped[i] = -flipped[i];
        }
      }
      hits += studentised(flipped) >= observed - 1e-9 ? 1 : 0;
    }
    return (double) hits / (1 << x.length);
  }

  private static double studentised(double[] x) {
    double mean = Arrays.stream(x).average().orElseThrow();
    double squares = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum();
    if (squares < 1e-12) {
      return mean == 0 ? 0 : Math.copySign(1e9, mean);
    }
    return mean / Math.sqrt(squares / x.length);
  }

  @Test
  void wholeClustersAreFlipped() {
    double[] d = {1, 2, -0.5, 0.25, 3, -1, 0.5};
    List<String> speakers = List.of("a", "a", "b", "b", "c", "c", "c");
    var test = new SignFlips(PairedDifferences.clustered(d, speakers), 10, 1);
    double bound = 0.25;
    double[] sums = {3 - 2 * bound, -0.25 - 2 * bound, 2.5 - 3 * bound};
    int hits = 0;
    for (int pattern = 0; pattern < 8; pattern++) {
      double sum = 0;
      for (int g = 0; g < 3; g++) {
        sum += (pattern >> g & 1) == 1 ? -sums[g] : sums[g];
      }
      hits += sum >= Arrays.stream(sums).sum() - 1e-12 ? 1 : 0;
    }
    assertThat(test.pAbove(bound)).isEqualTo(hits / 8.0);
  }

  @Test
  void randomPatternsAgreeWithCountingAllForSymmetricUnits() {
    var random = new SeededRandom(9, "test", 0);
    double[] d = new double[24];
    for (int i = 0; i < 12; i++) {
      double value = Math.abs(random.nextGaussian());
      d[2 * i] = value + 0.2;
      d[2 * i + 1] = -value + 0.2;
    }
    var test = new SignFlips(PairedDifferences.independent(d), 100_000, 3);
    assertThat(test.isExact()).isFalse();
    assertThat(test.pAbove(0)).isCloseTo(countAll(d), within(0.006));
  }

  private static double countAll(double[] d) {
    double total = Arrays.stream(d).sum();
    int hits = 0;
    double[] sums = new double[1 << 12];
    double[] others = new double[1 << 12];
    for (int pattern = 0; pattern < 1 << 12; pattern++) {
      for (int i = 0; i < 12; i++) {
        double sign = (pattern >> i & 1) == 1 ? -1 : 1;
        sums[pattern] += sign * d[i];
        others[pattern] += sign * d[12 + i];
      }
    }
    Arrays.sort(others);
    for (double sum : sums) {
      int at = Arrays.binarySearch(others, total - sum - 1e-12);
      hits += others.length - (at < 0 ? -at - 1 : at);
    }
    return (double) hits / (1 << 24);
  }

  @Test
  void boundsAreWhereTheTestTurns() {
    var random = new SeededRandom(2, "test", 0);
    for (int n : new int[] {6, 15, 40}) {
      double[] d = new double[n];
      Arrays.setAll(d, i -> random.nextGaussian());
      var test = new SignFlips(PairedDifferences.independent(d), 999, 1);
      double lower = test.lowerBound(0.05);
      double upper = test.upperBound(0.05);
      assertThat(lower).isLessThan(upper);
      assertThat(test.pAbove(lower - 1e-6)).isLessThanOrEqualTo(0.05);
      assertThat(test.pAbove(lower + 1e-6)).isGreaterThan(0.05);
      assertThat(test.pBelow(upper + 1e-6)).isLessThanOrEqualTo(0.05);
      assertThat(test.pBelow(upper - 1e-6)).isGreaterThan(0.05);
    }
  }

  @Test
  void fourFilesHaveNoBound() {
    var test = new SignFlips(PairedDifferences.independent(new double[] {1, 2, 3, 4}), 99, 1);
    assertThat(test.lowerBound(0.05)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(test.upperBound(0.05)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void zeroDifferencesHaveTheBoundsZeroAndAreNeitherAboveNorBelowIt() {
    for (int n : new int[] {12, 500, 6000}) {
      var test = new SignFlips(PairedDifferences.independent(new double[n]), 999, 1);
      assertThat(test.pAbove(0)).isEqualTo(1);
      assertThat(test.pBelow(0)).isEqualTo(1);
      assertThat(test.pAbove(-0.1)).isLessThanOrEqualTo(0.001);
      assertThat(test.lowerBound(0.05)).isZero();
      assertThat(test.upperBound(0.05)).isZero();
    }
  }

  @Test
  void pIsNeverZero() {
    double[] d = new double[100];
    Arrays.setAll(d, i -> 10 + i % 7);
    var test = new SignFlips(PairedDifferences.independent(d), 999, 1);
    assertThat(test.pAbove(0)).isEqualTo(1 / 1000.0);
  }

  @Test
  void theUnitDoesNotMatter() {
    var random = new SeededRandom(4, "test", 0);
    double[] d = new double[60];
    Arrays.setAll(d, i -> random.nextGaussian() + 0.2);
    double[] scaled = Arrays.stream(d).map(v -> v * 1024).toArray();
    var test = new SignFlips(PairedDifferences.independent(d), 999, 1);
    var other = new SignFlips(PairedDifferences.independent(scaled), 999, 1);
    assertThat(other.pAbove(0)).isEqualTo(test.pAbove(0));
    assertThat(other.lowerBound(0.05)).isCloseTo(1024 * test.lowerBound(0.05), within(1e-6));
  }

  @Test
  void manyUnitsInBlocksGiveTheBoundOfTheNormalTheory() {
    var random = new SeededRandom(8, "test", 0);
    double[] d = new double[40_000];
    Arrays.setAll(d, i -> random.nextGaussian());
    var differences = PairedDifferences.independent(d);
    var test = new SignFlips(differences, 10_000, 1);
    double standardError = differences.standardDeviation() / 200;
    assertThat((differences.mean() - test.lowerBound(0.05)) / standardError)
        .isCloseTo(1.645, within(0.1));
  }

  @Test
  void theSameSeedGivesTheSameBitsWithAnyNumberOfThreads() throws Exception {
    var random = new SeededRandom(7, "test", 0);
    double[] d = new double[300];
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < d.length; i++) {
      d[i] = random.nextGaussian();
      labels.add("speaker " + i % 37);
    }
    var differences = PairedDifferences.clustered(d, labels);
    List<Double> results = new ArrayList<>();
    for (int threads : new int[] {1, 4}) {
      var pool = new ForkJoinPool(threads);
      results.add(pool.submit(() -> new SignFlips(differences, 5000, 42).lowerBound(0.05)).get());
      results.add(
          pool.submit(() -> new SignFlips(differences.withoutClusters(), 5000, 42).upperBound(0.05))
              .get());
      pool.shutdown();
    }
    assertThat(results.get(2)).isEqualTo(results.get(0));
    assertThat(results.get(3)).isEqualTo(results.get(1));
  }

  @Test
  void nothingAndNotANumberAreRefused() {
    var none = PairedDifferences.independent(new double[0]);
    assertThatThrownBy(() -> new SignFlips(none, 9, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PairedDifferences.independent(new double[] {1, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
  }

  /** Of 16 patterns a quarter are four, whatever rounding makes of 0.25 times 16. */
  @Test
  void aLevelThatIsACountOfPatternsRejectsSoMany() {
    double[] x = {1, 2.5, 4, 8.25};
    List<Double> means = new ArrayList<>();
    for (int subset = 1; subset < 16; subset++) {
      double sum = 0;
      for (int g = 0; g < 4; g++) {
        sum += (subset >> g & 1) * x[g];
      }
      means.add(sum / Integer.bitCount(subset));
    }
    Collections.sort(means);
    SignFlips test = new SignFlips(PairedDifferences.independent(x), 1, 1);
    for (int rejected = 1; rejected < 15; rejected++) {
      double alpha = rejected / 16.0;
      assertThat(test.lowerBound(alpha)).isCloseTo(means.get(rejected - 1), within(1e-12));
      assertThat(test.upperBound(alpha)).isCloseTo(means.get(15 - rejected), within(1e-12));
    }
    assertThat(test.estimate()).isEqualTo(3.9375);
    assertThat(MeanInterval.of(PairedDifferences.independent(new double[] {1, 3}), 0.5, 1, 1))
        .isEqualTo(new Interval(1, 3));
  }

  /** Twenty units are counted, twenty-one drawn. */
  @Test
  void allPatternsAreCountedUpToTwentyUnits() {
    for (int units = 19; units < 23; units++) {
      SignFlips test = new SignFlips(PairedDifferences.independent(new double[units]), 10, 1);
      assertThat(test.isExact()).isEqualTo(units <= 20);
    }
  }

  /** Ties are ties in any unit: metres or nanometres. */
  @Test
  void theScaleOfTiesIsThatOfTheUnits() {
    double[] x = {0.3, -0.1, 0.2, 0.1, 0.4, -0.2, 0.6, 0.3, -0.3, 0.1};
    SignFlips plain = new SignFlips(PairedDifferences.independent(x), 1, 1);
    for (double scale : new double[] {1e-12, 1e-6, 1e6, 1e12}) {
      double[] scaled = Arrays.stream(x).map(v -> scale * v).toArray();
      SignFlips test = new SignFlips(PairedDifferences.independent(scaled), 1, 1);
      for (double bound : new double[] {-0.2, 0, 0.1, 0.14, 0.3}) {
        assertThat(test.pAbove(scale * bound)).as("%s", scale).isEqualTo(plain.pAbove(bound));
        assertThat(test.pBelow(scale * bound)).as("%s", scale).isEqualTo(plain.pBelow(bound));
      }
    }
  }
}
