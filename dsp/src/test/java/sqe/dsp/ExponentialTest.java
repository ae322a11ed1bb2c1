package sqe.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExponentialTest {

  private final Random random = new Random(12);

  @Test
  void exponentialsAreThoseOfStrictMathAtEveryMagnitude() {
    for (int i = 0; i < 300_000; i++) {
      double x = (random.nextDouble() - 0.5) * Math.scalb(1.0, random.nextInt(13) - 2);
      x = Math.max(-700, Math.min(700, x));
      double expected = StrictMath.exp(x);
      assertThat(Math.abs(Exponential.of(x) - expected))
          .as("%s", x)
          .isLessThanOrEqualTo(2 * Math.ulp(expected));
    }
  }

  @Test
  void smallArgumentsAndEndsAreExact() {
    assertThat(Exponential.of(0)).isEqualTo(1);
    assertThat(Exponential.of(-0.0)).isEqualTo(1);
    assertThat(Exponential.of(1)).isEqualTo(Math.E);
    assertThat(Exponential.of(1e-300)).isEqualTo(1);
    for (double x : new double[] {-700.1, 700.1, -745, 800, -800, Double.NaN, 1.0 / 0, -1.0 / 0}) {
      assertThat(Double.compare(Exponential.of(x), StrictMath.exp(x))).as("%s", x).isZero();
    }
  }
}
