package sqe.judge.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MeanIntervalTest {

  private static PairedDifferences clusters(int count, int files, double spread, double within) {
    var random = new SeededRandom(6, "test", count);
    double[] common = new double[count];
    Arrays.setAll(common, g -> spread * random.nextGaussian());
    double[] d = new double[files];
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      int g = Math.min(i % (count + 3), count - 1); // the last cluster is four times as large
      d[i] = common[g] + within * random.nextGaussian();
      labels.add("speaker " + g);
    }
    return PairedDifferences.clustered(d, labels);
  }

  private static Interval of(PairedDifferences differences) {
    return Objects.requireNonNull(MeanInterval.of(differences, 0.95, 2000, 1));
  }

  private static double width(Interval interval) {
    return interval.high() - interval.low();
  }

  /** Hartigan (1969): the ends are order statistics of the means of the subsets of clusters. */
  @Test
  void theEndsOfFewClustersAreTypicalValues() {
    for (int count : new int[] {6, 10, 13}) {
      var differences = clusters(count, 90, 1, 0.5);
      Units units = differences.units();
      double[] means = new double[(1 << count) - 1];
      for (int subset = 1; subset <= means.length; subset++) {
        double sum = 0;
        double size = 0;
        for (int g = 0; g < count; g++) {
          sum += (subset >> g & 1) * units.sum(g);
          size += (subset >> g & 1) * units.size(g);
        }
        means[subset - 1] = sum / size;
      }
      Arrays.sort(means);
      int rejected = (int) (0.025 * (1 << count));
      Interval interval = of(differences);
      assertThat(interval.low()).isCloseTo(means[rejected - 1], within(1e-9));
      assertThat(interval.high()).isCloseTo(means[means.length - rejected], within(1e-9));
    }
  }

  @Test
  void clustersWidenTheIntervalOfAlikeFiles() {
    for (int count : new int[] {8, 40}) {
      var clustered = clusters(count, 20 * count, 1, 0.1);
      assertThat(width(of(clustered))).isGreaterThan(2.5 * width(of(clustered.withoutClusters())));
    }
  }

  @Test
  void theIntervalHoldsZeroExactlyWhenTheTestDoesNotReject() {
    for (int count = 6; count < 30; count++) {
      var differences = clusters(count, 90, 0.2, 0.5);
      var test = new SignFlips(differences, 2000, 1);
      double p = 2 * Math.min(test.pAbove(0), test.pBelow(0));
      Interval interval = of(differences);
      assertThat(interval.low() <= 0 && interval.high() >= 0).isEqualTo(p > 0.05);
    }
  }

  @Test
  void tooFewClustersForTheLevelHaveNoInterval() {
    var six = clusters(6, 60, 1, 1);
    assertThat(MeanInterval.of(six, 0.95, 2000, 1)).isNotNull();
    assertThat(MeanInterval.of(six, 0.99, 2000, 1)).isNull();
    assertThat(MeanInterval.of(clusters(1, 60, 1, 1), 0.95, 2000, 1)).isNull();
  }

  @Test
  void clustersWithoutAnyDifferenceHaveAnIntervalOfNoWidth() {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      labels.add("speaker " + i % 8);
    }
    assertThat(of(PairedDifferences.clustered(new double[40], labels)))
        .isEqualTo(new Interval(0, 0));
  }
}
