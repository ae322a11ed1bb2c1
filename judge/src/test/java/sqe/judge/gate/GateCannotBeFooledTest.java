package sqe.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.metrics.MetricCatalog;
import sqe.table.ScoreTable;
import sqe.table.TableException;
import sqe.table.TableSignatures;

/**
 * A healthy pair of tables, of a system that has become a little better, and what can happen to it:
 * no gate passes where a file became worse without limit, and no impossible value moves a mean.
 */
@Tag("one-jdk")
class GateCannotBeFooledTest {

  private static final int FILES = 40;
  private static final TableSignatures SIGNED =
      new TableSignatures(
          Map.of(
              "si_sdr", "si_sdr|rev:1",
              "stoi", "stoi|rev:1",
              "pesq_wb", "pesq_wb|rev:1",
              "log_mse", "log_mse|rev:1"),
          "data");

  private static final List<String> METRICS = List.of("si_sdr", "stoi", "pesq_wb", "log_mse");

  private final Random random = new Random(20261126);

  private static ScoreTable healthy(String source, double better) {
    double[] level = Tables.noise("level", FILES);
    double[] own = Tables.noise(source, FILES);
    return new Tables(source, FILES)
        .number("si_sdr", i -> 10 + 3 * level[i] + better + 0.05 * own[i])
        .number("stoi", i -> 0.8 + 0.03 * level[i] + 0.01 * better + 0.001 * own[i])
        .number("pesq_wb", i -> 2.5 + 0.3 * level[i] + 0.1 * better + 0.01 * own[i])
        .number("log_mse", i -> -20 - 3 * level[i] - better - 0.05 * own[i])
        .signed(SIGNED)
        .table();
  }

  private static final ScoreTable BEFORE = healthy("before", 0);
  private static final ScoreTable NOW = healthy("now", 0.5);

  private static GateReport gate(ScoreTable before, ScoreTable now, boolean strict)
      throws Exception {
    GatePolicy policy =
        GatePolicy.builder().resamples(1000).unsignedOk(!strict).strict(strict).build();
    return new Gate(policy, MetricCatalog.load()).run(before, now);
  }

  private static MetricResult of(String metric, GateReport report) {
    return report.metrics().stream()
        .filter(result -> result.name().equals(metric))
        .findFirst()
        .orElseThrow();
  }

  private static ScoreTable unsigned(ScoreTable table) {
    return new ScoreTable(table.source(), table.columns(), table.rows(), null);
  }

  /** The table with a text in a column of these rows. */
  private static ScoreTable with(ScoreTable table, String column, Set<Integer> rows, String cell) {
    List<List<String>> changed = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      List<String> row = new ArrayList<>(table.rows().get(i));
      if (rows.contains(i)) {
        row.set(table.position(column), cell);
      }
      changed.add(row);
    }
    return new ScoreTable(table.source(), table.columns(), changed, table.signatures());
  }

  private Set<Integer> some(int count) {
    List<Integer> all = new ArrayList<>(IntStream.range(0, FILES).boxed().toList());
    Collections.shuffle(all, random);
    return new HashSet<>(all.subList(0, count));
  }

  /** The mean of a column over all rows but these, by plain addition. */
  private static double meanWithout(ScoreTable table, String column, Set<Integer> rows) {
    return IntStream.range(0, FILES)
        .filter(i -> !rows.contains(i))
        .mapToDouble(i -> Double.parseDouble(table.rows().get(i).get(table.position(column))))
        .average()
        .orElseThrow();
  }

  @Test
  void theHealthyPairPasses() throws Exception {
    assertThat(gate(BEFORE, NOW, true).outcome()).isEqualTo("PASS");
    assertThat(gate(BEFORE, NOW, true).exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 39, 40})
  void filesThatFallToTheWorstInfinityFail(int dead) throws Exception {
    for (String metric : List.of("si_sdr", "log_mse")) {
      Set<Integer> rows = some(dead);
      String worst = metric.equals("log_mse") ? "inf" : "-inf";
      for (ScoreTable now : List.of(NOW, unsigned(NOW))) {
        GateReport report = gate(BEFORE, with(now, metric, rows, worst), false);
        MetricResult result = of(metric, report);
        assertThat(report.exitCode()).isEqualTo(GateReport.REGRESSION);
        assertThat(report.passes()).isFalse();
        assertThat(result.changes().infinite().lost()).hasSize(dead);
        assertThat(result.decision().reasons().get(0))
            .startsWith("unlimited loss: " + dead + (dead == 1 ? " file fell" : " files fell"));
        if (dead < FILES) {
          assertThat(result.changes().currentMean())
              .isCloseTo(meanWithout(NOW, metric, rows), within(1e-9));
        }
      }
    }
  }

  @Test
  void aMeanWithAnInfinitelyBadScoreIsBelowAnyMinimum() throws Exception {
    MetricRule low = MetricRule.builder().margin(0.2).meanMinimum(-1000.0).build();
    GatePolicy policy = GatePolicy.builder().resamples(1000).metric("si_sdr", low).build();
    ScoreTable dead = with(NOW, "si_sdr", some(1), "-inf");
    GateReport report = new Gate(policy, MetricCatalog.load()).run(BEFORE, dead);
    assertThat(of("si_sdr", report).decision().reasons()).contains("the mean -inf is below -1000");
  }

  @Test
  void fromTheWorstInfinityUpIsAGainAndOnlyAStrictGateAsks() throws Exception {
    ScoreTable before = with(BEFORE, "si_sdr", some(3), "-inf");
    GateReport report = gate(before, NOW, false);
    assertThat(report.outcome()).isEqualTo("PASS");
    assertThat(of("si_sdr", report).changes().infinite().recovered()).hasSize(3);
    assertThat(gate(before, NOW, true).exitCode()).isEqualTo(GateReport.REGRESSION);
    assertThat(gate(before, NOW, true).strictFailures())
        .containsExactly("strict: si_sdr has changed without limit, whichever way");
  }

  @Test
  void aPerfectCopyThatIsNoneAnyMoreIsNoPass() throws Exception {
    ScoreTable before = with(BEFORE, "si_sdr", some(1), "inf");
    GateReport report = gate(before, NOW, false);
    assertThat(report.outcome()).isEqualTo("UNDECIDED");
    assertThat(report.passes()).isFalse();
    assertThat(gate(before, NOW, true).exitCode()).isNotZero();
    GateReport other = gate(BEFORE, with(NOW, "si_sdr", some(1), "inf"), false);
    assertThat(other.outcome()).isEqualTo("PASS");
    assertThat(of("si_sdr", other).notes()).anyMatch(note -> note.contains("perfect copy"));
  }

  @ParameterizedTest
  @CsvSource({
    "pesq_wb, -1", "pesq_wb, 0", "pesq_wb, 95.3", "pesq_wb, 4.8", "pesq_wb, -inf", "stoi, 90.5",
    "stoi, -1.5", "stoi, inf", "stoi, 1.2", "log_mse, nan", "si_sdr, ''", "stoi, NA"
  })
  void whatIsNoScoreIsLostCoverageAndInNoMean(String metric, String cell) throws Exception {
    for (int count : new int[] {1, 4}) {
      Set<Integer> rows = some(count);
      for (boolean signed : new boolean[] {true, false}) {
        ScoreTable now = signed ? NOW : unsigned(NOW);
        ScoreTable before = signed ? BEFORE : unsigned(BEFORE);
        GateReport lost = gate(before, with(now, metric, rows, cell), false);
        MetricResult result = of(metric, lost);
        assertThat(lost.exitCode()).isEqualTo(GateReport.REGRESSION);
        assertThat(result.changes().lost().stream().mapToInt(l -> l.files().size()).sum())
            .isEqualTo(count);
        assertThat(result.changes().currentMean())
            .isCloseTo(meanWithout(NOW, metric, rows), within(1e-9));
        GateReport gained = gate(with(before, metric, rows, cell), now, false);
        assertThat(of(metric, gained).changes().baselineMean())
            .isCloseTo(meanWithout(BEFORE, metric, rows), within(1e-9));
        assertThat(of(metric, gained).evidence().sample().files()).isEqualTo(FILES - count);
      }
    }
  }

  @Test
  void sentinelsOfOtherToolsAreNoScoresInTheirTablesOnly() throws Exception {
    ScoreTable now = with(NOW, "stoi", some(2), "1e-05");
    assertThat(gate(unsigned(BEFORE), unsigned(now), false).exitCode()).isEqualTo(1);
    assertThat(of("stoi", gate(unsigned(BEFORE), unsigned(now), false)).decision().reasons().get(0))
        .contains("stoi 1e-5 is what tools write where they have no score");
  }

  @Test
  void percentIsRefusedOnEitherSide() {
    for (boolean current : new boolean[] {true, false}) {
      ScoreTable before = current ? BEFORE : percent(BEFORE);
      ScoreTable now = current ? percent(NOW) : NOW;
      assertThatThrownBy(() -> gate(unsigned(before), unsigned(now), false))
          .isInstanceOf(NotComparableException.class)
          .hasMessageEndingWith("all values of stoi look like percent: divide them by 100");
    }
  }

  private static ScoreTable percent(ScoreTable table) {
    ScoreTable changed = table;
    for (int i = 0; i < FILES; i++) {
      double value = Double.parseDouble(table.rows().get(i).get(table.position("stoi")));
      changed = with(changed, "stoi", Set.of(i), String.valueOf(100 * value));
    }
    return changed;
  }

  @Test
  void idsThatStandThereTwiceAreRefused() {
    ScoreTable twice = with(NOW, "id", Set.of(7), "file0008");
    assertThatThrownBy(() -> gate(BEFORE, twice, false))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("file0008");
  }

  @Tag("simulation")
  @Test
  void noMixtureOfFaultsPassesWhereAFileBecameWorseWithoutLimit() throws Exception {
    String[] faults = {"", "nan", "-inf", "95.3", "-1e9"};
    for (int round = 0; round < 60; round++) {
      ScoreTable now = NOW;
      ScoreTable before = BEFORE;
      for (int fault = 0; fault < 3; fault++) {
        String metric = METRICS.get(random.nextInt(METRICS.size()));
        now = with(now, metric, some(1 + random.nextInt(3)), "inf");
        before = with(before, metric, some(1), faults[random.nextInt(faults.length)]);
      }
      Set<Integer> dead = some(1);
      now = with(now, "si_sdr", dead, "-inf");
      before = with(before, "si_sdr", dead, "12.5");
      assertThat(gate(before, now, false).exitCode()).isEqualTo(GateReport.REGRESSION);
    }
  }
}
