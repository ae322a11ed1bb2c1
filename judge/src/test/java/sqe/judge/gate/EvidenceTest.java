package sqe.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sqe.judge.stats.Interval;
import sqe.judge.stats.PairedDifferences;

/** Number, interval, bounds, p and verdict are of one method and cannot contradict each other. */
@Tag("one-jdk")
class EvidenceTest {

  private static final double ALPHA = 0.05;

  private static double[] sample(Random random, int kind) {
    double[] d = new double[10 + random.nextInt(60)];
    double centre = 0.4 * random.nextGaussian();
    double spread = 0.1 + random.nextDouble();
    for (int i = 0; i < d.length; i++) {
      double normal = random.nextGaussian();
      d[i] =
          centre
              + spread
                  * switch (kind) {
                    case 0 -> normal;
                    case 1 -> -Math.exp(normal);
                    case 2 -> Math.rint(normal);
                    default -> i % 2 == 0 ? 0 : normal;
                  };
    }
    return d;
  }

  private static PairedDifferences differences(double[] d, boolean inClusters) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < d.length; i++) {
      labels.add("speaker " + i * i % (d.length / 3 + 5));
    }
    return inClusters ? PairedDifferences.clustered(d, labels) : PairedDifferences.independent(d);
  }

  @Tag("simulation")
  @ParameterizedTest
  @EnumSource(GatePolicy.Test.class)
  void theDecisionCanBeReadOffTheBoundsWhichLieInTheInterval(GatePolicy.Test test) {
    GatePolicy policy = GatePolicy.builder().test(test).resamples(500).build();
    Random random = new Random(11);
    for (int round = 0; round < 400; round++) {
      double[] d = sample(random, round % 4);
      double margin = round % 5 == 0 ? 0 : 0.3 * random.nextDouble();
      Evidence evidence =
          Evidence.of(
              differences(d, round % 3 == 0), margin, policy, RowKind.FILE, random.nextLong());
      Interval bounds = evidence.bounds();
      double middle = evidence.centre().estimate();
      assertThat(bounds.low()).isLessThanOrEqualTo(middle + 1e-9);
      assertThat(middle).isLessThanOrEqualTo(bounds.high() + 1e-9);
      Interval interval = evidence.interval();
      if (interval != null) {
        assertThat(interval.low()).isLessThanOrEqualTo(bounds.low());
        assertThat(interval.high()).isGreaterThanOrEqualTo(bounds.high());
      }
      assertThat(evidence.verdict(evidence.p().regression(), ALPHA))
          .isEqualTo(read(bounds, margin));
      assertThat(evidence.p().regression() <= ALPHA).isEqualTo(bounds.high() < -margin);
      assertThat(evidence.p().loss() <= ALPHA).isEqualTo(bounds.high() < 0);
      assertThat(evidence.p().improved() <= ALPHA).isEqualTo(bounds.low() > 0);
    }
  }

  /** As the table of verdicts in the documentation has it. */
  private static Verdict read(Interval bounds, double margin) {
    if (bounds.high() < -margin) {
      return Verdict.FAIL;
    }
    if (bounds.low() > 0) {
      return Verdict.IMPROVED;
    }
    if (bounds.low() > -margin) {
      return bounds.high() < margin ? Verdict.EQUIVALENT : Verdict.PASS;
    }
    return Verdict.INCONCLUSIVE;
  }

  /** Fifteen files better and fifteen worse by one step, forty unchanged. */
  @Test
  void signedRanksHaveTheIntervalOfTheirMiddle() {
    double[] d = new double[70];
    Arrays.fill(d, 0, 15, 0.0156);
    Arrays.fill(d, 15, 30, -0.0156);
    GatePolicy ranks = GatePolicy.builder().test(GatePolicy.Test.WILCOXON).build();
    Evidence evidence =
        Evidence.of(PairedDifferences.independent(d), 0.001, ranks, RowKind.FILE, 1);
    assertThat(evidence.centre().middle()).isTrue();
    assertThat(evidence.centre().estimate()).isCloseTo(0, within(1e-9));
    Interval interval = Objects.requireNonNull(evidence.interval());
    assertThat(interval.high() - interval.low()).isLessThan(0.002);
    assertThat(evidence.verdict(evidence.p().regression(), ALPHA)).isEqualTo(Verdict.EQUIVALENT);
  }
}
