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
}
