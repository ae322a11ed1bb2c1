package sqe.dsp.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FftTest {

  private static final int[] LENGTHS = {2, 4, 10, 14, 64, 96};

  private final Random random = new Random(1);

  @Test
  void theSpectrumIsThatOfTheDefinition() {
    for (int n : LENGTHS) {
      double[] x = random.doubles(n, -1, 1).toArray();
      double[] packed = x.clone();
      var fft = new Fft(n);
      fft.forward(packed);
      double[] power = new double[1 + fft.bins()];
      fft.power(packed, power, 1);
      for (int k = 0; k <= n / 2; k++) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < n; i++) {
          re += x[i] * Math.cos(2 * Math.PI * i * k / n);
          im -= x[i] * Math.sin(2 * Math.PI * i * k / n);
        }
        boolean real = k == 0 || k == n / 2;
        assertThat(packed[real ? (k == 0 ? 0 : 1) : 2 * k]).isCloseTo(re, within(1e-12));
        assertThat(real ? 0 : packed[2 * k + 1]).isCloseTo(im, within(1e-12));
        assertThat(power[1 + k]).isCloseTo(re * re + im * im, within(1e-11));
      }
    }
  }

  @Test
  void theInverseGivesTheSamplesBack() {
    for (int n : LENGTHS) {
      double[] x = random.doubles(n, -1, 1).toArray();
      double[] a = x.clone();
      var fft = new Fft(n);
      fft.forward(a);
      fft.inverse(a);
      assertThat(a).containsExactly(x, within(1e-14));
    }
  }

  @Test
  void aTransformAtAnOffsetTouchesNothingElse() {
    double[] x = random.doubles(20, -1, 1).toArray();
    double[] a = x.clone();
    var fft = new Fft(8);
    fft.forward(a, 5);
    double[] expected = Arrays.copyOfRange(x, 5, 13);
    fft.forward(expected);
    System.arraycopy(expected, 0, x, 5, 8);
    assertThat(a).isEqualTo(x);
  }

  @Test
  void theSpectrumOfAnOddLengthIsThatOfTheDefinition() {
    for (int n : new int[] {3, 5, 27, 371, 705, 743, 1411}) {
      double[] x = random.doubles(n, -1, 1).toArray();
      double[] packed = new double[n + 4];
      System.arraycopy(x, 0, packed, 2, n);
      var fft = new Fft(n);
      fft.forward(packed, 2);
      double[] power = new double[fft.bins()];
      fft.power(packed, 2, power, 0);
      for (int k = 0; k <= n / 2; k++) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < n; i++) {
          re += x[i] * Math.cos(2 * Math.PI * ((long) i * k % n) / n);
          im -= x[i] * Math.sin(2 * Math.PI * ((long) i * k % n) / n);
        }
        assertThat(packed[2 + 2 * k]).as("%d of %d", k, n).isCloseTo(re, within(1e-11));
        double imaginary = k == 0 ? 0 : k == n / 2 ? packed[3] : packed[3 + 2 * k];
        assertThat(imaginary).as("%d of %d", k, n).isCloseTo(im, within(1e-11));
        assertThat(power[k]).isCloseTo(re * re + im * im, within(1e-9));
      }
      assertThat(packed).startsWith(0, 0).endsWith(0, 0);
    }
  }

  @Test
  void lengthsBelowTwoAreRefused() {
    for (int length : new int[] {-2, 0, 1}) {
      assertThatThrownBy(() -> new Fft(length))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Integer.toString(length));
    }
  }
}
