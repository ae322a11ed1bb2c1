package sqe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalTest {

  @Test
  void textReadsBackToTheSameNumber() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (!Double.isNaN(value)) {
        assertThat(Decimal.parse(Decimal.of(value))).isEqualTo(value);
      }
    }
  }

  @Test
  void noShorterTextReadsBackToTheSameNumber() {
    Random random = new Random(2);
    for (int i = 0; i < 10_000; i++) {
      double value = random.nextGaussian() * 20;
      BigDecimal exact = new BigDecimal(Decimal.of(value));
      var fewer = new MathContext(Math.max(1, exact.precision() - 1));
      assertThat(exact.round(fewer).doubleValue()).isNotEqualTo(value);
    }
  }

  @Test
  void infinitiesAreWordsAndNaNIsRefused() {
    assertThat(Decimal.of(Double.POSITIVE_INFINITY)).isEqualTo("inf");
    assertThat(Decimal.of(Double.NEGATIVE_INFINITY)).isEqualTo("-inf");
    assertThat(Decimal.of(2e-3)).isEqualTo("0.002");
    assertThat(Decimal.of(Double.parseDouble("2e23"))).isEqualTo("2.0E23");
    assertThatThrownBy(() -> Decimal.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }
}
