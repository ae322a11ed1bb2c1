package sqe.judge.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sqe.judge.compare.ComparisonReport.PairLine;
import sqe.judge.compare.ComparisonReport.SystemLine;
import sqe.judge.gate.Clustering;
import sqe.judge.gate.Gate;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.GateReport;
import sqe.judge.gate.NotComparableException;
import sqe.judge.gate.PolicyException;
import sqe.judge.stats.Interval;
import sqe.judge.stats.SeededRandom;
import sqe.judge.stats.WinTieLoss;
import sqe.metrics.MetricCatalog;
import sqe.table.ScoreTable;
import sqe.table.TableSignatures;

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

  /** Two systems whose difference depends on the speaker. */
  private static ScoreTable ofSpeakers(int speakers) {
    List<List<String>> rows = new ArrayList<>();
    var random = new SeededRandom(4, "test", 0);
    double[] effect = new double[speakers];
    Arrays.setAll(effect, g -> 1 + 2 * random.nextGaussian());
    for (int i = 0; i < 120; i++) {
      String speaker = "s" + i % speakers;
      String other = i % 4 == 3 ? "" : "r" + i / 2;
      double base = 10 + random.nextGaussian();
      double gain = effect[i % speakers] + 0.1 * random.nextGaussian();
      rows.add(List.of("f" + i, "old", speaker, other, String.valueOf(base)));
      rows.add(List.of("f" + i, "new", speaker, other, String.valueOf(base + gain)));
    }
    List<String> columns = List.of("id", "system", "speaker", "other", "si_sdr");
    return new ScoreTable("t.csv", columns, rows, SIGNED);
  }

  @Test
  void intervalsAndTestsKnowSpeakers() throws Exception {
    ScoreTable twelve = ofSpeakers(12);
    ComparisonReport found = run(twelve, List.of(), null);
    ComparisonReport plain = run(twelve, List.of(), Clustering.NONE);
    assertThat(found.cluster()).isEqualTo("speaker");
    assertThat(found.notes()).anyMatch(note -> note.startsWith("rows of one speaker"));
    assertThat(plain.notes()).isEmpty();
    assertThat(width(found.pairs().get(0).difference().interval()))
        .isGreaterThan(2.5 * width(plain.pairs().get(0).difference().interval()));
    assertThat(width(found.systems().get(1).scores().interval()))
        .isGreaterThan(2 * width(plain.systems().get(1).scores().interval()));
    assertThat(found.pairs().get(0).difference().p())
        .isGreaterThan(10 * plain.pairs().get(0).difference().p());
    assertThat(run(twelve, List.of(), "speaker").pairs()).isEqualTo(found.pairs());
  }

  /** The gate gives the same p and the same interval but for the random stream. */
  @Test
  void aPairIsJudgedAsByTheGate() throws Exception {
    ScoreTable table = ofSpeakers(12);
    PairLine pair = run(table, List.of(), "speaker").pairs().get(0);
    GateReport gate =
        new Gate(policy(List.of(), "speaker"), MetricCatalog.load())
            .run(table.only("system", "new"), table.only("system", "old"));
    var evidence = gate.metrics().get(0).evidence();
    assertThat(pair.difference().p())
        .isEqualTo(2 * Math.min(evidence.p().loss(), evidence.p().improved()));
    assertThat(pair.difference().interval()).isEqualTo(evidence.interval());
    assertThat(pair.difference().mean()).isEqualTo(evidence.sample().mean());
  }

  @Test
  void fewSpeakersAreSaidToBeAllThereAre() throws Exception {
    ComparisonReport few = run(ofSpeakers(4), List.of(), null);
    assertThat(few.notes()).anyMatch(note -> note.startsWith("conditional on these 4 clusters"));
    assertThat(few.pairs()).isEqualTo(run(ofSpeakers(4), List.of(), Clustering.NONE).pairs());
    ScoreTable unnamed = ofSpeakers(12);
    assertThatThrownBy(() -> run(unnamed, List.of(), "other"))
        .isInstanceOf(NotComparableException.class)
        .hasMessageContaining("the other of f103 is empty");
    assertThatThrownBy(() -> run(unnamed, List.of(), "spaeker"))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("no column 'spaeker'");
  }

  private static double width(@Nullable Interval interval) {
    return interval == null ? 0 : interval.high() - interval.low();
  }

  private static ComparisonReport run(List<String> groups) throws Exception {
    return run(table(), groups, null);
  }

  private static ComparisonReport run(
      ScoreTable table, List<String> groups, @Nullable String cluster) throws Exception {
    return new Comparison(policy(groups, cluster), MetricCatalog.load()).run(List.of(table));
  }

  private static GatePolicy policy(List<String> groups, @Nullable String cluster) {
    return policy(GatePolicy.defaults().alpha(), groups, cluster);
  }

  private static GatePolicy policy(double alpha, List<String> groups, @Nullable String cluster) {
    return GatePolicy.builder()
        .alpha(alpha)
        .resamples(2000)
        .cluster(cluster)
        .groups(groups)
        .build();
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
    assertThat(toNew.difference().mean()).isBetween(-1.2, -0.8);
    assertThat(toNew.pHolm()).isGreaterThanOrEqualTo(toNew.difference().p()).isLessThan(0.01);
    assertThat(toNew.difference().counts().losses()).isGreaterThan(50);
    assertThat(toNew.difference().cliffsDelta()).isNegative();
  }

  @Test
  void groupsHaveTheirOwnTables() throws Exception {
    ComparisonReport report = run(List.of("snr"));
    assertThat(report.systems()).hasSize(9);
    assertThat(report.systems().get(3).group()).isEqualTo("snr=0");
    assertThat(report.systems().get(3).scores().files()).isEqualTo(30);
  }

  /** One table made on Linux, one on a Mac. */
  @Test
  void groupsInTwoFormsOfAccentsAreOneGroup() throws Exception {
    List<ScoreTable> tables = new ArrayList<>();
    for (String city : List.of("Orléans", "Orle\u0301ans")) {
      List<List<String>> rows = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        rows.add(List.of("f" + i, city, String.valueOf(i + 0.1 * (i % 3) * tables.size())));
      }
      String name = "t" + tables.size() + ".csv";
      tables.add(new ScoreTable(name, List.of("id", "city", "si_sdr"), rows, SIGNED));
    }
    ComparisonReport report =
        new Comparison(policy(List.of("city"), null), MetricCatalog.load()).run(tables);
    assertThat(report.systems())
        .extracting(SystemLine::group)
        .containsExactly("", "", "city=Orléans", "city=Orléans");
    assertThat(report.pairs()).hasSize(2).allMatch(pair -> pair.difference().files() == 20);
  }

  @Test
  void scoresNearTheLargestDoubleHaveAnIntervalOfTheirSize() throws Exception {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(List.of("f" + i, "a", (i % 2 == 0 ? "" : "-") + "1e300"));
      rows.add(List.of("f" + i, "b", (i % 2 == 0 ? "-" : "") + "1.5e300"));
    }
    var huge = new ScoreTable("t.csv", List.of("id", "system", "si_sdr"), rows, SIGNED);
    ComparisonReport report = run(huge, List.of(), null);
    Interval interval = Objects.requireNonNull(report.pairs().get(0).difference().interval());
    assertThat(interval.high()).isBetween(1e300, 2e300);
    assertThat(interval.low()).isCloseTo(-interval.high(), within(1e291));
  }

  /** Nine files of the third system, fewer than can be tested. */
  @Test
  void whatCannotBeTestedSharesTheFirstRank() throws Exception {
    List<List<String>> rows = new ArrayList<>(table().rows());
    for (int i = 0; i < 9; i++) {
      rows.add(List.of("f" + i, "few", "0", String.valueOf(5 + 0.1 * i)));
    }
    ScoreTable table = new ScoreTable("t.csv", table().columns(), rows, SIGNED);
    assertThat(run(table, List.of(), null).systems())
        .extracting(SystemLine::rank)
        .containsExactly(2, 2, 1, 1);
  }

  /** A mean that is lower because of other files, though better on the files in common. */
  @Test
  void whatIsBetterOnTheFilesInCommonHasTheFirstRank() throws Exception {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double base = i < 20 ? 5 : 15;
      rows.add(List.of("f" + i, "all", String.valueOf(base + 0.01 * i + 0.5)));
      if (i >= 15) {
        rows.add(List.of("f" + i, "easy", String.valueOf(base + 0.02 * i - 0.5)));
      }
    }
    ScoreTable table = new ScoreTable("t.csv", List.of("id", "system", "si_sdr"), rows, SIGNED);
    ComparisonReport report = run(table, List.of(), null);
    assertThat(report.systems()).extracting(SystemLine::best).containsExactly(false, true);
    assertThat(report.systems()).extracting(SystemLine::rank).containsExactly(1, 2);
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
    assertThat(report.pairs().get(0).difference().counts()).isEqualTo(new WinTieLoss(0, 60, 0));
    assertThat(report.pairs().get(0).difference().p()).isEqualTo(1);
    assertThatThrownBy(() -> comparison.run(List.of(a))).isInstanceOf(PolicyException.class);
  }
}
