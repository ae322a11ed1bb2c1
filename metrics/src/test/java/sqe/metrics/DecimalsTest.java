package sqe.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalsTest {

  @Test
  void numbersAreWrittenInTheirShortestForm() {
    assertThat(Decimals.shortest(1)).isEqualTo("1");
    assertThat(Decimals.shortest(-100)).isEqualTo("-100");
    assertThat(Decimals.shortest(0.05)).isEqualTo("0.05");
    assertThat(Decimals.shortest(0.0001)).isEqualTo("0.0001");
    assertThat(Decimals.shortest(1e-10)).isEqualTo("1e-10");
    assertThat(Decimals.shortest(-1.5e-8)).isEqualTo("-1.5e-8");
    assertThat(Decimals.shortest(Double.parseDouble("2e23"))).isEqualTo("2e23");
    assertThat(Decimals.shortest(-0.0)).isEqualTo("0");
    assertThat(Decimals.shortest(Double.NaN)).isEqualTo("nan");
    assertThat(Decimals.shortest(Double.NEGATIVE_INFINITY)).isEqualTo("-inf");
    assertThat(Decimals.canonical("0.50")).isEqualTo("0.5");
    assertThat(Decimals.canonical("none")).isEqualTo("none");
  }

  @Test
  void roundedNumbersHaveNoZerosAtTheirEnd() {
    assertThat(Decimals.rounded(20, 3)).isEqualTo("20");
    assertThat(Decimals.rounded(0.1, 3)).isEqualTo("0.1");
    assertThat(Decimals.rounded(100 * 0.57, 4)).isEqualTo("57");
    assertThat(Decimals.rounded(12345.678, 3)).isEqualTo("12300");
    assertThat(Decimals.rounded(-0.00012345, 2)).isEqualTo("-0.00012");
    assertThat(Decimals.rounded(Double.POSITIVE_INFINITY, 2)).isEqualTo("inf");
  }

  @Test
  void numbersReadBackToTheSameDouble() {
    var random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        String text = Decimals.shortest(value);
        assertThat(Double.parseDouble(text)).isEqualTo(value);
        assertThat(text.length()).isLessThanOrEqualTo(Double.toString(value).length() + 4);
      }
    }
  }
}
