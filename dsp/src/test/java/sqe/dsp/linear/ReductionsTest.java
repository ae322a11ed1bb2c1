package sqe.dsp.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ReductionsTest {

  @Test
  void reductionsEqualTheirNaiveTwinsAtEveryLength() {
    Random random = new Random(1);
    for (int length = 0; length < 40; length++) {
      double[] x = random.doubles(length, -1, 1).toArray();
      double[] y = random.doubles(length, -1, 1).toArray();
      double sum = 0;
      double dot = 0;
      double residual = 0;
      for (int i = 0; i < length; i++) {
        sum += x[i];
        dot += x[i] * y[i];
        residual += (x[i] - 0.3 * y[i]) * (x[i] - 0.3 * y[i]);
      }
      assertThat(Reductions.sum(x)).isCloseTo(sum, within(1e-14));
      assertThat(Reductions.dot(x, y)).isCloseTo(dot, within(1e-14));
      assertThat(Reductions.residualEnergy(x, 0.3, y)).isCloseTo(residual, within(1e-14));
    }
  }

  @Test
  void differentLengthsAreRefused() {
    assertThatThrownBy(() -> Reductions.dot(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lengths differ: 2 and 3");
  }
}
