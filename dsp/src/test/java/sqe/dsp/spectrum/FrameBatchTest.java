package sqe.dsp.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameBatchTest {

  private static final int[] LENGTHS = {16, 32, 64, 128, 256, 512, 1024, 4096};

  private final Random random = new Random(5);

  @Test
  void spectraAreThoseOfTheDefinition() {
    for (int n : new int[] {16, 32, 64, 128, 512}) {
      double[] signal = noise(4 * n);
      double[] window = noise(n);
      double[] packed = spectra(n, signal, window, n / 2, 7);
      for (int f = 0; f < 7; f++) {
        for (int k = 0; k <= n / 2; k++) {
          double re = 0;
          double im = 0;
          for (int i = 0; i < n; i++) {
            double x = signal[f * n / 2 + i] * window[i];
            double angle = 2 * Math.PI * ((long) i * k % n) / n;
            re += x * Math.cos(angle);
            im -= x * Math.sin(angle);
          }
          int at = f * n + (k == n / 2 ? 1 : 2 * k);
          assertThat(packed[at]).as("%d, %d", n, k).isCloseTo(re, within(1e-12));
          if (k > 0 && k < n / 2) {
            assertThat(packed[at + 1]).as("%d, %d", n, k).isCloseTo(im, within(1e-12));
          }
        }
      }
    }
  }

  @Test
  void spectraAreThoseOfSingleTransforms() {
    for (int n : LENGTHS) {
      double[] signal = noise(20 * n);
      double[] window = noise(n);
      var fft = new Fft(n);
      for (int count : new int[] {1, 7, 8, 9, 31, 32}) {
        double[] packed = spectra(n, signal, window, n / 2, count);
        double largest = 0;
        for (int f = 0; f < count; f++) {
          double[] single = Arrays.copyOfRange(signal, f * n / 2, f * n / 2 + n);
          Arrays.setAll(single, i -> single[i] * window[i]);
          fft.forward(single);
          for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.abs(packed[f * n + i] - single[i]));
          }
        }
        assertThat(largest).isLessThan(1e-12);
      }
    }
  }

  @Test
  void powersAreThoseOfTheSpectra() {
    for (int n : LENGTHS) {
      double[] signal = noise(10 * n);
      double[] window = noise(n);
      var batch = new FrameBatch(new FrameTransform(n));
      double[] packed = spectra(n, signal, window, n / 4, 32);
      batch.load(signal, 0, n / 4, 32, window);
      batch.powers();
      double[] power = new double[n / 2 + 1];
      double[] actual = new double[n / 2 + 1];
      for (int f = 0; f < 32; f++) {
        new Fft(n).power(packed, f * n, power, 0);
        for (int k = 0; k <= n / 2; k++) {
          actual[k] = batch.power(k)[f];
        }
        assertThat(actual).isEqualTo(power);
      }
      double[] stored = new double[3 + 32 * power.length];
      batch.storePowers(stored, 3, 32);
      assertThat(Arrays.copyOfRange(stored, 3 + 31 * power.length, stored.length)).isEqualTo(power);
      double[] sums = new double[FrameBatch.FRAMES];
      batch.sum(1, 5, sums);
      double[] rows = sums.clone();
      batch.load(signal, 0, n / 4, 32, window);
      batch.spectra();
      batch.squares();
      batch.sum(1, 5, sums);
      assertThat(sums).isEqualTo(rows);
      assertThat(sums[31])
          .isCloseTo(power[1] + power[2] + power[3] + power[4], within(1e-12 * sums[31]));
      assertThat(batch.power(n / 2)[31]).isEqualTo(power[n / 2]);
      assertThat(batch.power(0)[31]).isEqualTo(power[0]);
    }
  }

  @Test
  void samplesComeBack() {
    for (int n : LENGTHS) {
      double[] signal = noise(33 * n);
      double[] ones = new double[n];
      Arrays.fill(ones, 1);
      var batch = new FrameBatch(new FrameTransform(n));
      batch.load(signal, n, n, 32, ones);
      batch.spectra();
      double[] packed = new double[32 * n];
      batch.storeSpectra(packed, 0, 32);
      batch.samples();
      double[] samples = new double[32 * n];
      batch.storeSamples(samples, 0, 32);
      assertThat(samples).containsExactly(Arrays.copyOfRange(signal, n, 33 * n), within(1e-14));
      batch.loadSpectra(packed, 0, 32);
      batch.samples();
      double[] again = new double[32 * n];
      batch.storeSamples(again, 0, 32);
      assertThat(again).isEqualTo(samples);
    }
  }

  @Test
  void energyIsKept() {
    int n = 256;
    double[] signal = noise(4000);
    double[] window = Windows.periodicHann(n);
    var batch = new FrameBatch(new FrameTransform(n));
    batch.load(signal, 3, 100, 30, window);
    batch.powers();
    for (int f = 0; f < 30; f++) {
      double energy = 0;
      for (int i = 0; i < n; i++) {
        energy += Math.pow(signal[3 + 100 * f + i] * window[i], 2);
      }
      double sum = batch.power(0)[f] + batch.power(n / 2)[f];
      for (int k = 1; k < n / 2; k++) {
        sum += 2 * batch.power(k)[f];
      }
      assertThat(sum / n).isCloseTo(energy, within(1e-13 * energy));
    }
  }

  @Test
  void theTransformIsLinear() {
    int n = 1024;
    double[] a = noise(3 * n);
    double[] b = noise(3 * n);
    double[] sum = new double[3 * n];
    Arrays.setAll(sum, i -> 2 * a[i] - 3 * b[i]);
    double[] window = Windows.hamming(n);
    double[] ofA = spectra(n, a, window, 200, 11);
    double[] ofB = spectra(n, b, window, 200, 11);
    double[] ofSum = spectra(n, sum, window, 200, 11);
    for (int i = 0; i < ofSum.length; i++) {
      assertThat(ofSum[i]).isCloseTo(2 * ofA[i] - 3 * ofB[i], within(1e-11));
    }
  }

  @Test
  void anImpulseHasAFlatSpectrum() {
    for (int n : LENGTHS) {
      double[] signal = new double[n];
      double[] ones = new double[n];
      Arrays.fill(ones, 1);
      signal[n / 4 + 1] = 2;
      var batch = new FrameBatch(new FrameTransform(n));
      batch.load(signal, 0, n, 1, ones);
      batch.powers();
      for (int k = 0; k <= n / 2; k++) {
        assertThat(batch.power(k)[0]).isCloseTo(4, within(1e-14));
      }
    }
  }

  @Test
  void companyChangesNoBitOfAFrame() {
    for (int n : new int[] {64, 128}) {
      double[] signal = noise(2000);
      Arrays.fill(signal, 500, 500 + n, 0);
      for (int i = 1000; i < 1200; i++) {
        signal[i] *= 1e200;
      }
      double[] window = Windows.periodicHann(n);
      var batch = new FrameBatch(new FrameTransform(n));
      int[] from = random.ints(32, 0, 2000 - n).toArray();
      from[3] = 500;
      from[4] = 1050;
      batch.load(signal, from, 32, window);
      batch.spectra();
      double[] together = new double[32 * n];
      batch.storeSpectra(together, 0, 32);
      for (int f = 0; f < 32; f++) {
        batch.load(signal, from[f], 1, 1, window);
        batch.spectra();
        double[] alone = new double[n];
        batch.storeSpectra(alone, 0, 1);
        assertThat(Arrays.copyOfRange(together, f * n, (f + 1) * n)).isEqualTo(alone);
      }
      assertThat(Arrays.stream(together, 3 * n, 4 * n).map(Math::abs).max()).hasValue(0);
    }
  }

  @Test
  void shortWindowsAreFollowedByZeros() {
    int n = 64;
    double[] signal = noise(500);
    for (int length : new int[] {1, 7, 8, 9, 15, 40, 63}) {
      double[] window = noise(length);
      double[] padded = Arrays.copyOf(window, n);
      assertThat(spectra(n, signal, window, 10, 9)).isEqualTo(spectra(n, signal, padded, 10, 9));
    }
  }

  @Test
  void zerosLieBeyondTheSignal() {
    int n = 32;
    double[] signal = noise(80);
    double[] window = noise(n);
    double[] padded = new double[80 + 2 * 200];
    System.arraycopy(signal, 0, padded, 200, 80);
    int[] from = {-200, -32, -31, -1, 0, 5, 48, 49, 79, 80, 150};
    int[] shifted = Arrays.stream(from).map(start -> start + 200).toArray();
    var batch = new FrameBatch(new FrameTransform(n));
    double[] expected = new double[from.length * n];
    batch.load(padded, shifted, from.length, window);
    batch.spectra();
    batch.storeSpectra(expected, 0, from.length);
    double[] actual = new double[from.length * n];
    batch.load(signal, from, from.length, window);
    batch.spectra();
    batch.storeSpectra(actual, 0, from.length);
    assertThat(actual).isEqualTo(expected);
    batch.load(new double[5], from, from.length, window);
    batch.powers();
    assertThat(batch.power(7)).startsWith(new double[from.length]);
  }

  @Test
  void correlationFindsTheDelay() {
    int n = 256;
    double[] signal = noise(2 * n);
    double[] ones = new double[n / 2];
    Arrays.fill(ones, 1);
    var transform = new FrameTransform(n);
    var reference = new FrameBatch(transform);
    var delayed = new FrameBatch(transform);
    reference.load(signal, new int[] {50, 40}, 2, ones);
    delayed.load(signal, new int[] {37, 40}, 2, ones);
    reference.correlate(delayed);
    double[] correlation = new double[2 * n];
    reference.storeSamples(correlation, 0, 2);
    for (int lag = 0; lag < n; lag++) {
      double sum = 0;
      for (int i = 0; i < n / 2; i++) {
        int at = (i + lag) % n;
        sum += at < n / 2 ? signal[50 + i] * signal[37 + at] : 0;
      }
      assertThat(correlation[lag]).isCloseTo(sum, within(1e-12));
    }
    assertThat(Arrays.stream(correlation, 0, n).max().orElseThrow()).isEqualTo(correlation[13]);
  }

  @Test
  void vectorsGiveTheSameBits() {
    assertThat(RowArithmetic.fastest()).isInstanceOf(VectorRows.class);
    for (int n : LENGTHS) {
      double[] signal = noise(10 * n);
      double[] window = noise(n);
      for (int count : new int[] {3, 16, 32}) {
        assertThat(everything(n, new VectorRows(), signal, window, count))
            .isEqualTo(everything(n, new PlainRows(), signal, window, count));
      }
    }
  }

  private static double[] everything(
      int n, RowArithmetic rows, double[] signal, double[] window, int count) {
    var transform = new FrameTransform(n, rows);
    var batch = new FrameBatch(transform);
    var other = new FrameBatch(transform);
    double[] results = new double[(n / 2 + 1 + 3 * n) * count];
    batch.load(signal, 0, n / 4, count, window);
    batch.powers();
    for (int k = 0; k <= n / 2; k++) {
      System.arraycopy(batch.power(k), 0, results, k * count, count);
    }
    int at = (n / 2 + 1) * count;
    batch.load(signal, 1, n / 4, count, window);
    batch.spectra();
    batch.storeSpectra(results, at, count);
    batch.samples();
    batch.storeSamples(results, at + n * count, count);
    other.load(signal, 5, n / 4, count, window);
    batch.correlate(other);
    batch.storeSamples(results, at + 2 * n * count, count);
    return results;
  }

  @Test
  void otherLengthsAndCountsAreRefused() {
    for (int length : new int[] {0, -16, 8, 24, 1 << 21}) {
      assertThat(FrameTransform.supports(length)).isFalse();
      assertThatThrownBy(() -> new FrameTransform(length))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Integer.toString(length));
    }
    var batch = new FrameBatch(new FrameTransform(16));
    for (int count : new int[] {0, 33}) {
      assertThatThrownBy(() -> batch.load(new double[999], 0, 1, count, new double[16]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1 to 32: " + count);
    }
  }

  private double[] noise(int length) {
    return random.doubles(length, -1, 1).toArray();
  }

  private static double[] spectra(int n, double[] signal, double[] window, int hop, int count) {
    var batch = new FrameBatch(new FrameTransform(n));
    batch.load(signal, 0, hop, count, window);
    batch.spectra();
    double[] packed = new double[count * n];
    batch.storeSpectra(packed, 0, count);
    return packed;
  }
}
