package sqe.dsp.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HilbertTransformTest {

  /** By the definition: negative frequencies away, positive ones doubled, sums written out. */
  private static double[] naive(double[] x, int n) {
    double[] result = new double[n];
    for (int k = 1; 2 * k < n; k++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < x.length; i++) {
        double phase = 2 * Math.PI * ((long) k * i % n) / n;
        re += x[i] * Math.cos(phase);
        im -= x[i] * Math.sin(phase);
      }
      for (int i = 0; i < n; i++) {
        double phase = 2 * Math.PI * ((long) k * i % n) / n;
        result[i] += 2.0 / n * (re * Math.sin(phase) + im * Math.cos(phase));
      }
    }
    return result;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 16, 17, 101, 256, 300, 769})
  void itEqualsItsNaiveTwinAtEveryLength(int length) {
    Random random = new Random(length);
    double[] x = random.doubles(length, -1, 1).toArray();
    assertClose(new HilbertTransform(length).transform(x), naive(x, length));
  }

  @Test
  void zerosAreAppended() {
    double[] x = new Random(1).doubles(50, -1, 1).toArray();
    assertClose(new HilbertTransform(64).transform(x), naive(x, 64));
  }

  @Test
  void theKernelIsTheTransformOfAnImpulse() {
    for (int length : new int[] {600, 601}) {
      HilbertTransform hilbert = new HilbertTransform(length);
      double[] response = hilbert.transform(new double[] {1});
      for (int d = 0; d < length; d++) {
        assertThat(hilbert.kernel(d)).isCloseTo(response[d], within(1e-15));
      }
    }
  }

  @Test
  void aCosineBecomesASine() {
    int length = 1000;
    double[] x = new double[length];
    double[] sine = new double[length];
    for (int i = 0; i < length; i++) {
      x[i] = Math.cos(2 * Math.PI * 37 * i / length);
      sine[i] = Math.sin(2 * Math.PI * 37 * i / length);
    }
    assertClose(new HilbertTransform(length).transform(x), sine);
  }

  @Test
  void transformsAreKeptByLength() {
    HilbertTransforms kept = new HilbertTransforms();
    HilbertTransform first = kept.of(100);
    assertThat(kept.of(101).length()).isEqualTo(101);
    assertThat(kept.of(100)).isSameAs(first);
    assertThat(kept.of(102)).isNotSameAs(first);
    assertThat(kept.of(101).length()).isEqualTo(101);
  }

  @Test
  void aLengthIsPositive() {
    assertThatThrownBy(() -> new HilbertTransform(0)).hasMessageContaining("positive");
  }

  private static void assertClose(double[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    double scale = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(1e-13 * (1 + scale)));
    }
  }
}
