package sqe.models.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowProductTest {

  @ParameterizedTest
  @CsvSource({"3, 1, 5", "32, 96, 256", "7, 11, 17", "1, 6, 3"})
  void isTheSumOverRows(int outputs, int rows, int length) {
    var random = new SplittableRandom(7);
    double[][] w = matrix(outputs, rows, random);
    double[][] x = matrix(rows, length + 2, random);
    double[][] out = matrix(outputs, length + 2, random);
    double[] behind = {out[0][length], out[0][length + 1]};
    RowProduct.of(w, x, out, length);
    for (int o = 0; o < outputs; o++) {
      for (int n = 0; n < length; n++) {
        double sum = 0;
        for (int r = 0; r < rows; r++) {
          sum += w[o][r] * x[r][n];
        }
        assertThat(out[o][n]).isCloseTo(sum, within(1e-12));
      }
    }
    assertThat(out[0]).endsWith(behind);
  }

  private static double[][] matrix(int rows, int columns, SplittableRandom random) {
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      for (int i = 0; i < columns; i++) {
        row[i] = random.nextDouble(-1, 1);
      }
    }
    return matrix;
  }
}
