package sqe.dsp.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeWarpingTest {

  private final Random random = new Random(17);

  private double[][] sequence(int length) {
    double[][] sequence = new double[length][2];
    for (int i = 1; i < length; i++) {
      for (int d = 0; d < 2; d++) {
        sequence[i][d] = sequence[i - 1][d] + random.nextGaussian();
      }
    }
    return sequence;
  }

  @Test
  void theExactPathIsTheBestOfAllPaths() {
    for (int trial = 0; trial < 30; trial++) {
      double[][] x = sequence(1 + random.nextInt(7));
      double[][] y = sequence(1 + random.nextInt(7));
      assertThat(TimeWarping.exact(x, y, TimeWarping.Ties.FIRST).cost())
          .isCloseTo(best(x, y, 0, 0), within(1e-12));
    }
  }

  private static double best(double[][] x, double[][] y, int i, int j) {
    double distance = Math.hypot(x[i][0] - y[j][0], x[i][1] - y[j][1]);
    double rest = i == x.length - 1 && j == y.length - 1 ? 0 : Double.POSITIVE_INFINITY;
    if (i + 1 < x.length) {
      rest = Math.min(rest, best(x, y, i + 1, j));
    }
    if (j + 1 < y.length) {
      rest = Math.min(rest, best(x, y, i, j + 1));
    }
    if (i + 1 < x.length && j + 1 < y.length) {
      rest = Math.min(rest, best(x, y, i + 1, j + 1));
    }
    return distance + rest;
  }

  @Test
  void theApproximatePathIsNeverBetterAndMostlyNear() {
    for (int trial = 0; trial < 40; trial++) {
      double[][] x = sequence(1 + random.nextInt(150));
      double[][] y = sequence(1 + random.nextInt(150));
      var exact = TimeWarping.exact(x, y, TimeWarping.Ties.FIRST);
      var approximate = TimeWarping.approximate(x, y);
      assertThat(approximate.cost()).isFinite().isGreaterThanOrEqualTo(exact.cost() - 1e-9);
      assertThat(approximate.length())
          .isBetween(Math.max(x.length, y.length), x.length + y.length - 1);
    }
  }

  @Test
  void aSequenceWithItselfGoesAlongTheDiagonal() {
    double[][] x = sequence(97);
    assertThat(TimeWarping.exact(x, x, TimeWarping.Ties.FIRST))
        .isEqualTo(new TimeWarping.Result(0, 97));
    assertThat(TimeWarping.approximate(x, x)).isEqualTo(new TimeWarping.Result(0, 97));
  }

  @Test
  void waysOfOneCostPreferTheFirstSequenceThenTheSecond() {
    double[][] same = new double[3][1];
    assertThat(TimeWarping.exact(same, same, TimeWarping.Ties.FIRST))
        .isEqualTo(new TimeWarping.Result(0, 5));
  }

  @Test
  void tiesDecideTheLengthOfThePathAndNotItsCost() {
    double[][] same = {{1}, {1}, {1}};
    assertThat(TimeWarping.exact(same, same, TimeWarping.Ties.BOTH))
        .isEqualTo(new TimeWarping.Result(0, 3));
    double[][] longer = {{1}, {1}, {1}, {1}, {1}};
    assertThat(TimeWarping.exact(same, longer, TimeWarping.Ties.BOTH).length()).isEqualTo(5);
    assertThat(TimeWarping.exact(same, longer, TimeWarping.Ties.FIRST).length()).isEqualTo(7);
    for (int trial = 0; trial < 10; trial++) {
      double[][] x = sequence(1 + random.nextInt(50));
      double[][] y = sequence(1 + random.nextInt(50));
      assertThat(TimeWarping.exact(x, y, TimeWarping.Ties.BOTH).cost())
          .isEqualTo(TimeWarping.exact(x, y, TimeWarping.Ties.FIRST).cost());
    }
  }

  @Test
  void inStepThePathIsTheDiagonal() {
    double[][] x = {{0, 0}, {1, 1}, {0, 3}};
    double[][] y = {{3, 4}, {1, 1}, {0, 1}};
    assertThat(TimeWarping.inStep(x, y)).isEqualTo(new TimeWarping.Result(7, 3));
  }
}
