package sqe.dsp.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearPredictionTest {

  private final Random random = new Random(5);

  private double[] padded(LinearPrediction prediction, int length) {
    double[] frame = random.doubles(length, -1, 1).toArray();
    return Arrays.copyOf(frame, length + prediction.padding());
  }

  @Test
  void theAutocorrelationIsThatOfTheDefinitionAtAnyOrder() {
    for (int order : new int[] {1, 6, 7, 8, 10, 15, 16, 20}) {
      var prediction = new LinearPrediction(order);
      for (int length : new int[] {1, 5, 64, 241}) {
        double[] frame = padded(prediction, length);
        double[] r = new double[order + 3];
        prediction.autocorrelate(frame, length, r, 1);
        for (int k = 0; k <= order; k++) {
          double expected = 0;
          for (int i = 0; i + k < length; i++) {
            expected += frame[i] * frame[i + k];
          }
          assertThat(r[1 + k]).as("lag %d of %d", k, order).isCloseTo(expected, within(1e-12));
        }
        assertThat(r[0] + r[order + 2]).isZero();
      }
    }
  }

  @Test
  void theErrorFilterSolvesTheNormalEquations() {
    for (int order : new int[] {1, 2, 3, 10, 16}) {
      var prediction = new LinearPrediction(order);
      double[] r = new double[order + 1];
      prediction.autocorrelate(padded(prediction, 300), 300, r, 0);
      double[] a = new double[order + 2];
      prediction.errorFilter(r, 0, a, 1);
      assertThat(a[0]).isZero();
      assertThat(a[1]).isEqualTo(1);
      for (int k = 1; k <= order; k++) {
        double sum = 0;
        for (int j = 0; j <= order; j++) {
          sum += a[1 + j] * r[Math.abs(k - j)];
        }
        assertThat(sum).as("equation %d of %d", k, order).isCloseTo(0, within(1e-11));
      }
    }
  }

  @Test
  void aFrameOfZerosHasNoFilter() {
    var prediction = new LinearPrediction(4);
    double[] a = new double[5];
    prediction.errorFilter(new double[5], 0, a, 0);
    assertThat(a[0]).isEqualTo(1);
    assertThat(Arrays.stream(a, 1, 5)).allMatch(value -> Double.isNaN(value));
  }
}
