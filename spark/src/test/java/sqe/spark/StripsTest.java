package sqe.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StripsTest {

  private static final double DISTANCE = 2;
  private static final double[] SPREADS = {1, 6, 2, 3};

  /** Points anywhere, and points exactly as far apart as they may be. */
  @Test
  void twoThatAreNearMeetInOneCellThatComparesThem() {
    Strips strips = Strips.of(SPREADS, DISTANCE, 1_000_000, 1000);
    Random random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      float[] first = new float[SPREADS.length];
      float[] second = new float[SPREADS.length];
      for (int b = 0; b < first.length; b++) {
        first[b] = (float) (SPREADS[b] * random.nextGaussian());
        double apart = i % 3 == 0 ? DISTANCE : DISTANCE * random.nextDouble();
        second[b] = (float) (first[b] + (random.nextBoolean() ? apart : -apart));
        second[b] = second[b] - first[b] > DISTANCE ? Math.nextDown(second[b]) : second[b];
        second[b] = first[b] - second[b] > DISTANCE ? Math.nextUp(second[b]) : second[b];
      }
      assertThat(comparisons(strips, first, second)).isEqualTo(1);
    }
  }

  private static long comparisons(Strips strips, float[] first, float[] second) {
    Map<String, Integer> homes =
        strips.places(first).stream()
            .collect(Collectors.toMap(Strips.Place::cell, Strips.Place::home));
    assertThat(homes).hasSize(1 << strips.bands().size());
    return strips.places(second).stream()
        .filter(place -> homes.containsKey(place.cell()))
        .filter(place -> strips.areComparedHere(homes.getOrDefault(place.cell(), 0), place.home()))
        .count();
  }

  @Test
  void theBandsThatDifferMostAreCut() {
    assertThat(Strips.of(SPREADS, DISTANCE, 1_000_000, 100_000).bands()).containsExactly(1, 3);
    assertThat(Strips.of(SPREADS, DISTANCE, 999, 1000).bands()).isEmpty();
  }

  @Test
  void whereNothingDiffersAFewAreCutInVain() {
    assertThat(Strips.of(new double[16], DISTANCE, Long.MAX_VALUE, 1).bands()).hasSize(5);
  }
}
