package sqe.scoring.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatisticsSpeedTest {

  @Test
  void aHundredThousandFilesAreTestedInSeconds() {
    var random = new SeededRandom(1, "test", 0);
    double[] d = new double[100_000];
    java.util.Arrays.setAll(d, i -> random.nextGaussian());
    var differences = PairedDifferences.independent(d);
    long start = System.nanoTime();
    for (int metric = 0; metric < 8; metric++) {
      var test = new SignFlipTest(differences, 10_000, metric);
      assertThat(test.lowerBound(0.05)).isLessThan(test.upperBound(0.05));
      assertThat(BcaInterval.ofMean(differences, 0.95, 10_000, metric).low()).isLessThan(0.02);
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    System.out.printf("8 metrics of 100,000 files: %.1f s%n", seconds);
    assertThat(seconds).isLessThan(20);
  }
}
