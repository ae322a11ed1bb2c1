package sqe.judge.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmallStatisticsTest {

  /** The fifteen p-values of Benjamini and Hochberg (1995), section 3.2. */
  private static final double[] THROMBOLYSIS = {
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
    0.6528, 0.7590, 1.000
  };

  @Test
  void benjaminiAndHochbergRejectFourOfTheirOwnExampleAndHolmThree() {
    assertThat(rejected(MultipleTesting.benjaminiHochberg(THROMBOLYSIS))).isEqualTo(4);
    assertThat(rejected(MultipleTesting.holm(THROMBOLYSIS))).isEqualTo(3);
  }

  /** SciPy 1.17, false_discovery_control of the same. */
  @Test
  void benjaminiAndHochbergsPAgreeWithScipy() {
    assertThat(MultipleTesting.benjaminiHochberg(THROMBOLYSIS))
        .containsExactly(
            new double[] {
              0.0015,
              0.003,
              0.0095,
              0.035625,
              0.0603,
              0.06385714285714286,
              0.06385714285714286,
              0.0645,
              0.0765,
              0.486,
              0.5811818181818181,
              0.714875,
              0.7532307692307693,
              0.8132142857142857,
              1
            },
            within(1e-12));
  }

  /**
   * The example of the R package HDLSSkST: its Holm() rejects the third and the last; the second
   * lies on the limit of 0.05.
   */
  @Test
  void holmRejectsWhatAnotherImplementationDoes() {
    double[] adjusted =
        MultipleTesting.holm(new double[] {0.50, 0.01, 0.001, 0.69, 0.02, 0.05, 0.0025});
    assertThat(adjusted)
        .containsExactly(new double[] {1, 0.05, 0.007, 1, 0.08, 0.15, 0.015}, within(1e-15));
  }

  private static long rejected(double[] adjusted) {
    return Arrays.stream(adjusted).filter(p -> p <= 0.05).count();
  }

  @Test
  void holmKeepsTheOrderOfTheInputAndNeverFalls() {
    assertThat(MultipleTesting.holm(new double[] {0.01, 0.04, 0.03, 0.005}))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
    assertThat(MultipleTesting.holm(new double[] {0.9, 0.8})).containsExactly(1, 1);
    assertThat(MultipleTesting.holm(new double[0])).isEmpty();
  }

  /** Four judges' ratings of six targets (Shrout and Fleiss 1979, table 2): ICC(1,1) = 0.17. */
  @Test
  void shroutAndFleissExampleIsReproduced() {
    double[][] ratings = {
      {9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}
    };
    double[] values = new double[24];
    List<String> targets = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      values[i] = ratings[i / 4][i % 4];
      targets.add("target " + i / 4);
    }
    var differences = PairedDifferences.clustered(values, targets);
    assertThat(differences.intraclassCorrelation()).isCloseTo(0.17, within(0.005));
    assertThat(differences.clusterSize()).isEqualTo(4);
    assertThat(differences.designEffect()).isCloseTo(1 + 3 * 0.1657, within(0.001));
  }

  @Test
  void powerFollowsTheEquation() {
    assertThat(Power.detectable(1, 100, 0.05, 0.8)).isCloseTo(0.24865, within(1e-5));
    assertThat(Power.filesNeeded(1, 0.24865, 0.05, 0.8)).isEqualTo(100);
    assertThat(Power.filesNeeded(0, 0.1, 0.05, 0.8)).isZero();
  }

  /** Student's quantiles with 19 degrees of freedom are 1.7291 and 0.8610. */
  @Test
  void whatTwentyFilesCanShowUsesStudentsQuantiles() {
    double[] d = new double[20];
    Arrays.setAll(d, i -> i % 2 == 0 ? 1 : -1);
    var differences = PairedDifferences.independent(d);
    double standardError = differences.standardDeviation() / Math.sqrt(20);
    assertThat(Power.detectable(differences, 0.05, 0.8))
        .isCloseTo((1.7291 + 0.8610) * standardError, within(1e-4));
    assertThat(Power.detectable(PairedDifferences.independent(new double[] {1}), 0.05, 0.8))
        .isInfinite();
  }

  @Test
  void clustersNeededAreTheFewestThatShowTheEffect() {
    double clusters = (double) Power.clustersNeeded(1, 0.2, 0.1, 20, 0.05, 0.8);
    double effect = 1 + 19 * 0.1;
    assertThat(Power.detectableInClusters(1, clusters * 20, clusters, effect, 0.05, 0.8))
        .isLessThanOrEqualTo(0.2);
    assertThat(Power.detectableInClusters(1, (clusters - 1) * 20, clusters - 1, effect, 0.05, 0.8))
        .isGreaterThan(0.2);
    assertThat(Power.clustersNeeded(1, 1e-9, 0.1, 20, 0.05, 0.8)).isGreaterThan(100_000_000);
  }

  /** The quantiles that R gives for quantile(c(1, 2, 4, 8), c(0, .25, .5, .95, 1)). */
  @Test
  void quantilesInterpolateAsRDoes() {
    double[] values = {8, 1, 4, 2};
    assertThat(Summary.quantile(values, 0)).isEqualTo(1);
    assertThat(Summary.quantile(values, 0.25)).isEqualTo(1.75);
    assertThat(Summary.quantile(values, 0.5)).isEqualTo(3);
    assertThat(Summary.quantile(values, 0.95)).isCloseTo(7.4, within(1e-12));
    assertThat(Summary.quantile(values, 1)).isEqualTo(8);
  }

  @Test
  void cliffsDeltaEqualsCountingAllPairs() {
    var random = new SeededRandom(1, "test", 0);
    double[] x = random(random, 31);
    double[] y = random(random, 17);
    int balance = 0;
    for (double a : x) {
      for (double b : y) {
        balance += Double.compare(a, b);
      }
    }
    assertThat(Summary.cliffsDelta(x, y)).isCloseTo(balance / (31.0 * 17), within(1e-15));
    assertThat(Summary.cliffsDelta(x, x)).isZero();
    assertThat(Summary.cliffsDelta(new double[] {2}, new double[] {1})).isEqualTo(1);
  }

  private static double[] random(SeededRandom random, int n) {
    double[] values = new double[n];
    Arrays.setAll(values, i -> (double) random.nextInt(10));
    return values;
  }

  @Test
  void winsTiesAndLossesAreCounted() {
    var differences = PairedDifferences.independent(new double[] {0.5, 0, -1, 0.1, -0.0});
    assertThat(WinTieLoss.of(differences)).isEqualTo(new WinTieLoss(2, 2, 1));
    assertThat(differences.zeros()).isEqualTo(2);
  }

  /** Computed once on JDK 17: the bits of a stream are part of every seeded result. */
  @Test
  void theRandomSourceIsSpecified() {
    var random = new SeededRandom(0, "x", 0);
    long first = random.nextLong();
    assertThat(new SeededRandom(0, "x", 0).nextLong()).isEqualTo(first);
    assertThat(new SeededRandom(0, "x", 1).nextLong()).isNotEqualTo(first);
    assertThat(new SeededRandom(0, "y", 0).nextLong()).isNotEqualTo(first);
    assertThat(new SeededRandom(1, "x", 0).nextLong()).isNotEqualTo(first);
    assertThat(first).isEqualTo(FIRST);
  }

  private static final long FIRST = -1543089273713909760L;

  @Test
  void randomNumbersAreUniformAndNormal() {
    var random = new SeededRandom(3, "x", 0);
    int[] counts = new int[7];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 70_000; i++) {
      counts[random.nextInt(7)]++;
      double z = random.nextGaussian();
      sum += z;
      squares += z * z;
    }
    for (int count : counts) {
      assertThat(count).isBetween(9_600, 10_400);
    }
    assertThat(sum / 70_000).isCloseTo(0, within(0.02));
    assertThat(squares / 70_000).isCloseTo(1, within(0.03));
  }

  @Test
  void aSpreadNeedsTwoValuesAndOfEqualOnesIsNone() {
    assertThat(Summary.standardDeviation(new double[] {1})).isNaN();
    assertThat(Summary.standardDeviation(new double[] {1, 2})).isEqualTo(Math.sqrt(0.5));
    assertThat(Summary.standardDeviation(new double[] {0.1, 0.1, 0.1})).isZero();
    assertThat(Summary.standardDeviation(new double[] {0.1, 0.1, 0.2})).isPositive();
  }

  @Test
  void whatIsDetectableGrowsWithTheSpreadAndAnswersAreLimited() {
    assertThat(Power.detectable(2, 100, 0.05, 0.8)).isCloseTo(2 * 0.24865, within(2e-5));
    assertThat(Power.detectableInClusters(1, 40, 2, 1, 0.05, 0.8)).isFinite();
    assertThat(Power.detectableInClusters(1, 40, 1, 1, 0.05, 0.8)).isInfinite();
    assertThat(Power.isOutOfReach(Power.filesNeeded(1, 1e-9, 0.05, 0.8))).isTrue();
    assertThat(Power.isOutOfReach(999_999_999)).isFalse();
    assertThat(Power.isOutOfReach(1_000_000_000)).isTrue();
  }

  @Test
  void twoClustersAreTheLeastThatCanBeAlike() {
    double[] values = {1, 1.5, 3, 3.5};
    var two = PairedDifferences.clustered(values, List.of("a", "a", "b", "b"));
    // mean squares 4 between and 0.125 within
    assertThat(two.intraclassCorrelation()).isCloseTo(3.875 / 4.125, within(1e-12));
    var one = PairedDifferences.clustered(values, List.of("a", "a", "a", "a"));
    assertThat(one.intraclassCorrelation()).isZero();
    var equal = PairedDifferences.clustered(new double[4], List.of("a", "a", "b", "b"));
    assertThat(equal.intraclassCorrelation()).isZero();
    assertThat(two.isClustered()).isTrue();
    assertThat(two.withoutClusters().isClustered()).isFalse();
    assertThat(two.withoutClusters().clusterCount()).isEqualTo(4);
  }

  @Test
  void streamsOfPartsDifferBySeedAndPart() {
    assertThat(
            List.of(
                SeededRandom.derive(1, "a"),
                SeededRandom.derive(2, "a"),
                SeededRandom.derive(1, "b"),
                SeededRandom.derive(-1, "a"),
                0L))
        .doesNotHaveDuplicates();
    assertThat(SeededRandom.derive(1, "a")).isEqualTo(DERIVED);
  }

  private static final long DERIVED = -8897766810920014453L;

  /** Too many to draw patterns for are dealt into blocks, in an order that the seed decides. */
  @Test
  void manyUnitsAreDealtIntoBlocksOfTheSameMean() {
    assertThat(units(5000).dealt(1).count()).isEqualTo(5000);
    Units many = units(5001);
    Units dealt = many.dealt(1);
    assertThat(dealt.count()).isEqualTo(2000);
    assertThat(dealt.mean()).isCloseTo(many.mean(), within(1e-9));
    assertThat(Arrays.stream(dealt.sizes()).sum()).isEqualTo(2 * 5001);
    assertThat(Arrays.stream(dealt.sizes()).boxed().distinct()).containsExactlyInAnyOrder(6.0, 4.0);
    double[] one = dealt.means();
    assertThat(many.dealt(1).means()).isEqualTo(one);
    assertThat(many.dealt(2).means()).isNotEqualTo(one);
    int inOrder = 0;
    for (int block = 0; block < 1001; block++) {
      double mean = (3.0 * block + 2000 + 4000) / 3 / 2;
      inOrder += Math.abs(one[block] - mean) < 0.1 ? 1 : 0;
    }
    assertThat(inOrder).isLessThan(20);
  }

  /** Each of two files, with the mean that its number says. */
  private static Units units(int count) {
    double[] sums = new double[count];
    double[] sizes = new double[count];
    Arrays.setAll(sums, i -> (double) i);
    Arrays.fill(sizes, 2);
    return new Units(sums, sizes);
  }
}
