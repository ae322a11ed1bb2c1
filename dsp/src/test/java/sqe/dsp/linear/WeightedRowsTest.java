package sqe.dsp.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightedRowsTest {

  private final Random random = new Random(3);

  private double[][] noise(int rows, int length) {
    double[][] noise = new double[rows][];
    Arrays.setAll(noise, r -> random.doubles(length, -1, 1).toArray());
    return noise;
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "2,3,5", "4,7,8", "5,8,24", "9,50,80", "11,3,20"})
  void sumsAreThoseOfTheDefinitionAndTheSameToTheBitWithVectors(int count, int rows, int width) {
    double[][] before = noise(count + 1, width);
    double[][] weights = noise(count + 2, rows);
    double[][] values = noise(rows, width + 3);
    double[][] plain = sums(new PlainRowSums(), before, weights, values);
    double[][] vectors = sums(new VectorRowSums(), before, weights, values);
    assertThat(vectors).isDeepEqualTo(plain);
    assertThat(plain[0]).isEqualTo(before[0]);
    for (int p = 0; p < count; p++) {
      for (int l = 0; l < width; l++) {
        double sum = before[1 + p][l];
        for (int i = 0; i < rows; i++) {
          sum += weights[2 + p][i] * values[i][l];
        }
        assertThat(plain[1 + p][l]).as("%d, %d", p, l).isCloseTo(sum, within(1e-13));
      }
    }
  }

  private static double[][] sums(
      RowSums rowSums, double[][] before, double[][] weights, double[][] values) {
    double[][] sums = Arrays.stream(before).map(double[]::clone).toArray(double[][]::new);
    rowSums.add(sums, 1, weights, 2, before.length - 1, values);
    return sums;
  }
}
