package sqe.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PowerLawTest {

  private static final double[] EXPONENTS = {0.23, 0.25520097857560436, 0.04, 1.2, -0.77, 2, 1, 0};

  @Test
  void powersAreWithinThreeUnitsInTheLastPlaceOfStrictMath() {
    Random random = new Random(7);
    for (double exponent : EXPONENTS) {
      PowerLaw law = new PowerLaw(exponent);
      for (int i = 0; i < 200_000; i++) {
        double x = Math.scalb(1 + random.nextDouble(), random.nextInt(128) - 64);
        double expected = StrictMath.pow(x, exponent);
        assertThat(Math.abs(law.of(x) - expected))
            .as("%s^%s", x, exponent)
            .isLessThanOrEqualTo(3 * Math.ulp(expected));
      }
    }
  }

  @Test
  void argumentsOutsideTheTablesAreThoseOfStrictMath() {
    PowerLaw law = new PowerLaw(0.23);
    for (double x :
        new double[] {
          0, -0.0, -1, Double.NaN, Double.MIN_VALUE, 1e-30, 1e30, Double.MAX_VALUE, 1.0 / 0
        }) {
      assertThat(Double.compare(law.of(x), StrictMath.pow(x, 0.23))).as("%s", x).isZero();
    }
  }

  @Test
  void segmentBordersAreContinuous() {
    PowerLaw law = new PowerLaw(0.23);
    for (int i = 0; i <= 128; i++) {
      double border = 1 + i / 128.0;
      assertThat(law.of(border) - law.of(Math.nextDown(border))).isBetween(-1e-15, 1e-15);
    }
  }

  @Test
  void largeExponentsAreRefused() {
    assertThatThrownBy(() -> new PowerLaw(2.5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PowerLaw(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }
}
