package sqe.dsp.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OverlapTest {

  private static final double[] X = {1, 2, 3, 4};

  @Test
  void aLateSecondSignalLosesItsBeginningAndAnEarlyOneTheFirstsBeginning() {
    double[] late = {9, 9, 1, 2, 3};
    var overlap = Overlap.of(X.length, late.length, 2);
    assertThat(overlap.ofFirst(X)).containsExactly(1, 2, 3);
    assertThat(overlap.ofSecond(late)).containsExactly(1, 2, 3);
    assertThat(overlap.products(X, late)).isEqualTo(new Overlap.Products(14, 14, 14));
    double[] early = {3, -4, 5};
    overlap = Overlap.of(X.length, early.length, -2);
    assertThat(overlap.from()).isEqualTo(2);
    assertThat(overlap.secondFrom()).isZero();
    assertThat(overlap.ofFirst(X)).containsExactly(3, 4);
    assertThat(overlap.ofSecond(early)).containsExactly(3, -4);
    assertThat(overlap.products(X, early).correlation()).isEqualTo(-7 / 25.0);
  }

  @Test
  void nothingOverlapsBeyondEitherEnd() {
    for (int late : new int[] {4, 9, -4, -9}) {
      var overlap = Overlap.of(4, 4, late);
      assertThat(overlap.length()).isZero();
      assertThat(overlap.ofFirst(X)).isEmpty();
      assertThat(overlap.ofSecond(X)).isEmpty();
      assertThat(overlap.products(X, X).correlation()).isZero();
    }
  }
}
