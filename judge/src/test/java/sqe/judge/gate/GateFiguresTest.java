package sqe.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sqe.judge.stats.Interval;
import sqe.judge.stats.PairedDifferences;
import sqe.judge.stats.Power;
import sqe.judge.stats.SignFlips;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo.Direction;

/** Figures that a report shows, by the definitions they have. */
class GateFiguresTest {

  private static final double ALPHA = 0.05;
  private static final double MARGIN = 0.3;

  private static Evidence evidence(double... differences) {
    GatePolicy policy = GatePolicy.builder().resamples(100).build();
    return Evidence.of(PairedDifferences.independent(differences), MARGIN, policy, RowKind.FILE, 1);
  }

  /** Each p is of its own question: the mean against −δ, 0 and δ. */
  @Test
  void everyPIsThatOfTheTestAgainstItsBound() {
    double[] d = {0.4, -0.5, 0.1, 0.9, -0.2, 0.7, -0.6, 0.3, 1.1, -0.8, 0.05, 0.6};
    SignFlips test = new SignFlips(PairedDifferences.independent(d), 100, 1);
    Evidence.PValues p = evidence(d).p();
    assertThat(p.regression()).isEqualTo(test.pBelow(-MARGIN));
    assertThat(p.loss()).isEqualTo(test.pBelow(0));
    assertThat(p.nonInferior()).isEqualTo(test.pAbove(-MARGIN));
    assertThat(p.improved()).isEqualTo(test.pAbove(0));
    assertThat(p.belowMargin()).isEqualTo(test.pBelow(MARGIN));
  }

  /** 1.1 − 1.4 is not −0.3 as a computer has it. */
  @Test
  void aLossOfTheMarginIsNotBeyondItWhateverRoundingMakesOfIt() {
    double[] d = new double[40];
    Arrays.setAll(d, i -> 0.1 * i - (0.1 * i + MARGIN));
    assertThat(Arrays.stream(d).min().getAsDouble()).isLessThan(-MARGIN);
    Evidence evidence = evidence(d);
    assertThat(evidence.p().regression()).isGreaterThan(ALPHA);
    assertThat(evidence.p().loss()).isLessThanOrEqualTo(ALPHA);
    assertThat(evidence.verdict(evidence.p().regression(), ALPHA)).isNotEqualTo(Verdict.FAIL);
    double[] beyond = Arrays.stream(d).map(v -> v - 1e-6).toArray();
    Evidence worse = evidence(beyond);
    assertThat(worse.verdict(worse.p().regression(), ALPHA)).isEqualTo(Verdict.FAIL);
  }

  private static @Nullable FilesNeeded needed(
      double mean, double sd, int files, double margin, boolean clustered) {
    Evidence.Sample sample =
        new Evidence.Sample(
            files, 0, clustered ? files / 4 : files, clustered, mean, sd, 0.2, 4, RowKind.FILE);
    Evidence evidence =
        new Evidence(
            sample,
            new Evidence.Centre(mean, false),
            new Evidence.PValues(1, 1, 1, 1, 1),
            new Interval(-1, 1),
            null,
            1);
    return FilesNeeded.of(evidence, margin, ALPHA);
  }

  @Test
  void asManyFilesAreNeededAsShowTheMargin() {
    long forMargin = Power.filesNeeded(1, 0.2, ALPHA, Power.USUAL);
    assertThat(forMargin).isEqualTo(155);
    assertThat(needed(0, 1, 20, 0.2, false)).isEqualTo(new FilesNeeded(155, 0));
    assertThat(needed(0, 0.01, 5, 0.2, false)).isEqualTo(new FilesNeeded(10, 0));
    FilesNeeded clusters = needed(0, 1, 20, 0.2, true);
    long ofClusters = Power.clustersNeeded(1, 0.2, 0.2, 4, ALPHA, Power.USUAL);
    assertThat(clusters).isEqualTo(new FilesNeeded(4 * ofClusters, ofClusters));
  }

  /** There are files enough for the margin, but the mean lies near it. */
  @Test
  void filesThatTellTheMeanFromTheMarginAreNeededWhereItLiesNear() {
    long near = Power.filesNeeded(1, 0.05, ALPHA, Power.USUAL);
    assertThat(needed(-0.15, 1, 200, 0.2, false)).isEqualTo(new FilesNeeded(near, 0));
    assertThat(needed(5, 1, 155, 0.2, false))
        .as("not fewer than show the margin, and one more than there are")
        .isEqualTo(new FilesNeeded(156, 0));
    assertThat(needed(-0.2, 1, 200, 0.2, false))
        .as("on the margin no number tells")
        .isEqualTo(new FilesNeeded(201, 0));
  }

  @Test
  void withoutSpreadOrMarginThereIsNoSuchNumber() {
    assertThat(needed(0, 0, 20, 0.2, false)).isNull();
    assertThat(needed(0, Double.NaN, 20, 0.2, false)).isNull();
    assertThat(needed(0, 1, 20, 0, false)).isNull();
  }

  private static FileChange file(String id) {
    return new FileChange(id, 0, 0, 0);
  }

  @Test
  void infiniteChangesAreCountedOfAllKinds() {
    List<FileChange> one = List.of(file("a"));
    List<FileChange> two = List.of(file("b"), file("c"));
    InfiniteChanges all =
        new InfiniteChanges(one, two, one, two, List.of(file("d"), file("e"), file("f")));
    assertThat(all.count()).isEqualTo(9);
    assertThat(all.isEmpty()).isFalse();
    InfiniteChanges none =
        new InfiniteChanges(List.of(), List.of(), List.of(), List.of(), List.of());
    assertThat(none.isEmpty()).isTrue();
    assertThat(none.leaveOpen()).isFalse();
  }

  /** Of words said, which differ by system: the linearised ratio, whose mean is the ratio. */
  @Test
  void theMeanOfSharesIsTheRateOfTheSet() {
    double[] errors = {1, 4, 0, 2};
    double[] words = {10, 12, 5, 3};
    int[] rows = {0, 1, 2, 3};
    for (boolean given : new boolean[] {true, false}) {
      RatioParts parts = new RatioParts(errors, words, given);
      RatioParts.Whole whole = parts.whole(rows);
      assertThat(whole.rate()).isEqualTo(7 / 30.0);
      double mean =
          Arrays.stream(rows).mapToDouble(row -> parts.share(row, whole)).average().orElse(0);
      assertThat(mean).isCloseTo(7 / 30.0, within(1e-15));
    }
    RatioParts varying = new RatioParts(errors, words, false);
    assertThat(varying.share(1, varying.whole(rows)))
        .isCloseTo(7 / 30.0 + (4 - 7 / 30.0 * 12) / 7.5, within(1e-15));
  }

  private static IdDifference difference(List<String> missing, List<String> others) {
    return IdDifference.of(missing, missing, others);
  }

  @Test
  void idsThatDifferInOneWayAreToldHowAndWithWhatToJoinThem() {
    assertThat(difference(List.of("x/a", "x/b"), List.of("a", "b")).joins()).isEqualTo(RowIds.NAME);
    assertThat(difference(List.of("x/a.wav", "x/b.wav"), List.of("a", "b")).joins())
        .isEqualTo(RowIds.STEM);
    assertThat(difference(List.of("A", "B"), List.of("a", "b")).words())
        .isEqualTo("; they differ in letter case: write both tables alike ('A', 'a')");
    assertThat(difference(List.of("01", "02"), List.of("1", "2")).words())
        .startsWith("; they differ in leading zeros");
    assertThat(difference(List.of("p", "q"), List.of("a", "b")).words()).isEmpty();
  }

  @Test
  void aDifferenceExplainsHalfOfWhatIsMissingOrIsNone() {
    List<String> others = List.of("a", "b", "c", "d");
    assertThat(difference(List.of("x/a", "x/b", "p", "q"), others).joins()).isEqualTo(RowIds.NAME);
    assertThat(difference(List.of("x/a", "o", "p", "q"), others).words()).isEmpty();
  }

  @Test
  void noJoinMakesTwoIdsOne() {
    assertThat(difference(List.of("x/a", "y/a"), List.of("a", "b")).joins()).isNull();
    assertThat(IdDifference.of(List.of("a"), List.of("a"), List.of("x/a", "y/a")).joins()).isNull();
  }

  @Test
  void theLimitsOfAPolicyMayBeReached() {
    for (double alpha : new double[] {0, 0.5, -0.1, Double.NaN}) {
      assertThatThrownBy(() -> GatePolicy.builder().alpha(alpha).build())
          .as("%s", alpha)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatCode(() -> GatePolicy.builder().alpha(0.4999).build()).doesNotThrowAnyException();
    assertThatCode(() -> GatePolicy.builder().resamples(100).build()).doesNotThrowAnyException();
    assertThatThrownBy(() -> GatePolicy.builder().resamples(99).build())
        .hasMessageContaining("resamples is from 100");
    assertThatCode(() -> MetricRule.builder().minimum(1.0).maximum(1.0).build())
        .doesNotThrowAnyException();
    assertThatCode(() -> MetricRule.builder().meanMinimum(1.0).meanMaximum(1.0).build())
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> MetricRule.builder().meanMinimum(2.0).meanMaximum(1.0).build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MetricRule.builder().minimum(2.0).maximum(1.0).build())
        .isInstanceOf(IllegalArgumentException.class);
    for (double share : new double[] {0, 1}) {
      assertThatCode(() -> MetricRule.builder().worseThan(0.0, share).build())
          .doesNotThrowAnyException();
    }
  }

  /** No score is beyond it. */
  @Test
  void aLimitThatIsNotANumberIsRefused() {
    double none = Double.NaN;
    for (MetricRule.Builder rule :
        List.of(
            MetricRule.builder().minimum(none),
            MetricRule.builder().maximum(none),
            MetricRule.builder().meanMinimum(none),
            MetricRule.builder().meanMaximum(none),
            MetricRule.builder().worseThan(none, 0.1))) {
      assertThatThrownBy(rule::build)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith(" must be a number, and is NaN");
    }
  }

  private static List<String> notes(String column, MetricRule rule) throws Exception {
    GatePolicy policy =
        GatePolicy.builder().unsignedOk(true).resamples(100).metric(column, rule).build();
    var table = new Tables("t", 60).number(column, i -> 0.01 * (i % 7)).signed(null).table();
    return new Gate(policy, MetricCatalog.load()).run(table, table).metrics().get(0).notes();
  }

  @Test
  void whereTheMarginComesFromIsSaid() throws Exception {
    assertThat(notes("si_sdr", MetricRule.plain())).containsExactly("margin 0.2 by convention");
    assertThat(notes("si_sdr", MetricRule.ofMargin(0.2))).isEmpty();
    assertThat(notes("mine", MetricRule.ofMargin(1)))
        .containsExactly(
            "sqe does not know this metric: higher is taken for better, a direction says it");
    assertThat(notes("mine", MetricRule.builder().direction(Direction.HIGHER_IS_BETTER).build()))
        .containsExactly("no margin given and none is customary: any loss counts");
  }

  @Test
  void fiveKindsOfReasonsAreEachASentence() {
    List<LostScores> lost = new ArrayList<>();
    for (String reason : List.of("a", "b", "c", "d", "e")) {
      lost.add(new LostScores(reason, List.of("f" + reason)));
    }
    assertThat(LostCoverage.sentences(lost)).hasSize(5).noneMatch(each -> each.contains("other"));
    lost.add(new LostScores("g", List.of("fg")));
    assertThat(LostCoverage.sentences(lost))
        .hasSize(6)
        .last()
        .isEqualTo("lost coverage: 1 file had a score and has none now, for 1 other reason: fg");
  }
}
