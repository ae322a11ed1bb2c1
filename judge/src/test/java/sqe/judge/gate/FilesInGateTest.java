package sqe.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo.Direction;
import sqe.table.EstimateNote;
import sqe.table.ScoreTable;
import sqe.table.TableRemedy;
import sqe.table.TableSignatures;

/** What a gate says of single files, limits and reports, at the edges of each. */
class FilesInGateTest {

  private static final int FILES = 20;

  private static ScoreTable table(String source, IntFunction<Object> score) {
    return new Tables(source, FILES).text("si_sdr", i -> String.valueOf(score.apply(i))).table();
  }

  /** Even files are a little better than odd ones. */
  private static double some(int i) {
    return 10 + i % 5 + (i % 2 == 0 ? 0.01 : 0);
  }

  private static final ScoreTable BASE = table("base", i -> some(i));

  private static GatePolicy.Builder policy() {
    return GatePolicy.builder().resamples(200);
  }

  private static GateReport run(MetricRule rule, ScoreTable before, ScoreTable now)
      throws Exception {
    return run(policy().metric("si_sdr", rule).build(), before, now);
  }

  private static GateReport run(GatePolicy policy, ScoreTable before, ScoreTable now)
      throws Exception {
    return new Gate(policy, MetricCatalog.load()).run(before, now);
  }

  private static MetricResult only(MetricRule rule, ScoreTable before, ScoreTable now)
      throws Exception {
    return run(rule, before, now).metrics().get(0);
  }

  private static final MetricRule WIDE = MetricRule.ofMargin(5);

  @Test
  void filesWithAScoreInOneTableOnlyAreToldApart() throws Exception {
    ScoreTable before = table("b", i -> i == 0 || i == 1 ? "" : i == 2 ? "inf" : some(i));
    ScoreTable now = table("n", i -> i == 1 ? "" : i == 2 ? "inf" : some(i));
    MetricResult result = only(WIDE, before, now);
    assertThat(result.notes())
        .contains(
            "1 file had no score before and is not compared: file0000",
            "1 file has no score in either table",
            "1 file has the same infinite score in both tables: unchanged, and in no mean")
        .noneMatch(note -> note.contains("now, worse than any score"));
    assertThat(result.verdict()).isEqualTo(Verdict.EQUIVALENT);
    assertThat(only(WIDE, BASE, BASE).notes()).noneMatch(note -> note.contains("no score"));
    assertThat(only(WIDE, BASE, BASE).notes()).noneMatch(note -> note.contains("infinite"));
  }

  /** Nobody knows what it was before, and it cannot be worse. */
  @Test
  void aFileThatIsDeadFromItsFirstScoreLeavesTheGateOpen() throws Exception {
    ScoreTable before = table("b", i -> i < 2 ? "" : some(i));
    MetricResult result = only(WIDE, before, table("n", i -> i == 0 ? "-inf" : some(i)));
    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.changes().infinite().dead())
        .extracting(FileChange::id)
        .containsExactly("file0000");
    assertThat(result.changes().infinite().count()).isEqualTo(1);
    MetricResult perfect = only(WIDE, before, table("n", i -> i == 0 ? "inf" : some(i)));
    assertThat(perfect.changes().infinite().isEmpty()).isTrue();
    assertThat(perfect.verdict()).isEqualTo(Verdict.EQUIVALENT);
  }

  @Test
  void theFilesThatLoseMostAreNamedAndNoOthers() throws Exception {
    ScoreTable now = table("n", i -> some(i) + (i < 7 ? -0.1 * (i + 1) : i == 8 ? 0.5 : 0));
    assertThat(only(WIDE, BASE, now).changes().worst())
        .extracting(FileChange::id)
        .containsExactly("file0006", "file0005", "file0004", "file0003", "file0002");
    ScoreTable one = table("n", i -> some(i) + (i == 4 ? -1 : i % 2));
    assertThat(only(WIDE, BASE, one).changes().worst())
        .extracting(FileChange::id)
        .containsExactly("file0004");
    assertThat(only(WIDE, BASE, BASE).changes().worst()).isEmpty();
  }

  private static List<String> reasons(MetricRule rule, ScoreTable now) throws Exception {
    return only(rule, BASE, now).decision().reasons();
  }

  @Test
  void aScoreOnALimitIsNotBeyondIt() throws Exception {
    ScoreTable now = table("n", i -> i == 0 ? 3.5 : i == 1 ? 30.5 : 12);
    MetricRule.Builder wide = MetricRule.builder().margin(50.0);
    assertThat(reasons(wide.minimum(3.5).build(), now)).isEmpty();
    assertThat(reasons(wide.minimum(3.6).build(), now))
        .containsExactly("1 file is below 3.6: file0000 3.5");
    MetricRule.Builder high = MetricRule.builder().margin(50.0);
    assertThat(reasons(high.maximum(30.5).build(), now)).isEmpty();
    assertThat(reasons(high.maximum(30.4).build(), now))
        .containsExactly("1 file is above 30.4: file0001 30.5");
    ScoreTable flat = table("n", i -> 12);
    MetricRule.Builder mean = MetricRule.builder().margin(50.0);
    assertThat(reasons(mean.meanMinimum(12.0).build(), flat)).isEmpty();
    assertThat(reasons(mean.meanMinimum(12.5).build(), flat))
        .containsExactly("the mean 12 is below 12.5");
    MetricRule.Builder most = MetricRule.builder().margin(50.0);
    assertThat(reasons(most.meanMaximum(12.0).build(), flat)).isEmpty();
    assertThat(reasons(most.meanMaximum(11.5).build(), flat))
        .containsExactly("the mean 12 is above 11.5");
  }

  @Test
  void theShareThatMayLoseMoreIsAllowedAndNoFileMore() throws Exception {
    ScoreTable now = table("n", i -> some(i) - (i < 2 ? 4 : i == 2 ? 3 : 0));
    assertThat(reasons(MetricRule.builder().margin(50.0).worseThan(3.0, 0.1).build(), now))
        .isEmpty();
    assertThat(reasons(MetricRule.builder().margin(50.0).worseThan(2.9, 0.1).build(), now))
        .containsExactly("3 of 20 files lose more than 2.9, 10 % are allowed");
  }

  @Test
  void aMeanWithADeadFileIsBelowAnyLimitAndOneWithAPerfectFileIsNot() throws Exception {
    MetricRule least = MetricRule.builder().margin(50.0).meanMinimum(-100.0).build();
    assertThat(reasons(least, table("n", i -> i == 0 ? "-inf" : some(i))))
        .anyMatch(reason -> reason.equals("the mean -inf is below -100"));
    MetricRule most = MetricRule.builder().margin(50.0).meanMaximum(100.0).build();
    assertThat(reasons(most, table("n", i -> i == 0 ? "inf" : some(i)))).isEmpty();
  }

  private static final MetricRule SECONDARY =
      MetricRule.builder().margin(0.2).primary(false).build();

  @Test
  void aSecondaryMetricDecidesNothing() throws Exception {
    ScoreTable worse = table("n", i -> some(i) - 1 - 0.01 * (i % 3));
    GateReport report = run(SECONDARY, BASE, worse);
    assertThat(report.metrics().get(0).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(report.secondaryFailures()).isEqualTo(report.metrics());
    assertThat(report.exitCode()).isEqualTo(GateReport.PASSED);
    assertThat(report.outcome()).isEqualTo("PASS");
    assertThat(report.passes()).isTrue();
    assertThat(report.notes()).contains("no metric is primary: nothing can fail this gate");
    GateReport primary = run(MetricRule.ofMargin(0.2), BASE, worse);
    assertThat(primary.secondaryFailures()).isEmpty();
    assertThat(primary.outcome()).isEqualTo("FAIL");
    assertThat(primary.exitCode()).isEqualTo(GateReport.REGRESSION);
    assertThat(primary.passes()).isFalse();
    assertThat(primary.notes()).isEmpty();
    assertThat(run(SECONDARY, BASE, BASE).secondaryFailures()).isEmpty();
  }

  @Test
  void whatIsUndecidedIsNoPassAndFailsOnlyWhereThePolicySaysSo() throws Exception {
    ScoreTable unsure = table("n", i -> some(i) + (i % 4 < 2 ? 3 : -3));
    MetricRule narrow = MetricRule.ofMargin(0.2);
    GateReport open = run(narrow, BASE, unsure);
    assertThat(open.metrics().get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(open.exitCode()).isEqualTo(GateReport.PASSED);
    assertThat(open.outcome()).isEqualTo("UNDECIDED");
    assertThat(open.passes()).isFalse();
    assertThat(open.open()).hasSize(1);
    GatePolicy failing =
        policy().metric("si_sdr", narrow).inconclusive(GatePolicy.Effect.FAIL).build();
    assertThat(run(failing, BASE, unsure).exitCode()).isEqualTo(GateReport.UNDECIDED);
    GatePolicy strict = policy().metric("si_sdr", narrow).strict(true).build();
    assertThat(run(strict, BASE, unsure).exitCode()).isEqualTo(GateReport.UNDECIDED);
    GateReport secondary = run(SECONDARY, BASE, unsure);
    assertThat(secondary.open()).isEmpty();
    assertThat(secondary.outcome()).isEqualTo("PASS");
  }

  private static ScoreTable signed(String source, @Nullable TableSignatures signatures) {
    return new ScoreTable(source, BASE.columns(), BASE.rows(), signatures);
  }

  private static TableSignatures of(Map<String, String> metrics) {
    return new TableSignatures(metrics, "0123456789abcdef");
  }

  @Test
  void aMetricThatIsSignedInOneTableOnlyNeedsTrust() throws Exception {
    ScoreTable with = signed("with", of(Map.of("si_sdr", "si_sdr|rev:1")));
    ScoreTable without = signed("without", of(Map.of("stoi", "stoi|rev:1")));
    for (List<ScoreTable> tables : List.of(List.of(with, without), List.of(without, with))) {
      assertThatThrownBy(() -> run(WIDE, tables.get(0), tables.get(1)))
          .isInstanceOf(NotComparableException.class)
          .hasMessage("the scores of si_sdr are signed in one table only")
          .extracting(e -> ((NotComparableException) e).remedy())
          .isEqualTo(Optional.of(TableRemedy.of(TableRemedy.Kind.TAKE_ON_TRUST)));
      GatePolicy trusting = policy().metric("si_sdr", WIDE).unsignedOk(true).build();
      assertThat(run(trusting, tables.get(0), tables.get(1)).exitCode()).isZero();
    }
    assertThat(run(WIDE, without, without).exitCode()).as("in neither").isZero();
  }

  @Test
  void otherReferencesAreNamedByTheBeginningsOfTheirSignatures() {
    ScoreTable one = signed("one", of(Map.of("si_sdr", "s")));
    ScoreTable other = signed("other", new TableSignatures(Map.of("si_sdr", "s"), "fedc"));
    assertThatThrownBy(() -> run(WIDE, one, other))
        .hasMessageStartingWith("the references differ (data signatures 01234567… and fedc…)");
  }

  @Test
  void tablesWithoutSignaturesAreNamedOnce() {
    ScoreTable bare = signed("bare", null);
    assertThat(Signatures.unsignedNote(List.of(bare, bare)))
        .isEqualTo("bare is unsigned: what the numbers are is taken on trust");
    assertThat(Signatures.unsignedNote(List.of(bare, signed("x", null))))
        .isEqualTo("bare, x are unsigned: what the numbers are is taken on trust");
    assertThat(Signatures.unsignedNote(List.of(BASE))).isNull();
  }

  @Test
  void aColumnIsWhatItsMetricIsUnlessThePolicySaysOtherwise() {
    MetricCatalog catalog = MetricCatalog.load();
    MetricFacts unknown = MetricFacts.of("x", null, catalog);
    assertThat(unknown.known()).isFalse();
    assertThat(unknown.direction()).isEqualTo(Direction.HIGHER_IS_BETTER);
    assertThat(unknown.unit()).isEmpty();
    assertThat(unknown.usualMargin()).isNull();
    assertThat(unknown.kindIn(BASE)).isEmpty();
    MetricFacts snr = MetricFacts.of("si_sdr_delta", null, catalog);
    assertThat(snr.known()).isTrue();
    assertThat(snr.unit()).isEqualTo("dB");
    assertThat(MetricFacts.metricOf("si_sdr_corrected")).isEqualTo("si_sdr");
    assertThat(MetricFacts.of("si_sdr", Direction.LOWER_IS_BETTER, catalog).sign()).isEqualTo(-1);
    MetricFacts stoi = MetricFacts.of("stoi", null, catalog);
    assertThat(stoi.rangeText(stoi.kindIn(BASE).orElseThrow())).isEqualTo("-1 to 1");
    assertThat(snr.rangeText(snr.kindIn(BASE).orElseThrow())).isEqualTo("-inf to inf");
  }

  private static GateReport strict(ScoreTable before, ScoreTable now) throws Exception {
    return run(policy().metric("si_sdr", WIDE).strict(true).build(), before, now);
  }

  private static ScoreTable noting(String source, String note) {
    return new Tables(source, FILES)
        .number("si_sdr", FilesInGateTest::some)
        .text("message", i -> i < 2 ? note : "")
        .table();
  }

  @Test
  void aStrictGateAsksAfterWhatAnotherPasses() throws Exception {
    ScoreTable risen = table("b", i -> i == 0 ? "-inf" : some(i));
    assertThat(strict(risen, BASE).strictFailures())
        .containsExactly("strict: si_sdr has changed without limit, whichever way");
    assertThat(strict(risen, BASE).exitCode()).isEqualTo(GateReport.REGRESSION);
    assertThat(run(WIDE, risen, BASE).strictFailures()).isEmpty();
    assertThat(strict(BASE, risen).strictFailures()).as("it has failed already").isEmpty();
    assertThat(strict(BASE, BASE).strictFailures()).isEmpty();
    ScoreTable quiet = noting("quiet", "");
    assertThat(strict(quiet, noting("n", "estimate is silent")).strictFailures())
        .containsExactly(
            "strict: new since the baseline: 2 files are silent: file0000, file0001 (the first:"
                + " estimate is silent)");
    assertThat(strict(quiet, noting("n", "estimate is clipped at 3 samples")).strictFailures())
        .hasSize(1);
    GateReport inverted = strict(quiet, noting("n", "estimate is upside down"));
    assertThat(inverted.strictFailures()).isEmpty();
    assertThat(inverted.newNotes().get(0).isGrave()).isFalse();
    assertThat(inverted.newNotes().get(0).sentence())
        .startsWith("new since the baseline: 2 files are upside down: ");
  }

  @Test
  void aStrictGateNeedsTheDirectionOfAMetric() throws Exception {
    TableSignatures signed = of(Map.of("mine", "mine|rev:1"));
    ScoreTable table =
        new Tables("t", FILES).number("mine", FilesInGateTest::some).signed(signed).table();
    GatePolicy.Builder strict = policy().strict(true);
    assertThat(run(strict.build(), table, table).strictFailures())
        .singleElement()
        .asString()
        .startsWith("strict: which way mine is better is not known");
    MetricRule said =
        MetricRule.builder().margin(1.0).direction(Direction.HIGHER_IS_BETTER).build();
    assertThat(run(strict.metric("mine", said).build(), table, table).strictFailures()).isEmpty();
    assertThat(run(strict.metric("mine", WIDE).build(), table, table).strictFailures()).hasSize(1);
  }

  @Test
  void oneFileIsNamedWithItsNote() {
    NewNote one = new NewNote(EstimateNote.SILENT, List.of("a"), "estimate is silent");
    assertThat(one.sentence()).isEqualTo("new since the baseline: a: estimate is silent");
  }

  /** Of two metrics, one is worse at p between α/2 and α. */
  @Test
  void aLossThatSeveralTestsExplainIsNamed() throws Exception {
    TableSignatures signed = of(Map.of("si_sdr", "s", "b", "s"));
    ScoreTable before =
        new Tables("x", 10).number("si_sdr", i -> 0).number("b", i -> i % 3).signed(signed).table();
    ScoreTable now =
        new Tables("y", 10)
            .number("si_sdr", i -> i < 8 ? -1 - 0.01 * i : 1.2 + 0.1 * i)
            .number("b", i -> i % 3 + (i % 2 == 0 ? 0.1 : -0.1))
            .signed(signed)
            .table();
    GatePolicy.Builder rules = policy().alpha(0.3).metric("si_sdr", MetricRule.ofMargin(0));
    MetricResult alone = run(rules.build(), before, now).metrics().get(0);
    double p = alone.evidence().p().regression();
    assertThat(p).isBetween(0.01, 0.3);
    GatePolicy two = rules.alpha(1.5 * p).metric("b", MetricRule.ofMargin(0)).build();
    MetricResult among = run(two, before, now).metrics().get(0);
    assertThat(among.decision().pAdjusted()).isEqualTo(2 * p);
    assertThat(among.verdict()).isNotEqualTo(Verdict.FAIL);
    assertThat(among.notes()).anyMatch(note -> note.startsWith("a regression by itself (p "));
    GatePolicy lenient = rules.alpha(Math.min(0.49, 2 * p)).build();
    MetricResult failed = run(lenient, before, now).metrics().get(0);
    assertThat(failed.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(failed.notes()).noneMatch(note -> note.startsWith("a regression by itself"));
    GatePolicy hard = rules.alpha(p / 2).build();
    assertThat(run(hard, before, now).metrics().get(0).notes())
        .noneMatch(note -> note.startsWith("a regression by itself"));
  }
}
