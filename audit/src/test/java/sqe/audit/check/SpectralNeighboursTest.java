package sqe.audit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SpectralNeighboursTest {

  @Test
  void neighboursAreThoseAComparisonOfAllWithAllFinds() {
    var random = new Random(4);
    for (int count : new int[] {0, 1, 2, 16, 17, 400}) {
      // coarse steps: many equal coordinates, some equal points
      assertFound(points(count, 3, () -> Math.round(8 * random.nextGaussian()) / 2f), 1);
    }
  }

  @Test
  void noNeighbourIsLostWhereSixteenCoordinatesAreCut() {
    var random = new Random(5);
    float[][] points = points(3000, 16, () -> (float) (0.9 * random.nextGaussian()));
    for (int i = 0; i < points.length; i++) {
      points[i][i % 16] += 4 * (i % 7); // some far out, each in another coordinate
    }
    assertFound(points, 2);
  }

  @Test
  void equalPointsAreNeighboursAtNoDistance() {
    assertFound(points(100, 2, () -> 1f), 0);
  }

  private static float[][] points(int count, int dimensions, Supplier<Float> coordinate) {
    float[][] points = new float[count][dimensions];
    for (float[] point : points) {
      for (int d = 0; d < dimensions; d++) {
        point[d] = coordinate.get();
      }
    }
    return points;
  }

  private static void assertFound(float[][] points, double distance) {
    Set<String> found = new TreeSet<>();
    new SpectralNeighbours(points)
        .within(
            distance,
            (i, j) ->
                assertThat(found.add(Math.min(i, j) + " " + Math.max(i, j)))
                    .as("visited once")
                    .isTrue());
    assertThat(found).isEqualTo(allWithAll(points, distance));
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
