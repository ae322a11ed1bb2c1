package sqe.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sqe.judge.stats.Interval;
import sqe.judge.stats.PairedDifferences;

/** Where one verdict becomes another: at p = α, at ten files, at fifty. */
class VerdictEdgesTest {

  private static final double ALPHA = 0.05;
  private static final double ABOVE = Math.nextUp(ALPHA);

  private static Evidence.Sample sample(int files, int zeros) {
    return new Evidence.Sample(files, zeros, files, false, 0.1, 1, 0, 1, RowKind.FILE);
  }

  private static Evidence evidence(
      Evidence.Sample sample, @Nullable Interval interval, double... p) {
    double[] all = Arrays.copyOf(p, 4);
    return new Evidence(
        sample,
        new Evidence.Centre(0.1, false),
        new Evidence.PValues(all[0], 1, all[1], all[2], all[3]),
        new Interval(-1, 1),
        interval,
        0.5);
  }

  /**
   * The verdict.
   *
   * @param p of a regression, of no inferiority, of an improvement, of less than the margin
   */
  private static Verdict verdict(double... p) {
    return evidence(sample(20, 3), new Interval(-1, 1), p).verdict(p[0], ALPHA);
  }

  @Test
  void aPThatIsAlphaRejects() {
    assertThat(verdict(ALPHA, 1, 1, 1)).isEqualTo(Verdict.FAIL);
    assertThat(verdict(ABOVE, 1, 1, 1)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(1, 0.01, ALPHA, 1)).isEqualTo(Verdict.IMPROVED);
    assertThat(verdict(1, ALPHA, ABOVE, 1)).isEqualTo(Verdict.PASS);
    assertThat(verdict(1, ALPHA, ABOVE, ALPHA)).isEqualTo(Verdict.EQUIVALENT);
    assertThat(verdict(1, ALPHA, ABOVE, ABOVE)).isEqualTo(Verdict.PASS);
    assertThat(verdict(1, ABOVE, ABOVE, ALPHA)).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void nothingIsDecidedBelowTenFiles() {
    assertThat(evidence(sample(9, 0), null, 0, 0, 0, 0).verdict(0, ALPHA))
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence(sample(9, 9), null, 1, 1, 1, 1).verdict(1, ALPHA))
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(evidence(sample(10, 0), null, 0, 0, 0, 0).verdict(0, ALPHA)).isEqualTo(Verdict.FAIL);
  }

  @Test
  void filesWithoutAnyDifferenceAreEquivalentWhateverP() {
    assertThat(evidence(sample(20, 20), null, 1, 1, 1, 1).verdict(1, ALPHA))
        .isEqualTo(Verdict.EQUIVALENT);
    assertThat(evidence(sample(20, 20), null, 1).identical()).isTrue();
    assertThat(evidence(sample(20, 19), null, 1).identical()).isFalse();
    assertThat(evidence(sample(0, 0), null, 1).identical()).as("of no file").isFalse();
  }

  private static Evidence.Sample segments(int recordings, int count) {
    return new Evidence.Sample(count, 0, recordings, true, 0.1, 1, 0.2, 4, RowKind.SEGMENT);
  }

  @Test
  void segmentsOfFewerThanSixRecordingsAreNotTested() {
    assertThat(evidence(segments(6, 60), null, 0).tested()).isTrue();
    assertThat(evidence(segments(5, 60), null, 0).tested()).isFalse();
    assertThat(segments(5, 60).fewRecordings()).isEqualTo(5);
    assertThat(segments(6, 60).fewRecordings()).isZero();
    assertThat(Clustering.areTooFew(1, 1, RowKind.SEGMENT)).as("one row is not repeated").isFalse();
    assertThat(Clustering.areTooFew(1, 2, RowKind.SEGMENT)).isTrue();
    assertThat(Clustering.areTooFew(1, 2, RowKind.FILE)).isTrue();
    assertThat(Clustering.areTooFew(2, 12, RowKind.FILE)).isFalse();
  }

  @Test
  void whyNothingIsTestedIsSaid() {
    assertThat(Evidence.tooSmall(9, 0, RowKind.FILE))
        .isEqualTo("9 files are too few to test, 10 are the least");
    assertThat(Evidence.tooSmall(1, 0, RowKind.SEGMENT))
        .isEqualTo("1 segment is too few to test, 10 are the least");
    assertThat(Evidence.tooSmall(30, 1, RowKind.SEGMENT))
        .startsWith("all 30 segments are of one recording, ");
    assertThat(Evidence.tooSmall(30, 5, RowKind.SEGMENT))
        .startsWith("30 segments of 5 recordings: 6 recordings are the least");
  }

  @Test
  void whatTheNumberOfFilesLimitsIsNoted() {
    Interval some = new Interval(-1, 1);
    assertThat(evidence(sample(9, 0), null, 1).notes()).isEmpty();
    assertThat(evidence(sample(10, 0), some, 1).notes())
        .containsExactly("10 files are few: the interval is rough");
    assertThat(evidence(sample(49, 0), some, 1).notes()).hasSize(1);
    assertThat(evidence(sample(50, 0), some, 1).notes()).isEmpty();
    assertThat(evidence(sample(50, 0), null, 1).notes())
        .containsExactly("no interval: scores of this size overflow");
    assertThat(evidence(segments(6, 60), null, 1).notes())
        .containsExactly("6 clusters are too few for an interval at this level");
    assertThat(evidence(segments(6, 60), some, 1).notes()).isEmpty();
    assertThat(evidence(segments(5, 60), null, 1).notes()).as("not tested").isEmpty();
  }

  private static Evidence of(GatePolicy.Test test, double... differences) {
    GatePolicy policy = GatePolicy.builder().test(test).resamples(100).build();
    return Evidence.of(PairedDifferences.independent(differences), 0.1, policy, RowKind.FILE, 1);
  }

  @Test
  void whatCouldBeFoundIsKnownFromTwoFilesOn() {
    assertThat(of(GatePolicy.Test.PERMUTATION, 1).detectable()).isNaN();
    assertThat(of(GatePolicy.Test.PERMUTATION, 1, 2).detectable()).isPositive().isFinite();
    assertThat(of(GatePolicy.Test.PERMUTATION, 1, 2).bounds())
        .isEqualTo(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    assertThat(of(GatePolicy.Test.PERMUTATION, 1, 2).centre().middle()).isFalse();
    assertThat(of(GatePolicy.Test.WILCOXON, 1, 2).centre().middle()).isTrue();
    double[] ten = new double[10];
    Arrays.setAll(ten, i -> i - 3.0);
    assertThat(of(GatePolicy.Test.WILCOXON, ten).centre().middle()).isTrue();
    assertThat(of(GatePolicy.Test.PERMUTATION, ten).centre().middle()).isFalse();
    assertThat(of(GatePolicy.Test.PERMUTATION, ten).tested()).isTrue();
  }

  @Test
  void ofFewRecordingsNothingCouldBeFound() {
    String[] labels = new String[12];
    Arrays.setAll(labels, i -> "r" + i % 3);
    double[] values = new double[12];
    Arrays.setAll(values, i -> i * i % 5);
    PairedDifferences clustered = PairedDifferences.clustered(values, Arrays.asList(labels));
    GatePolicy policy = GatePolicy.builder().resamples(100).build();
    assertThat(Evidence.of(clustered, 0.1, policy, RowKind.SEGMENT, 1).detectable()).isNaN();
    assertThat(Evidence.of(clustered, 0.1, policy, RowKind.FILE, 1).detectable()).isFinite();
  }
}
