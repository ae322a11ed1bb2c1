package sqe.scoring.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sqe.metrics.MetricCatalog;
import sqe.scoring.compare.ComparisonReport.PairLine;
import sqe.scoring.compare.ComparisonReport.SystemLine;
import sqe.scoring.gate.GatePolicy;
import sqe.scoring.gate.PolicyException;
import sqe.scoring.gate.ScoreTable;
import sqe.scoring.gate.TableSignatures;
import sqe.scoring.stats.SeededRandom;
import sqe.scoring.stats.WinTieLoss;

class ComparisonTest {

  private static final TableSignatures SIGNED =
      new TableSignatures(Map.of("si_sdr", "si_sdr|zero_mean:no|rev:1"), "d");

  /** Three systems in one table: two that differ by noise only, and one 1 dB better. */
  private static ScoreTable table() {
    List<List<String>> rows = new ArrayList<>();
    var random = new SeededRandom(3, "test", 0);
    for (int i = 0; i < 60; i++) {
      double base = 10 + 4 * random.nextGaussian();
      for (String system : List.of("old_a", "old_b", "new")) {
        double score = base + (system.equals("new") ? 1 : 0) + 0.3 * random.nextGaussian();
        rows.add(List.of("f" + i, system, i % 2 == 0 ? "0" : "10", String.valueOf(score)));
      }
    }
    return new ScoreTable("t.csv", List.of("id", "system", "snr", "si_sdr"), rows, SIGNED);
  }

  private static ComparisonReport run(List<String> groups) throws Exception {
    GatePolicy d = GatePolicy.defaults();
    GatePolicy policy =
        new GatePolicy(
            d.alpha(),
            d.test(),
            1,
            2000,
            null,
            groups,
            d.inconclusive(),
            d.groupRegression(),
            d.allow(),
            false,
            Map.of(),
            Map.of());
    return new Comparison(policy, MetricCatalog.load()).run(List.of(table()));
  }

  @Test
  void ranksCountSystemsThatAreSignificantlyBetter() throws Exception {
    ComparisonReport report = run(List.of());
    assertThat(report.systems())
        .extracting(SystemLine::system)
        .containsExactly("old_a", "old_b", "new");
    assertThat(report.systems()).extracting(SystemLine::rank).containsExactly(2, 2, 1);
    assertThat(report.systems()).extracting(SystemLine::best).containsExactly(false, false, true);
    assertThat(report.pairs()).hasSize(3);
    PairLine toNew = report.pairs().get(1);
    assertThat(toNew.first() + toNew.second()).isEqualTo("old_anew");
    assertThat(toNew.mean()).isBetween(-1.2, -0.8);
    assertThat(toNew.pHolm()).isGreaterThanOrEqualTo(toNew.p()).isLessThan(0.01);
    assertThat(toNew.counts().losses()).isGreaterThan(50);
    assertThat(toNew.cliffsDelta()).isNegative();
  }

  @Test
  void groupsHaveTheirOwnTables() throws Exception {
    ComparisonReport report = run(List.of("snr"));
    assertThat(report.systems()).hasSize(9);
    assertThat(report.systems().get(3).group()).isEqualTo("snr=0");
    assertThat(report.systems().get(3).files()).isEqualTo(30);
  }

  @Test
  void everyFormatHoldsEverySystem() throws Exception {
    ComparisonReport report = run(List.of("snr"));
    for (ComparisonFormat format : ComparisonFormat.values()) {
      String text = format.write(report);
      assertThat(text).contains("new").endsWith("\n");
      assertThat(text).isEqualTo(format.write(run(List.of("snr"))));
    }
    String latex = ComparisonFormat.LATEX.write(report);
    assertThat(latex).contains("old\\_a & ").contains("\\textbf{").contains("zero\\_mean:no");
    assertThat(latex.lines().filter(line -> line.contains("textbf"))).hasSize(1);
    assertThat(ComparisonFormat.CSV.write(report).lines()).hasSize(1 + 9 + 9);
    assertThat(com.fasterxml.jackson.jr.ob.JSON.std.mapFrom(ComparisonFormat.JSON.write(report)))
        .containsKeys("systems", "pairs", "signatures");
  }

  @Test
  void tablesAreSystemsByTheirNames() throws Exception {
    ScoreTable a = table().only("system", "old_a");
    var comparison = new Comparison(GatePolicy.defaults(), MetricCatalog.load());
    ScoreTable renamed = new ScoreTable("dir/u.csv", a.columns(), a.rows(), SIGNED);
    ComparisonReport report = comparison.run(List.of(a, renamed));
    assertThat(report.systems())
        .extracting(SystemLine::system)
        .containsExactly("t/old_a", "u/old_a");
    assertThat(report.pairs().get(0).counts()).isEqualTo(new WinTieLoss(0, 60, 0));
    assertThat(report.pairs().get(0).p()).isEqualTo(1);
    assertThatThrownBy(() -> comparison.run(List.of(a))).isInstanceOf(PolicyException.class);
  }
}
