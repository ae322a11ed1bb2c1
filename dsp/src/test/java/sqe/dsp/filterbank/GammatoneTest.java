package sqe.dsp.filterbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GammatoneTest {

  @Test
  void centresAreThoseOfTheSpecification() {
    double[] centres = Gammatone.centres(16000, 23, 125);
    assertThat(centres).hasSize(23);
    assertThat(centres[0]).isCloseTo(6947.845076303745, within(1e-8));
    assertThat(centres[1]).isCloseTo(6030.220771530943, within(1e-8));
    assertThat(centres[21]).isCloseTo(176.87456259439222, within(1e-9));
    assertThat(centres[22]).isCloseTo(125, within(1e-9));
  }

  @Test
  void theResponseIsOneAtTheCentreAndFallsOnBothSides() {
    double[] response = Gammatone.response(16000, 1000, 512);
    assertThat(response).hasSize(257);
    assertThat(response[32]).isCloseTo(1, within(1e-12));
    for (int k = 1; k < 257; k++) {
      if (k <= 32) {
        assertThat(response[k]).isGreaterThan(response[k - 1]);
      } else {
        assertThat(response[k]).isLessThan(response[k - 1]);
      }
    }
  }

  @Test
  void halfTheEnergyLiesWithinTheBandwidth() {
    double[] response = Gammatone.response(16000, 1000, 1 << 14);
    double total = Arrays.stream(response).map(v -> v * v).sum() * 16000 / (1 << 14);
    assertThat(total).isCloseTo(Gammatone.bandwidth(1000), within(0.03 * total));
  }
}
