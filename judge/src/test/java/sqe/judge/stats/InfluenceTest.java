package sqe.judge.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfluenceTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 19, 20, 39, 40, 100, 119})
  void oneInTwentyAreFoundWithTheirShareAndTheSkewness(int count) {
    SeededRandom random = new SeededRandom(count, "influence", 0);
    double[] values = new double[count];
    Arrays.setAll(values, i -> 3 + Math.exp(random.nextGaussian()));
    double mean = Arrays.stream(values).average().orElseThrow();
    double[] squares = Arrays.stream(values).map(v -> Math.pow(v - mean, 2)).toArray();
    List<Integer> largest =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -squares[i]))
            .limit(Math.max(1, count / 20))
            .toList();
    double all = Arrays.stream(squares).sum();
    double third = Arrays.stream(values).map(v -> Math.pow(v - mean, 3)).average().orElseThrow();
    Influence influence = Influence.of(values);
    assertThat(influence.files()).isEqualTo(largest);
    assertThat(influence.share())
        .isCloseTo(largest.stream().mapToDouble(i -> squares[i]).sum() / all, within(1e-12));
    assertThat(influence.skewness()).isCloseTo(third / Math.pow(all / count, 1.5), within(1e-9));
  }

  @Test
  void ofEqualDeviationsTheFirstAreNamed() {
    double[] values = new double[40];
    Arrays.setAll(values, i -> i % 2 == 0 ? 1 : -1);
    assertThat(Influence.of(values).files()).containsExactly(0, 1);
    assertThat(Influence.of(values).share()).isEqualTo(0.05);
    assertThat(Influence.of(values).skewness()).isZero();
  }

  @Test
  void whereNothingVariesOrOverflowsNobodyCarriesIt() {
    for (double[] values : new double[][] {{1, 1, 1}, {1e300, -1e300}, {5}}) {
      Influence influence = Influence.of(values);
      assertThat(influence.files()).isEmpty();
      assertThat(influence.share()).isZero();
      assertThat(influence.skewness()).isNaN();
    }
  }
}
