package sqe.dsp.filterbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ModulationBankTest {

  private static ModulationBank bank(double highest) {
    return new ModulationBank(16000, ModulationBank.centres(8, 4, highest), 2);
  }

  @Test
  void lowerEdgesAreThoseOfTheSpecification() {
    double[] wide = bank(128).lowerEdges();
    assertThat(wide[4]).isCloseTo(21.737289721716333, within(1e-12));
    assertThat(wide[5]).isCloseTo(35.66351748146181, within(1e-12));
    assertThat(wide[6]).isCloseTo(58.51112964635431, within(1e-12));
    assertThat(wide[7]).isCloseTo(95.99326064727958, within(1e-12));
    double[] narrow = bank(30).lowerEdges();
    assertThat(narrow[4]).isCloseTo(9.487591223133549, within(1e-12));
    assertThat(narrow[7]).isCloseTo(22.499913254226115, within(1e-12));
  }

  @Test
  void squaresOfFilteredEnvelopesAddUp() {
    int channels = 3;
    int filters = 2;
    ModulationBank.Run run = new ModulationBank(400, new double[] {4, 30}, 2).rest(channels);
    double[] weighted = new double[run.lanes()];
    double[][] four = new double[4][run.lanes()];
    double[] weights = {1, 0.5, 0.25, 2};
    double[][] x = new double[300][];
    Random random = new Random(5);
    for (int n = 0; n < x.length; n++) {
      x[n] = random.doubles(channels).toArray();
      run.step(x[n]);
      run.addSquares(0, filters, n % 7, weighted);
      run.addSquares(1, filters, weights, four);
    }
    run.scale(weighted, 3);
    for (double[] sum : four) {
      run.scale(sum, 1);
    }
    for (int j = 0; j < filters; j++) {
      for (int c = 0; c < channels; c++) {
        double[] y = filtered(x, c, j == 0 ? 4 : 30);
        double expected = 0;
        double plain = 0;
        for (int n = 0; n < y.length; n++) {
          expected += 3 * (n % 7) * y[n] * y[n];
          plain += y[n] * y[n];
        }
        assertThat(weighted[j * channels + c]).isCloseTo(expected, within(1e-12 * expected));
        for (int i = 0; i < 4; i++) {
          assertThat(four[i][j * channels + c])
              .isCloseTo(j == 0 ? 0 : weights[i] * plain, within(1e-12 * plain));
        }
      }
    }
  }

  private static double[] filtered(double[][] x, int channel, double centre) {
    double t = Math.tan(Math.PI * centre / 400);
    double b = t / 2;
    double[] y = new double[x.length];
    for (int n = 0; n < x.length; n++) {
      double x2 = n > 1 ? x[n - 2][channel] : 0;
      double y1 = n > 0 ? y[n - 1] : 0;
      double y2 = n > 1 ? y[n - 2] : 0;
      y[n] =
          (b * (x[n][channel] - x2) - (2 * t * t - 2) * y1 - (1 - b + t * t) * y2)
              / (1 + b + t * t);
    }
    return y;
  }
}
