package sqe.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.table.NameSpelling;
import sqe.table.ScoreTable;
import sqe.table.TableException;
import sqe.table.TableSignatures;

class GateTest {

  private static final ScoreTable BASE = Tables.siSdr("base", 100, 0, 0);

  private static GatePolicy policy(Map<String, MetricRule> rules) {
    return policy(rules, null, List.of(), Set.of());
  }

  private static GatePolicy policy(
      Map<String, MetricRule> rules,
      @Nullable String cluster,
      List<String> groups,
      Set<String> allow) {
    return GatePolicy.builder()
        .resamples(2000)
        .cluster(cluster)
        .groups(groups)
        .allow(allow)
        .metrics(rules)
        .build();
  }

  private static final GatePolicy MARGIN = policy(Map.of("si_sdr", MetricRule.ofMargin(0.2)));

  private static GateReport run(GatePolicy policy, ScoreTable base, ScoreTable current)
      throws Exception {
    return new Gate(policy, MetricCatalog.load()).run(base, current);
  }

  private static MetricResult only(ScoreTable current) throws Exception {
    return run(MARGIN, BASE, current).metrics().get(0);
  }

  @Test
  void aSystemEqualsItselfExactly() throws Exception {
    MetricResult result = only(BASE);
    assertThat(result.verdict()).isEqualTo(Verdict.EQUIVALENT);
    assertThat(result.evidence().sample().zeros()).isEqualTo(100);
    assertThat(result.evidence().sample().mean()).isZero();
    assertThat(result.evidence().bounds().low()).isZero();
    assertThat(result.evidence().bounds().high()).isZero();
  }

  @Test
  void verdictsFollowTheBounds() throws Exception {
    assertThat(only(Tables.siSdr("worse", 100, -0.6, 0.5)).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(only(Tables.siSdr("better", 100, 0.6, 0.5)).verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(only(Tables.siSdr("same", 100, 0, 0.3)).verdict()).isEqualTo(Verdict.EQUIVALENT);
    assertThat(only(Tables.siSdr("unsure", 100, -0.2, 2)).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
    for (double change : new double[] {-0.6, -0.3, -0.1, 0, 0.05, 0.1, 0.3}) {
      MetricResult result = only(Tables.siSdr("at" + change, 100, change, 0.5));
      double lower = result.evidence().bounds().low();
      double upper = result.evidence().bounds().high();
      Verdict expected =
          upper < -0.2
              ? Verdict.FAIL
              : lower > 0
                  ? Verdict.IMPROVED
                  : lower <= -0.2
                      ? Verdict.INCONCLUSIVE
                      : upper < 0.2 ? Verdict.EQUIVALENT : Verdict.PASS;
      assertThat(result.verdict()).isEqualTo(expected);
    }
  }

  @Test
  void aKnownSmallLossIsNamed() throws Exception {
    MetricResult result = only(Tables.siSdr("slightly", 100, -0.1, 0.2));
    assertThat(result.verdict()).isEqualTo(Verdict.EQUIVALENT);
    assertThat(result.evidence().bounds().high()).isNegative();
  }

  @Test
  void lowerIsBetterTurnsTheSign() throws Exception {
    var facts = new TableSignatures(Map.of("wer", "wer|rev:1"), "d");
    double[] noise = Tables.noise("wer", 60);
    ScoreTable before = new Tables("b", 60).number("wer", i -> 5).signed(facts).table();
    ScoreTable now =
        new Tables("n", 60).number("wer", i -> 6 + 0.1 * noise[i]).signed(facts).table();
    MetricRule lower =
        MetricRule.builder().margin(0.1).direction(MetricInfo.Direction.LOWER_IS_BETTER).build();
    MetricResult result = run(policy(Map.of("wer", lower)), before, now).metrics().get(0);
    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.evidence().sample().mean()).isCloseTo(-1, within(0.05));
  }

  @Test
  void tenFilesAreInconclusiveAndSayHowManyAreNeeded() throws Exception {
    ScoreTable base = Tables.siSdr("base", 10, 0, 0);
    MetricResult result = run(MARGIN, base, Tables.siSdr("ten", 10, 0, 1)).metrics().get(0);
    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.decision().needed()).isNotNull();
    double sd = result.evidence().sample().sd();
    double root = 2.4865 * sd / 0.2;
    assertThat((double) Objects.requireNonNull(result.decision().needed()).files())
        .isCloseTo(root * root, within(1.5));
  }

  @Test
  void fewerThanTenFilesAreNotTested() throws Exception {
    ScoreTable base = Tables.siSdr("base", 9, 0, 0);
    GateReport report = run(MARGIN, base, Tables.siSdr("nine", 9, -5, 1));
    assertThat(report.metrics().get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(report.metrics().get(0).evidence().interval()).isNull();
    assertThat(report.exitCode()).isZero();
  }

  @Test
  void aLostScoreFailsHoweverGoodTheMean() throws Exception {
    ScoreTable better = Tables.siSdr("better", 100, 2, 0.1);
    ScoreTable current = with(better, 3, "si_sdr", "");
    GateReport report = run(MARGIN, BASE, current);
    assertThat(report.exitCode()).isEqualTo(GateReport.REGRESSION);
    assertThat(report.metrics().get(0).decision().reasons().get(0))
        .isEqualTo("lost coverage: 1 file had a score and has none now: file0003");
    assertThat(run(MARGIN, BASE, with(better, 3, "si_sdr", "nan")).exitCode()).isEqualTo(1);
    assertThat(run(MARGIN, with(BASE, 3, "si_sdr", ""), better).exitCode()).isZero();
  }

  private static ScoreTable with(ScoreTable table, int row, String column, String cell) {
    List<List<String>> rows = new ArrayList<>(table.rows());
    List<String> changed = new ArrayList<>(rows.get(row));
    changed.set(table.columns().indexOf(column), cell);
    rows.set(row, changed);
    return new ScoreTable(table.source(), table.columns(), rows, table.signatures());
  }

  @Test
  void equalInfinitiesAreEqualAndALostPerfectionIsNotAPass() throws Exception {
    ScoreTable perfect = with(BASE, 5, "si_sdr", "inf");
    assertThat(run(MARGIN, perfect, perfect).metrics().get(0).verdict())
        .isEqualTo(Verdict.EQUIVALENT);
    MetricResult lost = run(MARGIN, perfect, BASE).metrics().get(0);
    assertThat(lost.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(lost.notes())
        .contains(
            "1 file was a perfect copy of its reference (inf) before and not now, a loss of"
                + " unknown size: file0005",
            "mean, bounds and p are of the other 99 files alone");
  }

  @Test
  void guardrailsLookBesideTheMean() throws Exception {
    ScoreTable better = Tables.siSdr("better", 100, 1, 0.1);
    ScoreTable collapsed = with(with(better, 7, "si_sdr", "-20"), 8, "si_sdr", "-19");
    MetricRule floor = MetricRule.builder().margin(0.2).minimum(-15.0).build();
    MetricRule share = MetricRule.builder().margin(0.2).worseThan(3.0, 0.01).build();
    MetricRule mean = MetricRule.builder().margin(0.2).meanMinimum(20.0).build();
    assertThat(reasons(floor, collapsed).get(0))
        .startsWith("2 files are below -15: file0007 -20, ");
    assertThat(reasons(share, collapsed).get(0)).startsWith("2 of 100 files lose more than 3,");
    assertThat(reasons(mean, collapsed).get(0)).endsWith("is below 20");
    assertThat(reasons(floor, better)).isEmpty();
  }

  private static List<String> reasons(MetricRule rule, ScoreTable current) throws Exception {
    return run(policy(Map.of("si_sdr", rule)), BASE, current).metrics().get(0).decision().reasons();
  }

  @Test
  void holmCorrectsRegressionsOverPrimaryMetricsOnly() throws Exception {
    Map<String, MetricRule> rules = new LinkedHashMap<>();
    Map<String, String> signatures = new LinkedHashMap<>();
    Tables base = new Tables("base", 100);
    Tables now = new Tables("now", 100);
    for (int m = 0; m < 5; m++) {
      String id = "metric" + m;
      double[] noise = Tables.noise(id, 100);
      double change = m == 0 ? -0.4 : 0;
      base.number(id, i -> 0);
      now.number(id, i -> change + noise[i]);
      rules.put(id, MetricRule.ofMargin(0.2));
      signatures.put(id, id + "|rev:1");
    }
    var signed = new TableSignatures(signatures, "d");
    GateReport report = run(policy(rules), base.signed(signed).table(), now.signed(signed).table());
    for (MetricResult result : report.metrics()) {
      assertThat(result.decision().pAdjusted())
          .isGreaterThanOrEqualTo(result.evidence().p().regression());
    }
    MetricResult first = report.metrics().get(0);
    assertThat(first.decision().pAdjusted())
        .isCloseTo(5 * first.evidence().p().regression(), within(1e-12));
  }

  @Test
  void clustersWidenAndFewClustersAreSaidToBeConditional() throws Exception {
    double[] common = Tables.noise("speaker", 12);
    double[] own = Tables.noise("own", 120);
    ScoreTable base =
        new Tables("base", 120).text("speaker", i -> "s" + i % 12).number("si_sdr", i -> 5).table();
    ScoreTable now =
        new Tables("now", 120)
            .text("speaker", i -> "s" + i % 12)
            .text("few", i -> "s" + i % 4)
            .number("si_sdr", i -> 5 + common[i % 12] + 0.3 * own[i])
            .table();
    Map<String, MetricRule> rules = MARGIN.metrics();
    MetricResult plain =
        run(policy(rules, Clustering.NONE, List.of(), Set.of()), base, now).metrics().get(0);
    MetricResult clustered =
        run(policy(rules, "speaker", List.of(), Set.of()), base, now).metrics().get(0);
    MetricResult few = run(policy(rules, "few", List.of(), Set.of()), base, now).metrics().get(0);
    assertThat(clustered.evidence().sample().units()).isEqualTo(12);
    assertThat(clustered.evidence().sample().correlation()).isGreaterThan(0.7);
    assertThat(clustered.evidence().bounds().high() - clustered.evidence().bounds().low())
        .isGreaterThan(2 * (plain.evidence().bounds().high() - plain.evidence().bounds().low()));
    assertThat(few.evidence().sample().clustered()).isFalse();
    assertThat(few.notes()).anyMatch(note -> note.startsWith("conditional on these 4 clusters"));
  }

  @Test
  void filesOfOneSpeakerBelongTogetherUnlessThePolicySaysNo() throws Exception {
    ScoreTable now = Tables.siSdr("now", 100, 0, 1);
    GateReport found = run(MARGIN, BASE, now);
    assertThat(found.cluster()).isEqualTo("speaker");
    assertThat(found.notes()).anyMatch(note -> note.startsWith("rows of one speaker"));
    assertThat(found.metrics().get(0).evidence().sample().units()).isEqualTo(12);
    GatePolicy independent = policy(MARGIN.metrics(), Clustering.NONE, List.of(), Set.of());
    GateReport plain = run(independent, BASE, now);
    assertThat(plain.cluster()).isNull();
    assertThat(plain.metrics().get(0).evidence().sample().clustered()).isFalse();
    assertThat(plain.notes()).isEmpty();
    ScoreTable unnamed = with(now, 4, "speaker", "");
    assertThat(run(MARGIN, unnamed, unnamed).cluster()).isNull();
    GatePolicy named = policy(MARGIN.metrics(), "speaker", List.of(), Set.of());
    assertThatThrownBy(() -> run(named, BASE, unnamed))
        .isInstanceOf(NotComparableException.class)
        .hasMessageContaining("the speaker of file0004 is empty");
  }

  @Test
  void tooFewClustersForTheLevelHaveNoInterval() throws Exception {
    ScoreTable base =
        new Tables("base", 60).text("speaker", i -> "s" + i % 6).number("si_sdr", i -> 5).table();
    double[] noise = Tables.noise("own", 60);
    ScoreTable now =
        new Tables("now", 60)
            .text("speaker", i -> "s" + i % 6)
            .number("si_sdr", i -> 5 + noise[i])
            .table();
    GatePolicy strict = MARGIN.toBuilder().alpha(0.01).resamples(1000).build();
    MetricResult result = run(strict, base, now).metrics().get(0);
    assertThat(result.evidence().interval()).isNull();
    assertThat(result.notes()).contains("6 clusters are too few for an interval at this level");
    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void groupsAreExploratoryAndShowACollapseThatTheMeanHides() throws Exception {
    double[] noise = Tables.noise("g", 100);
    ScoreTable now =
        new Tables("now", 100)
            .text("snr", i -> i % 2 == 0 ? "0" : "10")
            .number("si_sdr", i -> 5 + (i % 2 == 0 ? -1 : 1.2) + 0.3 * noise[i])
            .table();
    ScoreTable base =
        new Tables("base", 100)
            .text("snr", i -> i % 2 == 0 ? "0" : "10")
            .number("si_sdr", i -> 5)
            .table();
    GateReport report = run(policy(MARGIN.metrics(), null, List.of("snr"), Set.of()), base, now);
    assertThat(report.metrics().get(0).verdict()).isNotEqualTo(Verdict.FAIL);
    assertThat(report.groups()).hasSize(2);
    assertThat(report.groups().get(0).name()).isEqualTo("si_sdr [snr=0]");
    assertThat(report.groups().get(0).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(report.exitCode()).isZero();
  }

  @Test
  void theOrderOfRowsAndOtherMetricsDoNotChangeANumber() throws Exception {
    ScoreTable now = Tables.siSdr("now", 100, -0.1, 1);
    List<List<String>> rows = new ArrayList<>(now.rows());
    Collections.reverse(rows);
    ScoreTable reversed = new ScoreTable("now", now.columns(), rows, now.signatures());
    assertThat(run(MARGIN, BASE, reversed)).isEqualTo(run(MARGIN, BASE, now));
  }

  @Test
  void wilcoxonIsAnOption() throws Exception {
    GatePolicy ranks = MARGIN.toBuilder().test(GatePolicy.Test.WILCOXON).resamples(1000).build();
    ScoreTable outlier = with(Tables.siSdr("o", 100, 0, 0.3), 0, "si_sdr", "-500");
    assertThat(run(ranks, BASE, outlier).metrics().get(0).verdict()).isEqualTo(Verdict.EQUIVALENT);
    assertThat(run(MARGIN, BASE, outlier).metrics().get(0).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void otherMeasuresOrDataOrIdsAreNotComparable() {
    ScoreTable now = Tables.siSdr("now", 100, 0, 1);
    var resampled =
        new TableSignatures(Map.of("si_sdr", Tables.SI_SDR.replace("error", "8000")), "data1");
    var otherData = new TableSignatures(Map.of("si_sdr", Tables.SI_SDR), "data2");
    refused(signed(now, resampled), "si_sdr is not the same measure: resample is error, 8000");
    refused(signed(now, otherData), "the references differ");
    refused(signed(now, null), "now has no signatures");
    refused(Tables.siSdr("fewer", 99, 0, 1), "1 of the 100 ids of base is not in fewer: file0099");
    refused(Tables.siSdr("more", 101, 0, 1), "1 of the 101 ids of more is not in base: file0100");
    refused(with(now, 4, "id", "file0003"), "now: the id 'file0003' stands in row 4 and in row 5");
    refused(with(now, 4, "id", ""), "now, row 5: the id is empty");
    refused(with(now, 4, "si_sdr", "good"), "now, row 5: si_sdr is 'good', not a number");
    ScoreTable other = new Tables("other", 100).number("stoi", i -> 1).table();
    refused(other, "the columns differ: other has no si_sdr");
  }

  private static ScoreTable signed(ScoreTable table, @Nullable TableSignatures signatures) {
    return new ScoreTable(table.source(), table.columns(), table.rows(), signatures);
  }

  private static void refused(ScoreTable current, String reason) {
    assertThatThrownBy(() -> run(MARGIN, BASE, current))
        .isInstanceOf(TableException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("\n");
  }

  @Test
  void idsInTwoFormsOfAccentsAreOneId() throws Exception {
    Tables linux = new Tables("linux", 60).text("id", i -> "é" + i).number("si_sdr", i -> i);
    Tables mac = new Tables("mac", 60).text("id", i -> "e\u0301" + i).number("si_sdr", i -> i + 1);
    GateReport report = run(MARGIN, linux.table(), mac.table());
    assertThat(report.files()).isEqualTo(60);
    assertThat(report.metrics().get(0).verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(report.notes())
        .contains(
            "'e\u03010' and 59 more: spelled in two forms of accents (Unicode NFC and NFD), taken"
                + " as one name");
    ScoreTable both = new Tables("both", 2).text("id", i -> i == 0 ? "é0" : "e\u03010").table();
    assertThat(RowKeys.of(both, false, false, NameSpelling.of(List.of(both.distinct("id")))))
        .hasSize(2);
  }

  @Test
  void anAllowedKeyThatNoSignatureHasIsNamed() throws Exception {
    GatePolicy mistyped = policy(MARGIN.metrics(), null, List.of(), Set.of("resampel", "data"));
    assertThat(run(mistyped, BASE, BASE).notes())
        .anyMatch(note -> note.startsWith("no signature has the allowed key resampel: there are"));
    GatePolicy right = policy(MARGIN.metrics(), null, List.of(), Set.of("resample", "data"));
    assertThat(run(right, BASE, BASE).notes()).noneMatch(note -> note.contains("allowed key"));
  }

  @Test
  void aDifferingKeyCanBeAllowedByName() throws Exception {
    ScoreTable now = Tables.siSdr("now", 100, 0, 0.1);
    var resampled =
        new TableSignatures(Map.of("si_sdr", Tables.SI_SDR.replace("error", "8000")), "data2");
    GatePolicy allowing =
        policy(MARGIN.metrics(), null, List.of(), Set.of("resample", GatePolicy.DATA));
    GateReport report = run(allowing, BASE, signed(now, resampled));
    assertThat(report.exitCode()).isZero();
    assertThat(report.notes()).anyMatch(note -> note.contains("data signatures differ"));
  }

  @Test
  void unknownMetricsAndColumnsAreNamed() {
    GatePolicy unknown = policy(Map.of("stoii", MetricRule.plain()));
    assertThatThrownBy(() -> run(unknown, BASE, BASE))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("base has no column 'stoii'");
    GatePolicy cluster = policy(MARGIN.metrics(), "spaeker", List.of(), Set.of());
    assertThatThrownBy(() -> run(cluster, BASE, BASE))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("no column 'spaeker'; it has id, speaker, snr, si_sdr");
  }

  @Test
  void channelsAreRowsOfOneFile() throws Exception {
    ScoreTable base =
        new Tables("base", 40)
            .text("id", i -> "f" + i / 2)
            .text("channel", i -> String.valueOf(1 + i % 2))
            .number("si_sdr", i -> i)
            .table();
    GateReport report = run(MARGIN, base, base);
    assertThat(report.files()).isEqualTo(40);
    assertThat(report.cluster()).isEqualTo("id");
    assertThat(report.metrics().get(0).evidence().sample().units()).isEqualTo(20);
  }
}
