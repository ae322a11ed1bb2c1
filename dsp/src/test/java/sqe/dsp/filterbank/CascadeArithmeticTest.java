package sqe.dsp.filterbank;

import static org.assertj.core.api.Assertions.assertThat;
import static sqe.dsp.filterbank.CascadeCoefficients.SECTIONS;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the envelopes' test does not see: that both implementations give the same bits. */
class CascadeArithmeticTest {

  private static final int CHANNELS = 11;

  private final Random random = new Random(7);

  private double[][] coefficients(double from, double to) {
    double[][] values = new double[SECTIONS][];
    Arrays.setAll(values, s -> random.doubles(CHANNELS, from, to).toArray());
    return values;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bothGiveTheSameBits(boolean zeros) {
    double[][] a1 = coefficients(-1.2, -0.8);
    double[][] a2 = coefficients(0.5, 0.7);
    CascadeCoefficients coefficients =
        zeros
            ? CascadeCoefficients.of(coefficients(-1, 1), a1, a2)
            : CascadeCoefficients.ofPoles(a1, a2);
    assertThat(outputs(new VectorCascades(), coefficients))
        .isDeepEqualTo(outputs(new PlainCascades(), coefficients));
  }

  /** Of blocks of one sample and more, first without what stops the run, then with it. */
  private static double[][] outputs(CascadeArithmetic cascades, CascadeCoefficients coefficients) {
    Random random = new Random(9);
    CascadeState state = new CascadeState(coefficients.lanes());
    CascadeStop stop = CascadeStop.none(coefficients.lanes());
    double[][] all = new double[0][];
    for (int count : new int[] {1, 2, 3, 64, 1, 5}) {
      double[][] output = new double[64][coefficients.lanes()];
      double[] input = random.doubles(64, -1, 1).toArray();
      double[] h = random.doubles(65, -1, 1).toArray();
      cascades.run(coefficients, state, input, stop, h, count, output);
      stop = CascadeStop.of(state, coefficients);
      int before = all.length;
      all = Arrays.copyOf(all, before + 2 * count);
      for (int n = 0; n < count; n++) {
        all[before + n] = Arrays.copyOf(output[n], CHANNELS);
        double[] scale = random.doubles(coefficients.lanes(), 0, 1).toArray();
        cascades.magnitudes(output[(n + 1) % count].clone(), output[n], scale);
        all[before + count + n] = Arrays.copyOf(output[n], CHANNELS);
      }
    }
    return all;
  }
}
