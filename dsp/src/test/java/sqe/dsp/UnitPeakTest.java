package sqe.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class UnitPeakTest {

  @Test
  void thePeakComesToBetweenAHalfAndOneAndNothingIsRounded() {
    double[] x = {0.1, -3.7, 2, 1e-9};
    assertThat(UnitPeak.of(x)).isEqualTo(3.7);
    double[] scaled = UnitPeak.scaled(x);
    assertThat(scaled).containsExactly(0.1 / 4, -3.7 / 4, 0.5, 1e-9 / 4);
    assertThat(x[1]).isEqualTo(-3.7);
  }

  @Test
  void gainsOfPowersOfTwoGiveTheSameBitsHoweverLargeOrSmall() {
    double[] x = {0.3, -0.7, 0.11};
    for (int exponent : new int[] {-900, -3, 5, 1000}) {
      double[] y = Arrays.stream(x).map(v -> Math.scalb(v, exponent)).toArray();
      assertThat(UnitPeak.scaled(y)).isEqualTo(UnitPeak.scaled(x));
    }
  }

  @Test
  void onlyZerosAreSilent() {
    assertThat(UnitPeak.isSilent(new double[0])).isTrue();
    assertThat(UnitPeak.isSilent(new double[] {0, -0.0})).isTrue();
    assertThat(UnitPeak.isSilent(new double[] {0, Double.MIN_VALUE})).isFalse();
    assertThat(UnitPeak.isSilent(new double[] {Double.NaN})).isFalse();
  }

  @Test
  void silenceStaysSilence() {
    assertThat(UnitPeak.scaled(new double[3])).containsOnly(0);
    assertThat(UnitPeak.scaled(new double[0])).isEmpty();
    assertThat(UnitPeak.of(new double[0])).isZero();
    assertThat(UnitPeak.scaled(new double[] {Double.MIN_VALUE})[0]).isBetween(0.0, 1.0);
  }
}
