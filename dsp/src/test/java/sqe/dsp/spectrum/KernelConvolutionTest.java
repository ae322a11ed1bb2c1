package sqe.dsp.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelConvolutionTest {

  @ParameterizedTest
  @CsvSource({
    "1, 2",
    "2, 2",
    "3, 4",
    "1025, 2048",
    "131073, 163840",
    "163840, 163840",
    "163841, 262144",
    "262144, 262144",
    "262145, 327680",
    "319999, 327680",
    "330000, 524288"
  })
  void pointsAreFastAndEnough(int atLeast, int points) {
    assertThat(KernelConvolution.points(atLeast)).isEqualTo(points);
  }

  @ParameterizedTest
  @CsvSource({"64, 40", "80, 51", "80, 80", "160, 160"})
  void itIsTheSumOfTheDefinition(int points, int samples) {
    double[] kernel = new Random(points).doubles(points, -1, 1).toArray();
    double[] x = new Random(samples).doubles(samples, -1, 1).toArray();
    double[] convolved = KernelConvolution.with(kernel).convolve(x, points);
    for (int n = 0; n < points; n++) {
      double sum = 0;
      for (int i = 0; i < samples; i++) {
        sum += x[i] * kernel[Math.floorMod(n - i, points)];
      }
      assertThat(convolved[n]).as("%d", n).isCloseTo(sum, within(1e-13));
    }
  }

  @Test
  void bothWaysAgreeOnALongSignal() {
    double[] x = new Random(1).doubles(150_000, -1, 1).toArray();
    double[] shortKernel = new Random(2).doubles(1000, -1, 1).toArray();
    double[] fivefold = convolved(x, shortKernel, 163_840);
    double[] plain = convolved(x, shortKernel, 262_144);
    for (int n = 0; n < fivefold.length; n++) {
      assertThat(fivefold[n]).as("%d", n).isCloseTo(plain[n], within(1e-12));
    }
  }

  private static double[] convolved(double[] x, double[] kernel, int points) {
    double[] padded = Arrays.copyOf(kernel, points);
    return KernelConvolution.with(padded).convolve(x, x.length + kernel.length - 1);
  }
}
