package sqe.audit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import sqe.audit.feature.LoudnessCurve;
import sqe.scoring.diagnosis.Fingerprint;

/** The search among neighbours finds what a comparison of all with all finds. */
class NearDuplicatesTest {

  private static final int FRAMES = 120;
  private static final int CELLS = 8 * FRAMES;
  private static final double TOLERANCE = 2;
  private static final double SIMILARITY = 0.9;

  private final Random random = new Random(8);

  @Test
  void copiesOfEveryQualityAreFoundAsWithoutASearch() {
    List<NearDuplicates.Item<Integer>> items = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Fingerprint fingerprint =
          i % 3 == 2 ? copy(items.get(i / 2).fingerprint(), i % 20, i % 17) : recording();
      items.add(
          new NearDuplicates.Item<>(i, "" + i / 2, i % 4 == 0 ? "test" : "train", fingerprint));
    }
    for (NearDuplicates.Scope scope : NearDuplicates.Scope.values()) {
      Set<String> found = new TreeSet<>();
      NearDuplicates.find(items, scope, TOLERANCE, SIMILARITY, (first, second) -> true)
          .forEach(m -> found.add(m.first() + " " + m.second() + " " + m.similarity()));
      assertThat(found).as(scope.toString()).hasSizeGreaterThan(10).isEqualTo(slowly(items, scope));
    }
  }

  private static Set<String> slowly(
      List<NearDuplicates.Item<Integer>> items, NearDuplicates.Scope scope) {
    Set<String> found = new TreeSet<>();
    for (int i = 0; i < items.size(); i++) {
      for (int j = i + 1; j < items.size(); j++) {
        NearDuplicates.Item<Integer> a = items.get(i);
        NearDuplicates.Item<Integer> b = items.get(j);
        boolean across = !a.split().equals(b.split());
        LoudnessCurve.Match at =
            LoudnessCurve.of(a.fingerprint()).match(LoudnessCurve.of(b.fingerprint()), 60);
        double similarity =
            a.fingerprint().similarity(b.fingerprint(), at.shift() - 2, at.shift() + 2);
        if (across == (scope == NearDuplicates.Scope.ACROSS_SPLITS)
            && !a.hash().equals(b.hash())
            && near(a.fingerprint().spectrum(), b.fingerprint().spectrum())
            && at.correlation() >= 0.6
            && similarity >= SIMILARITY) {
          found.add(i + " " + j + " " + similarity);
        }
      }
    }
    return found;
  }

  private static boolean near(float[] a, float[] b) {
    for (int d = 0; d < a.length; d++) {
      if (Math.abs(a[d] - b[d]) > TOLERANCE) {
        return false;
      }
    }
    return true;
  }

  private Fingerprint recording() {
    byte[] cells = new byte[CELLS];
    double level = 0;
    for (int i = 0; i < CELLS; i++) {
      level = i % 24 == 0 ? -100 * random.nextDouble() : level;
      cells[i] = cell(level - 15 * random.nextDouble());
    }
    float[] spectrum = new float[16];
    for (int b = 0; b < spectrum.length; b++) {
      spectrum[b] = (float) (3 * random.nextGaussian());
    }
    return new Fingerprint(cells, spectrum);
  }

  private Fingerprint copy(Fingerprint first, int late, double noise) {
    byte[] cells = new byte[CELLS];
    for (int i = 0; i < CELLS; i++) {
      int from = i - 8 * late;
      cells[i] = cell((from < 0 ? -120 : first.cells()[from]) + noise * random.nextGaussian());
    }
    float[] spectrum = first.spectrum().clone();
    for (int b = 0; b < spectrum.length; b++) {
      spectrum[b] += (float) (0.8 * random.nextGaussian());
    }
    return new Fingerprint(cells, spectrum);
  }

  private static byte cell(double value) {
    return (byte) Math.round(Math.max(-120, Math.min(0, value)));
  }
}
