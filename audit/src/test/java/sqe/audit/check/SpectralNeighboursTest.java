package sqe.audit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SpectralNeighboursTest {

  @Test
  void neighboursAreThoseAComparisonOfAllWithAllFinds() {
    var random = new Random(4);
    for (int count : new int[] {0, 1, 2, 16, 17, 400}) {
      float[][] points = new float[count][];
      for (int i = 0; i < count; i++) {
        points[i] = new float[3];
        for (int d = 0; d < 3; d++) {
          // coarse steps: many equal coordinates, some equal points
          points[i][d] = Math.round(8 * random.nextGaussian()) / 2f;
        }
      }
      Set<String> found = new TreeSet<>();
      new SpectralNeighbours(points)
          .within(
              1,
              (i, j) ->
                  assertThat(found.add(Math.min(i, j) + " " + Math.max(i, j)))
                      .as("visited once")
                      .isTrue());
      assertThat(found).isEqualTo(allWithAll(points, 1));
    }
  }

  private static Set<String> allWithAll(float[][] points, double distance) {
    Set<String> pairs = new TreeSet<>();
    for (int i = 0; i < points.length; i++) {
      for (int j = i + 1; j < points.length; j++) {
        double largest = 0;
        for (int d = 0; d < points[i].length; d++) {
          largest = Math.max(largest, Math.abs(points[i][d] - points[j][d]));
        }
        if (largest <= distance) {
          pairs.add(i + " " + j);
        }
      }
    }
    return pairs;
  }
}
