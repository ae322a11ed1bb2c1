package sqe.dsp.cepstrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MelCepstralAnalysisTest {

  private static final int LENGTH = 256;
  private static final double ALPHA = 0.42;

  /** Frequency on the warped axis. */
  private static double warped(double omega) {
    return omega + 2 * Math.atan(ALPHA * Math.sin(omega) / (1 - ALPHA * Math.cos(omega)));
  }

  @Test
  void aSpectrumOfTheModelGivesItsCoefficientsBack() {
    double[] coefficients = {0.4, 0.5, -0.3, 0.2, 0.1};
    double[] power = new double[LENGTH / 2 + 1];
    for (int k = 0; k < power.length; k++) {
      double exponent = 0;
      for (int m = 0; m < coefficients.length; m++) {
        exponent += 2 * coefficients[m] * Math.cos(m * warped(2 * Math.PI * k / LENGTH));
      }
      power[k] = Math.exp(exponent);
    }
    double[] found = new MelCepstralAnalysis(6, ALPHA, LENGTH).analyse(power).orElseThrow();
    assertThat(found).hasSize(7);
    for (int m = 0; m < found.length; m++) {
      double expected = m < coefficients.length ? coefficients[m] : 0;
      assertThat(found[m]).as("c%d", m).isCloseTo(expected, within(1e-4));
    }
  }

  @Test
  void aFlatSpectrumIsItsMeanAlone() {
    double[] power = new double[LENGTH / 2 + 1];
    Arrays.fill(power, 1e-6);
    double[] found = new MelCepstralAnalysis(6, ALPHA, LENGTH).analyse(power).orElseThrow();
    assertThat(found[0]).isCloseTo(0.5 * Math.log(1e-6), within(1e-12));
    assertThat(Arrays.stream(found, 1, found.length)).allMatch(c -> Math.abs(c) < 1e-12);
  }

  @Test
  void gainMovesTheFirstCoefficientAlone() {
    double[] power = new double[LENGTH / 2 + 1];
    double[] louder = new double[power.length];
    for (int k = 0; k < power.length; k++) {
      power[k] = 1.2 + Math.cos(2 * Math.PI * k / 64) + 0.001 * k;
      louder[k] = 100 * power[k];
    }
    var analysis = new MelCepstralAnalysis(12, ALPHA, LENGTH);
    double[] quiet = analysis.analyse(power).orElseThrow();
    double[] loud = analysis.analyse(louder).orElseThrow();
    assertThat(loud[0] - quiet[0]).isCloseTo(Math.log(10), within(2e-3));
    for (int m = 1; m < quiet.length; m++) {
      assertThat(loud[m]).as("c%d", m).isCloseTo(quiet[m], within(2e-3));
    }
  }

  @Test
  void theWarpedCepstrumIsThatOfTheSpecification() {
    double[] logarithm = new double[257];
    for (int k = 0; k < logarithm.length; k++) {
      logarithm[k] = -0.01 * k + Math.log(1.2 + Math.cos(2 * Math.PI * k / 64));
    }
    double[] cepstrum = new double[257];
    for (int i = 0; i < cepstrum.length; i++) {
      double sum = logarithm[0] + (i % 2 == 0 ? 1 : -1) * logarithm[256];
      for (int k = 1; k < 256; k++) {
        sum += 2 * logarithm[k] * Math.cos(2 * Math.PI * i * k / 512);
      }
      cepstrum[i] = sum / 512 / (i == 0 ? 2 : 1);
    }
    double[] expected = {
      -0.4524194111, 0.4635817801, -0.0767032538, 0.2627621277, 0.2490066174, 0.1770672056,
      -0.1974559386, -0.1279328247, 0.0890407114, -0.0458848992, -0.0298671272, 0.1778036967,
      -0.1178335726
    };
    double[][] warping = FrequencyWarping.ofCepstrum(257, 13, ALPHA);
    for (int m = 0; m < expected.length; m++) {
      double value = 0;
      for (int i = 0; i < cepstrum.length; i++) {
        value += warping[m][i] * cepstrum[i];
      }
      assertThat(value).as("c%d", m).isCloseTo(expected[m], within(1e-9));
    }
  }

  @Test
  void aSpectrumThatIsNoNumberHasNoCepstrum() {
    double[] power = new double[LENGTH / 2 + 1];
    Arrays.fill(power, Double.NaN);
    assertThat(new MelCepstralAnalysis(6, ALPHA, LENGTH).analyse(power)).isEmpty();
  }
}
