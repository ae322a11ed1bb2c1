package sqe.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberTextTest {

  @Test
  void numbersAreWrittenInTheirShortestForm() {
    assertThat(NumberText.shortest(1)).isEqualTo("1");
    assertThat(NumberText.shortest(-100)).isEqualTo("-100");
    assertThat(NumberText.shortest(0.05)).isEqualTo("0.05");
    assertThat(NumberText.shortest(0.0001)).isEqualTo("0.0001");
    assertThat(NumberText.shortest(1e-10)).isEqualTo("1e-10");
    assertThat(NumberText.shortest(-1.5e-8)).isEqualTo("-1.5e-8");
    assertThat(NumberText.shortest(Double.parseDouble("2e23"))).isEqualTo("2e23");
    assertThat(NumberText.shortest(-0.0)).isEqualTo("0");
    assertThat(NumberText.shortest(Double.NaN)).isEqualTo("nan");
    assertThat(NumberText.shortest(Double.NEGATIVE_INFINITY)).isEqualTo("-inf");
    assertThat(NumberText.canonical("0.50")).isEqualTo("0.5");
    assertThat(NumberText.canonical("none")).isEqualTo("none");
  }

  @Test
  void roundedNumbersHaveNoZerosAtTheirEnd() {
    assertThat(NumberText.rounded(20, 3)).isEqualTo("20");
    assertThat(NumberText.rounded(0.1, 3)).isEqualTo("0.1");
    assertThat(NumberText.rounded(100 * 0.57, 4)).isEqualTo("57");
    assertThat(NumberText.rounded(12345.678, 3)).isEqualTo("12300");
    assertThat(NumberText.rounded(-0.00012345, 2)).isEqualTo("-0.00012");
    assertThat(NumberText.rounded(Double.POSITIVE_INFINITY, 2)).isEqualTo("inf");
  }

  @Test
  void numbersReadBackToTheSameDouble() {
    var random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        String text = NumberText.shortest(value);
        assertThat(Double.parseDouble(text)).isEqualTo(value);
        assertThat(text.length()).isLessThanOrEqualTo(Double.toString(value).length() + 4);
      }
    }
  }
}
