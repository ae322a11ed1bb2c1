package sqe.judge.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** The statistics a second time, from textbooks and by brute force, with no code in common. */
class TextbookTest {

  private double[] d = {};
  private List<String> labels = List.of();

  /** Differences of some shape, in clusters of unequal size. */
  private void draw(int repetition, int count) {
    Random random = new Random(repetition);
    d = new double[count];
    labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double normal = random.nextGaussian();
      d[i] =
          switch (repetition % 4) {
            case 0 -> normal;
            case 1 -> -Math.exp(normal) + 1.5;
            case 2 -> Math.rint(2 * normal) / 2;
            default -> i % 3 == 0 ? 0 : normal + 0.4;
          };
      labels.add("speaker " + (i * i) % 11);
    }
  }

  private PairedDifferences independent() {
    return PairedDifferences.independent(d);
  }

  private PairedDifferences clustered() {
    return PairedDifferences.clustered(d, labels);
  }

  private static double mean(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value;
    }
    return sum / x.length;
  }

  private static double sd(double[] x) {
    double squares = 0;
    for (double value : x) {
      squares += Math.pow(value - mean(x), 2);
    }
    return Math.sqrt(squares / (x.length - 1));
  }

  private Map<String, List<Double>> byCluster() {
    Map<String, List<Double>> clusters = new LinkedHashMap<>();
    for (int i = 0; i < d.length; i++) {
      clusters.computeIfAbsent(labels.get(i), label -> new ArrayList<>()).add(d[i]);
    }
    return clusters;
  }

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(v -> v).sum();
  }

  @RepeatedTest(12)
  void meanDeviationAndCorrelation(RepetitionInfo repetition) {
    draw(repetition.getCurrentRepetition(), 47);
    assertThat(clustered().mean()).isCloseTo(mean(d), within(1e-12));
    assertThat(clustered().standardDeviation()).isCloseTo(sd(d), within(1e-12));
    // Shrout and Fleiss (1979), ICC(1), from the table of the one-way analysis of variance
    double within = 0;
    double between = 0;
    double squaredSizes = 0;
    Map<String, List<Double>> clusters = byCluster();
    for (List<Double> cluster : clusters.values()) {
      double own = sum(cluster) / cluster.size();
      between += cluster.size() * Math.pow(own - mean(d), 2);
      within += cluster.stream().mapToDouble(v -> Math.pow(v - own, 2)).sum();
      squaredSizes += cluster.size() * cluster.size();
    }
    double k = clusters.size();
    double msb = between / (k - 1);
    double msw = within / (d.length - k);
    double n0 = (d.length - squaredSizes / d.length) / (k - 1);
    assertThat(clustered().intraclassCorrelation())
        .isCloseTo((msb - msw) / (msb + (n0 - 1) * msw), within(1e-9));
  }

  /** Sums and sizes of clusters, or of files. */
  private double[][] units(boolean inClusters) {
    if (!inClusters) {
      double[] ones = new double[d.length];
      Arrays.fill(ones, 1);
      return new double[][] {d, ones};
    }
    List<List<Double>> clusters = List.copyOf(byCluster().values());
    return new double[][] {
      clusters.stream().mapToDouble(TextbookTest::sum).toArray(),
      clusters.stream().mapToDouble(List::size).toArray()
    };
  }

  @RepeatedTest(12)
  void exactSignFlipsAndTheirIntervalAreThoseOfEverySubset(RepetitionInfo repetition) {
    for (boolean inClusters : new boolean[] {false, true}) {
      draw(repetition.getCurrentRepetition(), inClusters ? 40 : 13);
      double[][] units = units(inClusters);
      int n = units[0].length;
      var test = new SignFlips(inClusters ? clustered() : independent(), 100, 1);
      List<Double> means = new ArrayList<>();
      int above = 0;
      double bound = 0.1;
      for (int subset = 0; subset < 1 << n; subset++) {
        double sum = 0;
        double size = 0;
        double flipped = 0;
        double observed = 0;
        for (int g = 0; g < n; g++) {
          double x = units[0][g] - bound * units[1][g];
          boolean in = (subset >> g & 1) == 1;
          sum += in ? units[0][g] : 0;
          size += in ? units[1][g] : 0;
          flipped += in ? -x : x;
          observed += x;
        }
        above += flipped >= observed - 1e-9 ? 1 : 0;
        if (size > 0) {
          means.add(sum / size);
        }
      }
      assertThat(test.pAbove(bound)).isCloseTo(above / Math.pow(2, n), within(1e-12));
      means.sort(null);
      int rejected = (int) (0.025 * (1 << n));
      Interval interval = Objects.requireNonNull(test.interval(0.95));
      assertThat(interval.low()).isCloseTo(means.get(rejected - 1), within(1e-7));
      assertThat(interval.high()).isCloseTo(means.get(means.size() - rejected), within(1e-7));
    }
  }

  @RepeatedTest(8)
  void drawnSignFlipsAreWithinChanceOfTheNormalApproximation(RepetitionInfo repetition) {
    draw(4 * repetition.getCurrentRepetition(), 400);
    var test = new SignFlips(independent(), 20_000, repetition.getCurrentRepetition());
    double bound = mean(d) - 1.2 * sd(d) / Math.sqrt(d.length);
    assertThat(test.pAbove(bound)).isCloseTo(0.11507, within(0.02)); // 1 - Φ(1.2)
  }

  @RepeatedTest(12)
  void signedRanksAreThoseOfEveryPatternAndTheirCentreIsTheMedianOfPairs(RepetitionInfo times) {
    draw(times.getCurrentRepetition(), 14);
    var test = new SignedRanks(independent());
    double bound = times.getCurrentRepetition() % 4 == 2 ? 0 : 0.05;
    assertThat(test.pAbove(bound)).isCloseTo(signedRankP(bound), within(1e-12));
    List<Double> pairs = new ArrayList<>();
    for (int i = 0; i < d.length; i++) {
      for (int j = i; j < d.length; j++) {
        pairs.add((d[i] + d[j]) / 2);
      }
    }
    pairs.sort(null);
    int half = pairs.size() / 2;
    double median =
        pairs.size() % 2 == 1 ? pairs.get(half) : (pairs.get(half - 1) + pairs.get(half)) / 2;
    boolean tied = times.getCurrentRepetition() % 4 >= 2;
    assertThat(test.estimate()).isCloseTo(median, within(tied ? 0.26 : 1e-9));
    Interval interval = Objects.requireNonNull(test.interval(0.95));
    if (!tied) {
      assertThat(signedRankP(interval.low() - 1e-7)).isLessThanOrEqualTo(0.025);
      assertThat(signedRankP(interval.low() + 1e-7)).isGreaterThan(0.025);
    }
  }

  /** Pratt (1959): ranks with the zeros, then every pattern of signs of the others. */
  private double signedRankP(double bound) {
    double[] x = Arrays.stream(d).map(v -> v - bound).toArray();
    double[] ranks = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int smaller = 0;
      int equal = 0;
      for (double other : x) {
        smaller += Math.abs(other) < Math.abs(x[i]) - 1e-9 ? 1 : 0;
        equal += Math.abs(Math.abs(other) - Math.abs(x[i])) <= 1e-9 ? 1 : 0;
      }
      ranks[i] = Math.abs(x[i]) <= 1e-9 ? 0 : smaller + (equal + 1) / 2.0;
    }
    double observed = 0;
    for (int i = 0; i < x.length; i++) {
      observed += x[i] > 0 ? ranks[i] : 0;
    }
    int hits = 0;
    for (int pattern = 0; pattern < 1 << x.length; pattern++) {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        sum += (pattern >> i & 1) * ranks[i];
      }
      hits += sum >= observed - 1e-9 ? 1 : 0;
    }
    return hits / Math.pow(2, x.length);
  }

  @RepeatedTest(4)
  void detectableEffectAndFilesNeeded(RepetitionInfo repetition) {
    draw(repetition.getCurrentRepetition(), 60);
    double quantiles = studentQuantile(0.95, 59) + studentQuantile(0.8, 59);
    assertThat(Power.detectable(independent(), 0.05, 0.8))
        .isCloseTo(quantiles * sd(d) / Math.sqrt(60), within(1e-9));
    double root = (1.6448536269514722 + 0.8416212335729143) * sd(d) / 0.1;
    assertThat(Power.filesNeeded(sd(d), 0.1, 0.05, 0.8)).isEqualTo((long) Math.ceil(root * root));
  }

  /** By Simpson's rule on Student's density and bisection. */
  private static double studentQuantile(double p, int freedom) {
    double whole = 2 * studentArea(60, freedom);
    double low = 0;
    double high = 60;
    for (int step = 0; step < 60; step++) {
      double middle = (low + high) / 2;
      if (studentArea(middle, freedom) / whole < p - 0.5) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double studentArea(double to, int freedom) {
    int steps = 20_000;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double x = to * i / steps;
      double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * Math.pow(1 + x * x / freedom, -(freedom + 1) / 2.0);
    }
    return sum * to / steps / 3;
  }
}
