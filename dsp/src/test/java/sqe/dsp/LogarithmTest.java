package sqe.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogarithmTest {

  private final Random random = new Random(11);

  @Test
  void logarithmsAreThoseOfStrictMathAtEveryMagnitude() {
    for (int i = 0; i < 300_000; i++) {
      double x = Math.scalb(1 + random.nextDouble(), random.nextInt(2046) - 1022);
      double expected = StrictMath.log(x);
      assertThat(Math.abs(Logarithm.natural(x) - expected))
          .as("%s", x)
          .isLessThanOrEqualTo(3e-16 * Math.max(1, Math.abs(expected)));
      assertThat(Logarithm.decimal(x)).isCloseTo(StrictMath.log10(x), within(2e-13));
    }
  }

  @Test
  void logarithmsNearOneHaveASmallAbsoluteError() {
    for (int i = 0; i < 100_000; i++) {
      double x = 1 + Math.scalb(random.nextDouble() - 0.5, -random.nextInt(50));
      assertThat(Logarithm.natural(x)).as("%s", x).isCloseTo(StrictMath.log(x), within(2e-16));
    }
  }

  @Test
  void whatHasNoFiniteLogarithmIsAsInStrictMath() {
    for (double x :
        new double[] {
          0, -0.0, -1, -1e-300, Double.NaN, Double.MIN_VALUE, 1e-310, 1.0 / 0, -1.0 / 0
        }) {
      assertThat(Double.compare(Logarithm.natural(x), StrictMath.log(x))).as("%s", x).isZero();
    }
  }
}
