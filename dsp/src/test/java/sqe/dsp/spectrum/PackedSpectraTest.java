package sqe.dsp.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedSpectraTest {

  private static final int[] LENGTHS = {2, 4, 6, 16, 30};

  private final Random random = new Random(3);

  @Test
  void aProductIsTheSpectrumOfTheCircularConvolution() {
    for (int n : LENGTHS) {
      double[] x = random.doubles(n, -1, 1).toArray();
      double[] y = random.doubles(n, -1, 1).toArray();
      double[] product = new double[n];
      PackedSpectra.multiply(spectrum(x), spectrum(y), product);
      new Fft(n).inverse(product);
      for (int m = 0; m < n; m++) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
          sum += x[i] * y[Math.floorMod(m - i, n)];
        }
        assertThat(product[m]).isCloseTo(sum, within(1e-13));
      }
    }
  }

  @Test
  void aConjugateProductIsTheSpectrumOfTheCircularCorrelation() {
    for (int n : LENGTHS) {
      double[] x = random.doubles(n, -1, 1).toArray();
      double[] y = random.doubles(n, -1, 1).toArray();
      double[] product = new double[n];
      PackedSpectra.correlate(spectrum(x), spectrum(y), product);
      new Fft(n).inverse(product);
      for (int m = 0; m < n; m++) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
          sum += x[i] * y[(i + m) % n];
        }
        assertThat(product[m]).isCloseTo(sum, within(1e-13));
      }
    }
  }

  @Test
  void productsInPlaceAndSumsAreTheSame() {
    double[] a = spectrum(random.doubles(16, -1, 1).toArray());
    double[] b = spectrum(random.doubles(16, -1, 1).toArray());
    double[] product = new double[16];
    PackedSpectra.multiply(a, b, product);
    double[] inPlace = a.clone();
    PackedSpectra.multiply(inPlace, b, inPlace);
    assertThat(inPlace).isEqualTo(product);
    PackedSpectra.correlate(a, b, product);
    double[] correlated = a.clone();
    PackedSpectra.correlate(correlated, b, correlated);
    assertThat(correlated).isEqualTo(product);
    double[] sum = new double[16];
    PackedSpectra.accumulateCorrelation(a, b, sum);
    assertThat(sum).isEqualTo(product);
  }

  private static double[] spectrum(double[] x) {
    double[] a = x.clone();
    new Fft(x.length).forward(a);
    return a;
  }
}
