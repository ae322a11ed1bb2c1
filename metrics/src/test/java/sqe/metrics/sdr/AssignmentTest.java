package sqe.metrics.sdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sqe.metrics.AnalysedSignal;

class AssignmentTest {

  private final Random random = new Random(5);

  @Test
  void theHungarianMethodFindsTheSumThatTryingAllFinds() {
    for (int sources = 1; sources <= 7; sources++) {
      for (int round = 0; round < 20; round++) {
        double[][] gains = new double[sources][];
        for (int j = 0; j < sources; j++) {
          gains[j] = random.doubles(sources, -30, 30).toArray();
        }
        int[] order = Assignment.hungarian(gains);
        assertThat(order).containsOnlyOnce(range(sources));
        assertThat(sum(gains, order))
            .isCloseTo(sum(gains, Assignment.exhaustive(gains)), within(1e-10));
      }
    }
  }

  @Test
  void ofEqualPermutationsTheFirstWins() {
    assertThat(Assignment.best(new double[3][3])).containsExactly(0, 1, 2);
    assertThat(Assignment.best(new double[][] {{1, 1}, {1, 1}})).containsExactly(0, 1);
  }

  @Test
  void everyCriterionFindsAnyPermutationOfThreeAndFourSources() {
    for (int sources = 3; sources <= 4; sources++) {
      List<AnalysedSignal> references = new ArrayList<>();
      for (int j = 0; j < sources; j++) {
        references.add(Pairs.signal(Pairs.noise(900, 100 + j)));
      }
      int[] permutation = sources == 3 ? new int[] {2, 0, 1} : new int[] {3, 1, 0, 2};
      var estimates = new AnalysedSignal[sources];
      for (int j = 0; j < sources; j++) {
        double[] noisy =
            Pairs.combined(1, references.get(j).samples(), 0.4, Pairs.noise(900, 200 + j));
        estimates[permutation[j]] = Pairs.signal(noisy);
      }
      for (var criterion : SourceAssignment.Criterion.values()) {
        if (sources == 3 || criterion != SourceAssignment.Criterion.SIR) {
          assertThat(new SourceAssignment(criterion).order(references, List.of(estimates)))
              .as(criterion.toString())
              .isEqualTo(permutation);
        }
      }
    }
  }

  @Test
  void aSilentEstimateGoesToWhateverReferenceIsLeft() {
    var first = Pairs.signal(Pairs.noise(900, 1));
    var second = Pairs.signal(Pairs.noise(900, 2));
    var silent = Pairs.signal(new double[900]);
    for (var criterion : SourceAssignment.Criterion.values()) {
      assertThat(
              new SourceAssignment(criterion)
                  .order(List.of(first, second), List.of(second, silent)))
          .as(criterion.toString())
          .containsExactly(1, 0);
    }
  }

  @Test
  void anEstimateBeyondTheReferencesIsOfNone() {
    double[] one = Pairs.noise(900, 1);
    double[] two = Pairs.noise(900, 2);
    var first = Pairs.signal(one);
    var second = Pairs.signal(two);
    var third = Pairs.signal(Pairs.noise(900, 3));
    var ofFirst = Pairs.signal(Pairs.combined(1, one, 0.4, Pairs.noise(900, 4)));
    var ofSecond = Pairs.signal(Pairs.combined(1, two, 0.4, Pairs.noise(900, 5)));
    // SI-SIR compares projections alone: of an estimate of neither they have any ratio
    var telling = EnumSet.complementOf(EnumSet.of(SourceAssignment.Criterion.SI_SIR));
    for (var criterion : telling) {
      assertThat(
              new SourceAssignment(criterion)
                  .order(List.of(first, second), List.of(third, ofSecond, ofFirst)))
          .as(criterion.toString())
          .containsExactly(2, 1);
    }
  }

  @Test
  void fewerEstimatesThanReferencesAreRefused() {
    var signal = Pairs.signal(1, 2, 3);
    assertThatThrownBy(
            () ->
                new SourceAssignment(SourceAssignment.Criterion.SIR)
                    .order(List.of(signal, signal), List.of(signal)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("references: 2, estimates: 1");
  }

  private static int[] range(int n) {
    int[] range = new int[n];
    for (int i = 0; i < n; i++) {
      range[i] = i;
    }
    return range;
  }

  private static double sum(double[][] gains, int[] order) {
    double sum = 0;
    for (int j = 0; j < order.length; j++) {
      sum += gains[j][order[j]];
    }
    return sum;
  }
}
