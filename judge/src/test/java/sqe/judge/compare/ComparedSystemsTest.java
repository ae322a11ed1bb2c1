package sqe.judge.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sqe.judge.compare.ComparisonReport.PairLine;
import sqe.judge.compare.ComparisonReport.SystemLine;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.PolicyException;
import sqe.judge.stats.WinTieLoss;
import sqe.metrics.MetricCatalog;
import sqe.table.ScoreTable;
import sqe.table.TableSignatures;

/** What is said of systems beside their ranks: the dead, the few, and what rows note. */
class ComparedSystemsTest {

  private static final TableSignatures SIGNED =
      new TableSignatures(Map.of("si_sdr", "si_sdr|rev:1"), "d");

  /** A table of one system; null is a file that it lacks. */
  private static ScoreTable system(String name, int files, IntFunction<@Nullable Object> score) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      Object value = score.apply(i);
      if (value != null) {
        rows.add(List.of("f" + i, String.valueOf(value)));
      }
    }
    return new ScoreTable(name + ".csv", List.of("id", "si_sdr"), rows, SIGNED);
  }

  private static ScoreTable system(
      String name, List<String> columns, TableSignatures signatures, List<List<String>> rows) {
    return new ScoreTable(name + ".csv", columns, rows, signatures);
  }

  private static ComparisonReport run(GatePolicy policy, ScoreTable... tables) throws Exception {
    return new Comparison(policy, MetricCatalog.load()).run(List.of(tables));
  }

  private static GatePolicy.Builder policy() {
    return GatePolicy.builder().resamples(500);
  }

  private static ComparisonReport run(ScoreTable... tables) throws Exception {
    return run(policy().build(), tables);
  }

  /** As a score: even files are a little better than odd ones. */
  private static double some(int i) {
    return 10 + i % 5 + (i % 2 == 0 ? 0.1 : 0);
  }

  @Test
  void aSystemThatIsDeadOnAFileIsWorseWhateverItsMean() throws Exception {
    ScoreTable dead = system("dead", 12, i -> i == 0 ? "-inf" : some(i) + 5);
    ScoreTable alive = system("alive", 12, i -> some(i));
    ComparisonReport report = run(dead, alive);
    PairLine pair = report.pairs().get(0);
    assertThat(pair.difference().files()).isEqualTo(11);
    assertThat(pair.difference().firstDead()).isEqualTo(1);
    assertThat(pair.difference().secondDead()).isZero();
    assertThat(pair.better(0.05)).isEqualTo(-1);
    assertThat(pair.unlimited()).isEqualTo(-1);
    assertThat(report.systems()).extracting(SystemLine::rank).containsExactly(2, 1);
    assertThat(report.systems()).extracting(SystemLine::best).containsExactly(false, true);
    assertThat(report.systems().get(0).scores().dead()).isEqualTo(1);
    assertThat(report.notes())
        .contains(
            "dead: si_sdr is -inf for 1 file, worse than any score: it ranks below systems without"
                + " such files, and its mean is of the 11 others");
    PairLine reverse = run(alive, dead).pairs().get(0);
    assertThat(reverse.difference().secondDead()).isEqualTo(1);
    assertThat(reverse.better(0.05)).isEqualTo(1);
    assertThat(reverse.unlimited()).isEqualTo(1);
  }

  @Test
  void whatBothOrNobodyCanHearIsNoDifference() throws Exception {
    ScoreTable one = system("one", 12, i -> i == 0 ? "-inf" : i == 1 ? "" : some(i));
    ScoreTable other = system("other", 12, i -> i < 2 ? "-inf" : some(i));
    PairLine pair = run(one, other).pairs().get(0);
    assertThat(pair.difference().firstDead()).as("where the other is dead, too").isZero();
    assertThat(pair.difference().secondDead()).as("where the other has no score").isZero();
    assertThat(pair.difference().files()).isEqualTo(10);
    PairLine each =
        run(
                system("one", 14, i -> i == 0 ? "-inf" : some(i) + 2),
                system("other", 14, i -> i == 1 ? "-inf" : some(i)))
            .pairs()
            .get(0);
    assertThat(each.difference().firstDead()).isEqualTo(1);
    assertThat(each.difference().secondDead()).isEqualTo(1);
    assertThat(each.better(0.05)).as("each is dead somewhere").isZero();
  }

  @Test
  void aSystemThatIsDeadEverywhereHasNoMeanAndIsNotTheBest() throws Exception {
    ComparisonReport report = run(system("a", 12, i -> "-inf"), system("b", 12, i -> "-inf"));
    assertThat(report.systems()).extracting(SystemLine::best).containsExactly(false, false);
    assertThat(report.systems().get(0).scores().files()).isZero();
    assertThat(report.systems().get(0).scores().median()).isNaN();
    assertThat(report.pairs().get(0).difference().cliffsDelta()).isNaN();
    assertThat(report.pairs().get(0).difference().p()).isNaN();
    assertThat(report.notes())
        .contains(
            "a: si_sdr is -inf for 12 files, worse than any score: it ranks below systems without"
                + " such files")
        .noneMatch(note -> note.contains("too few to test"));
  }

  @Test
  void aPerfectCopyIsInNoMean() throws Exception {
    ComparisonReport report =
        run(system("a", 12, i -> i < 2 ? "inf" : some(i)), system("b", 12, i -> some(i)));
    assertThat(report.systems()).extracting(line -> line.scores().perfect()).containsExactly(2, 0);
    assertThat(report.systems()).extracting(line -> line.scores().dead()).containsExactly(0, 0);
    assertThat(report.systems().get(0).scores().files()).isEqualTo(10);
    assertThat(report.pairs().get(0).difference().files()).isEqualTo(10);
  }

  @Test
  void tenFilesAreTheLeastThatAreTested() throws Exception {
    ComparisonReport ten = run(system("a", 10, i -> some(i) + 1), system("b", 10, i -> some(i)));
    assertThat(ten.pairs().get(0).difference().p()).isEqualTo(2 * Math.pow(0.5, 10));
    assertThat(ten.pairs().get(0).difference().interval()).isNotNull();
    assertThat(ten.systems().get(0).scores().interval()).isNotNull();
    assertThat(ten.notes()).isEmpty();
    ComparisonReport nine = run(system("a", 9, i -> some(i) + 1), system("b", 9, i -> some(i)));
    assertThat(nine.pairs().get(0).difference().p()).isNaN();
    assertThat(nine.pairs().get(0).difference().interval()).isNull();
    assertThat(nine.pairs().get(0).difference().counts()).isEqualTo(new WinTieLoss(9, 0, 0));
    assertThat(nine.systems().get(0).scores().interval()).isNull();
    assertThat(nine.notes()).containsExactly("9 files are too few to test, 10 are the least");
  }

  /** It is a p-value: what is equal to the level is rejected. */
  @Test
  void aPairDiffersWhereItsPIsTheLevel() throws Exception {
    PairLine pair =
        run(system("a", 10, i -> some(i) + 1), system("b", 10, i -> some(i))).pairs().get(0);
    double p = pair.pHolm();
    assertThat(pair.significant(p)).isTrue();
    assertThat(pair.better(p)).isEqualTo(1);
    assertThat(pair.significant(Math.nextDown(p))).isFalse();
    assertThat(pair.better(Math.nextDown(p))).isZero();
  }

  @Test
  void theIntervalsAreDrawnBySeedMetricAndSystem() throws Exception {
    ScoreTable a = system("a", 200, i -> some(i * i) + 0.0137 * i);
    ScoreTable same = system("b", 200, i -> some(i * i) + 0.0137 * i);
    ComparisonReport one = run(a, same);
    ComparisonReport other = run(policy().seed(5).build(), a, same);
    assertThat(run(a, same).systems()).isEqualTo(one.systems());
    assertThat(
            List.of(
                String.valueOf(one.systems().get(0).scores().interval()),
                String.valueOf(one.systems().get(1).scores().interval()),
                String.valueOf(other.systems().get(0).scores().interval())))
        .doesNotHaveDuplicates();
  }

  @Test
  void systemsOnDifferentFilesAreComparedOnThoseInCommon() throws Exception {
    ComparisonReport report =
        run(
            system("a", 12, i -> some(i)),
            system("b", 14, i -> i == 3 ? null : some(i)),
            system("c", 11, i -> some(i)));
    assertThat(report.notes())
        .containsExactly(
            "systems have scores for between 11 and 13 files: their means are of different files,"
                + " differences are of files that both have");
    assertThat(report.pairs())
        .extracting(pair -> pair.difference().files())
        .containsExactly(11, 11, 10);
  }

  @Test
  void onlyMetricsThatAreSignedHaveSignatures() throws Exception {
    List<String> columns = List.of("id", "si_sdr", "stoi");
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      rows.add(List.of("f" + i, String.valueOf(some(i)), "0.5"));
    }
    GatePolicy policy = policy().unsignedOk(true).build();
    ComparisonReport report =
        run(policy, system("a", columns, SIGNED, rows), system("b", columns, SIGNED, rows));
    assertThat(report.signatures()).containsExactly(Map.entry("si_sdr", "si_sdr|rev:1"));
    ScoreTable unsigned = new ScoreTable("a.csv", columns, rows, null);
    ScoreTable too = new ScoreTable("b.csv", columns, rows, null);
    ComparisonReport ofNobody = run(policy, unsigned, too);
    assertThat(ofNobody.signatures()).isEmpty();
    assertThat(ofNobody.notes())
        .containsExactly("a.csv, b.csv are unsigned: what the numbers are is taken on trust");
    assertThat(ofNobody.systemsByTable().keySet()).containsExactly("si_sdr", "stoi");
    assertThat(ofNobody.pairsByTable().get("stoi"))
        .singleElement()
        .satisfies(pair -> assertThat(pair.facts().column()).isEqualTo("stoi"));
  }

  private static ScoreTable grouped(String name, String column) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      rows.add(List.of("f" + i, i < 3 ? "few" : "many", String.valueOf(some(i))));
    }
    return system(name, List.of("id", column, "si_sdr"), SIGNED, rows);
  }

  @Test
  void groupsHaveTitlesAndTheirSmallnessIsNotNoted() throws Exception {
    GatePolicy policy = policy().groups(List.of("room")).build();
    ComparisonReport report = run(policy, grouped("a", "room"), grouped("b", "room"));
    assertThat(report.systemsByTable().keySet())
        .containsExactly("si_sdr", "si_sdr [room=few]", "si_sdr [room=many]");
    assertThat(report.pairsByTable()).containsOnlyKeys(report.systemsByTable().keySet());
    assertThat(report.notes()).isEmpty();
  }

  /** Not a group, and not a cluster, of some of the systems only. */
  @Test
  void aColumnThatOneSystemLacksIsNamed() {
    GatePolicy groups = policy().groups(List.of("room")).build();
    assertThatThrownBy(() -> run(groups, grouped("a", "room"), grouped("b", "place")))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("b.csv has no column 'room'");
    GatePolicy clusters = policy().cluster("room").build();
    assertThatThrownBy(() -> run(clusters, grouped("a", "room"), grouped("b", "place")))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("b.csv has no column 'room'");
  }

  private static ScoreTable noting(String name, int noting, String... notes) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String message = i < noting ? notes[i % notes.length] : "other words";
      rows.add(List.of("f" + i, String.valueOf(some(i)), message));
    }
    return system(name, List.of("id", "si_sdr", "message"), SIGNED, rows);
  }

  @Test
  void whatHalfOfTheRowsNoteIsSaidOfTheSystem() throws Exception {
    String inverted = "estimate is upside down";
    String late = "estimate is 160 samples (10.0 ms) late";
    String later = "estimate is 320 samples (20.0 ms) late";
    assertThat(run(noting("a", 4, inverted), noting("b", 0, "x")).notes()).isEmpty();
    assertThat(run(noting("a", 5, inverted), noting("b", 10, inverted)).notes())
        .containsExactly(
            "a, 5 of 10 files: estimate is upside down",
            "b, 10 of 10 files: estimate is upside down");
    assertThat(run(noting("a", 10, later, late, late), noting("b", 10, later, late, late)).notes())
        .as("the most frequent form, of both")
        .containsExactly("a, b, 10 of 10 files: " + late);
    assertThat(
            run(noting("a", 10, inverted + "; " + late), noting("b", 10, late + "; " + later))
                .notes())
        .as("two kinds, and each row once")
        .containsExactly("a, b, 10 of 10 files: " + late, "a, 10 of 10 files: " + inverted);
  }

  @Test
  void rowsThatSumUpAreLeftOutAndNamed() throws Exception {
    ScoreTable summed = system("a", 13, i -> i == 12 ? null : some(i));
    List<List<String>> rows = new ArrayList<>(summed.rows());
    double mean =
        rows.stream().mapToDouble(row -> Double.parseDouble(row.get(1))).average().orElse(0);
    rows.add(List.of("mean", String.valueOf(mean)));
    ComparisonReport report =
        run(system("a", summed.columns(), SIGNED, rows), system("b", 12, i -> some(i)));
    assertThat(report.systems().get(0).scores().files()).isEqualTo(12);
    assertThat(report.notes())
        .containsExactly("a.csv: 'mean' (row 13) left out: sums up the other rows");
  }

  @Test
  void valuesThatAreNoScoresAreNamedWithTheirSystem() throws Exception {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      rows.add(List.of("f" + i, i == 0 ? "7" : "0.5"));
    }
    GatePolicy policy = policy().unsignedOk(true).build();
    ComparisonReport report =
        run(
            policy,
            new ScoreTable("a.csv", List.of("id", "stoi"), rows, null),
            new ScoreTable("b.csv", List.of("id", "stoi"), rows.subList(1, 12), null));
    assertThat(report.notes())
        .anyMatch(note -> note.startsWith("a: stoi 7 is outside ") && note.endsWith("as missing"))
        .noneMatch(note -> note.startsWith("b: stoi"));
  }

  @Test
  void twoTablesOfOneNameAreTwoMistakes() {
    assertThatThrownBy(() -> run(system("x/a", 10, i -> some(i)), system("y/a", 10, i -> some(i))))
        .isInstanceOf(PolicyException.class)
        .hasMessage("two tables are called a: rename one");
  }
}
