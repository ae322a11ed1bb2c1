package sqe.judge.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.MetricRule;
import sqe.judge.gate.NotComparableException;
import sqe.judge.gate.PolicyException;
import sqe.metrics.MetricCatalog;
import sqe.table.ScoreTable;
import sqe.table.TableRemedy;

class FilePlannerTest {

  private static final GatePolicy UNSIGNED = GatePolicy.builder().unsignedOk(true).build();

  /** Scores of SI-SDR that alternate about a mean, and a number that is no metric of ours. */
  private static ScoreTable table(double swing) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      double score = i % 5 + (i % 2 == 0 ? swing : -swing);
      rows.add(List.of("f" + i, String.valueOf(score), String.valueOf(score)));
    }
    return new ScoreTable("table", List.of("id", "si_sdr", "mos_x"), rows, null);
  }

  private static List<FilePlan> plans(
      GatePolicy policy, @Nullable Double margin, @Nullable ScoreTable baseline) throws Exception {
    return new FilePlanner(policy, MetricCatalog.load(), margin, 0.8).plans(table(2), baseline);
  }

  private static double margin(GatePolicy policy, @Nullable Double common) throws Exception {
    return plans(policy, common, table(0)).get(0).target().margin();
  }

  @Test
  void aRuleSaysTheMarginBeforeTheCommonOneAndThatBeforeTheUsualOne() throws Exception {
    GatePolicy own = UNSIGNED.toBuilder().metric("si_sdr", MetricRule.ofMargin(1)).build();
    assertThat(margin(own, 0.5)).isEqualTo(1);
    assertThat(margin(UNSIGNED, 0.5)).isEqualTo(0.5);
    assertThat(margin(UNSIGNED, null)).isEqualTo(0.2);
  }

  @Test
  void aMetricWithoutMarginIsToHaveOne() {
    GatePolicy foreign = UNSIGNED.toBuilder().metric("mos_x", MetricRule.plain()).build();
    assertThatThrownBy(() -> plans(foreign, null, null))
        .isInstanceOfSatisfying(
            PolicyException.class,
            e ->
                assertThat(e.remedy())
                    .contains(new TableRemedy(TableRemedy.Kind.GIVE_MARGIN, "mos_x")));
  }

  @Test
  void twoTablesShowTheSpreadOfDifferencesAndOneThatOfScores() throws Exception {
    FilePlan differences = plans(UNSIGNED, null, table(0)).get(0);
    assertThat(differences.spread().sd()).isCloseTo(2 * Math.sqrt(20 / 19.0), within(1e-12));
    assertThat(differences.note()).isEqualTo("from the differences of 20 files");
    FilePlan scores = plans(UNSIGNED, null, null).get(0);
    assertThat(scores.spread().sd()).isGreaterThan(differences.spread().sd());
    assertThat(scores.note()).startsWith("from the spread of the scores");
  }

  private static ScoreTable of(String... scores) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      rows.add(List.of("f" + i, scores[i]));
    }
    return new ScoreTable("t", List.of("id", "si_sdr"), rows, null);
  }

  private static FilePlan plan(ScoreTable current, @Nullable ScoreTable baseline) throws Exception {
    return new FilePlanner(UNSIGNED, MetricCatalog.load(), 1.0, 0.8)
        .plans(current, baseline)
        .get(0);
  }

  @Test
  void filesWithoutAFiniteScoreAreInNoSpread() throws Exception {
    FilePlan plan = plan(of("1", "3", "inf", "", "5"), of("1", "1", "1", "1", "-inf"));
    assertThat(plan.spread().sd()).isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(plan.note())
        .isEqualTo("from the differences of 2 files; 2 files with infinite scores are left out");
    assertThat(plan(of("1", "3", "inf"), null).note())
        .endsWith("; 1 file with an infinite score is left out");
  }

  @Test
  void aSpreadNeedsTwoFiles() {
    assertThatThrownBy(() -> plan(of("1", ""), null))
        .isInstanceOf(NotComparableException.class)
        .hasMessage("t: si_sdr has finite scores for 1 file, a spread needs two");
  }

  @Test
  void aLossOfNothingIsNoMargin() {
    for (double none : new double[] {0, -1}) {
      assertThatThrownBy(() -> plans(UNSIGNED, none, null))
          .isInstanceOf(PolicyException.class)
          .hasMessage("no margin for si_sdr");
    }
  }

  @Test
  void rowsThatSumUpEitherTableAreLeftOutAndNamedOnce() throws Exception {
    List<List<String>> rows = new ArrayList<>(table(2).rows());
    double mean =
        rows.stream().mapToDouble(row -> Double.parseDouble(row.get(1))).average().orElse(0);
    rows.add(List.of("mean", String.valueOf(mean), String.valueOf(mean)));
    ScoreTable summed = new ScoreTable("base", table(2).columns(), rows, null);
    List<FilePlan> plans =
        new FilePlanner(
                UNSIGNED.toBuilder()
                    .metric("si_sdr", MetricRule.ofMargin(1))
                    .metric("mos_x", MetricRule.ofMargin(1))
                    .build(),
                MetricCatalog.load(),
                null,
                0.8)
            .plans(table(0), summed);
    assertThat(plans).hasSize(2);
    assertThat(plans.get(0).note())
        .isEqualTo(
            "from the differences of 20 files; base: 'mean' (row 21) left out: sums up the other"
                + " rows");
    assertThat(plans.get(1).note()).isEqualTo("from the differences of 20 files");
  }

  /** Of one speaker each, which is no cluster. */
  @Test
  void clustersOfOneFileAreFiles() throws Exception {
    for (int speakers : new int[] {20, 10}) {
      List<List<String>> rows = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        rows.add(List.of("f" + i, "s" + i % speakers, String.valueOf(i * i % 7)));
      }
      ScoreTable spoken = new ScoreTable("t", List.of("id", "who", "si_sdr"), rows, null);
      FilePlan plan =
          new FilePlanner(
                  UNSIGNED.toBuilder().cluster("who").build(), MetricCatalog.load(), 1.0, 0.8)
              .plans(spoken, null)
              .get(0);
      assertThat(plan.spread().clusterSize()).isEqualTo(20.0 / speakers);
      assertThat(plan.clusters() > 0).isEqualTo(speakers == 10);
    }
  }
}
