package sqe.dsp.cepstrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MelCepstrumTest {

  private static double[] power() {
    double[] power = new double[257];
    Arrays.setAll(power, k -> Math.exp(-0.01 * k) * (1.2 + Math.cos(2 * Math.PI * k / 64)));
    return power;
  }

  @Test
  void theSpectrumOfTheSpecificationHasItsCepstrum() {
    assertThat(new MelCepstrum(12, 0.42, 512).of(power()))
        .containsExactly(
            new double[] {
              -0.4524194111,
              0.4635817801,
              -0.0767032538,
              0.2627621277,
              0.2490066174,
              0.1770672056,
              -0.1974559386,
              -0.1279328247,
              0.0890407114,
              -0.0458848992,
              -0.0298671272,
              0.1778036967,
              -0.1178335726
            },
            within(1e-10));
  }

  @Test
  void aGainMovesTheFirstCoefficientAlone() {
    MelCepstrum transform = new MelCepstrum(12, 0.42, 512);
    double[] before = transform.of(power());
    double[] after = transform.of(Arrays.stream(power()).map(p -> 4 * p).toArray());
    assertThat(after[0]).isCloseTo(before[0] + Math.log(4) / 2, within(1e-12));
    assertThat(Arrays.copyOfRange(after, 1, 13))
        .containsExactly(Arrays.copyOfRange(before, 1, 13), within(1e-12));
  }

  @Test
  void withoutWarpingItIsTheCepstrum() {
    double[] logarithm = Arrays.stream(power()).map(Math::log).toArray();
    double[] actual = new MelCepstrum(5, 0, 512).of(power());
    for (int d = 0; d <= 5; d++) {
      double sum = logarithm[0] + (d % 2 == 0 ? 1 : -1) * logarithm[256];
      for (int k = 1; k < 256; k++) {
        sum += 2 * logarithm[k] * Math.cos(2 * Math.PI * k * d / 512);
      }
      assertThat(actual[d]).isCloseTo(sum / 512 * (d == 0 ? 0.5 : 1), within(1e-12));
    }
  }
}
