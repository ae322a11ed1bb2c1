package sqe.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.GateReport;
import sqe.judge.gate.Verdict;
import sqe.table.LockFile;
import sqe.table.ScoreTable;
import sqe.table.TableSignatures;

class GateAssertTest {

  private static final TableSignatures SIGNED =
      new TableSignatures(Map.of("si_sdr", "si_sdr|zero_mean:no|rev:1"), "d");

  private static final ScoreTable BASE = table("base", 40, 0, 0);

  @TempDir private Path folder = Path.of("");

  /** Scores that are moved by a change, and up and down from file to file by a spread. */
  private static ScoreTable table(String source, int files, double change, double spread) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      double score = 10 + i % 7 + change + spread * StrictMath.sin(12.9898 * i);
      rows.add(List.of(String.format(Locale.ROOT, "f%02d", i), String.valueOf(score)));
    }
    return new ScoreTable(source, List.of("id", "si_sdr"), rows, SIGNED);
  }

  private static ScoreTable signed(ScoreTable table, @Nullable TableSignatures signatures) {
    return new ScoreTable(table.source(), table.columns(), table.rows(), signatures);
  }

  @Test
  void aSystemThatIsNotWorsePassesAndGivesItsReport() {
    GateReport report =
        GateAssert.assertThat(table("now", 40, 0.3, 0.1))
            .against(BASE)
            .metric("si_sdr", 0.2)
            .passes();
    assertThat(report.metrics().get(0).verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(report.metrics().get(0).question().margin()).isEqualTo(0.2);
  }

  @Test
  void aRegressionFailsWithWhatTheGateSays() {
    assertThatThrownBy(
            () ->
                GateAssert.assertThat(table("now", 40, -1, 0.5))
                    .against(BASE)
                    .metric("si_sdr", 0.2)
                    .passes())
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("FAIL: now against base\nsi_sdr FAIL: 12.875 to 11.920,")
        .hasMessageContaining(", margin 0.2\n  worse by more than 0.2 dB: by at least 0.8")
        .hasMessageContaining("(p of a loss beyond the margin 1.0e-04)\n")
        .hasMessageContaining("\n  lost most: f26 -1.500 (15.000 to 13.500), ");
  }

  @Test
  void tooFewDataFailOnlyWhereThePolicySaysSo() {
    ScoreTable unsure = table("now", 40, -0.2, 2);
    GateAssert.assertThat(unsure).against(BASE).passes();
    assertThatThrownBy(() -> GateAssert.assertThat(unsure).against(BASE).decided().passes())
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("UNDECIDED: now against base\nsi_sdr INCONCLUSIVE: ")
        .hasMessageContaining(" files would be needed");
    GatePolicy strict = GatePolicy.builder().inconclusive(GatePolicy.Effect.FAIL).build();
    assertThatThrownBy(() -> GateAssert.assertThat(unsure).against(BASE).policy(strict).passes())
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void tablesLocksAndPoliciesAreReadFromFiles() throws Exception {
    Path lock = Files.writeString(folder.resolve("baseline.lock"), LockFile.text(BASE));
    Path now = Files.writeString(folder.resolve("now.lock"), LockFile.text(table("t", 40, -1, 0)));
    Path policy = Files.writeString(folder.resolve("gate.yaml"), "metrics: {si_sdr: 2}\n");
    GateAssert.assertThat(now).against(lock).policy(policy).passes();
    assertThatThrownBy(
            () ->
                GateAssert.assertThat(now)
                    .against(lock)
                    .policy(policy)
                    .metric("si_sdr", 0.5)
                    .passes())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("margin 0.5");
    assertThatThrownBy(() -> GateAssert.assertThat(folder.resolve("no.csv")).against(lock).passes())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no.csv: no such file");
  }

  @Test
  void whatCannotBeComparedFailsWithTheReasonAndWhatHelps() {
    ScoreTable unsigned = signed(table("now", 40, 0, 0), null);
    assertThatThrownBy(() -> GateAssert.assertThat(unsigned).against(BASE).passes())
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "now has no signatures, so what its numbers are is not known; trustUnsigned() takes"
                + " them on trust");
    GateAssert.assertThat(unsigned).against(BASE).trustUnsigned().passes();
    var other = new TableSignatures(Map.of("si_sdr", "si_sdr|zero_mean:yes|rev:1"), "d");
    ScoreTable otherMeasure = signed(table("now", 40, 0, 0), other);
    assertThatThrownBy(() -> GateAssert.assertThat(otherMeasure).against(BASE).passes())
        .isInstanceOf(AssertionError.class)
        .hasMessageEndingWith("; allow(\"zero_mean\") compares them all the same");
    GateAssert.assertThat(otherMeasure).against(BASE).allow("zero_mean").passes();
  }

  @Test
  void oneOfSeveralSystemsIsChosen() throws Exception {
    List<List<String>> rows = new ArrayList<>();
    for (var row : BASE.rows()) {
      rows.add(List.of(row.get(0), "old", row.get(1)));
      rows.add(List.of(row.get(0), "new", row.get(1)));
    }
    var both = new ScoreTable("both", List.of("id", "system", "si_sdr"), rows, SIGNED);
    GateAssert.assertThat(both).system("new").against(both).baselineSystem("old").passes();
    assertThatThrownBy(() -> GateAssert.assertThat(both).against(both).passes())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("old, new; choose one with system(…) or baselineSystem(…)");
  }

  @Test
  void aMistakeOfTheTestIsNoFailedGate() {
    GateAssert alone = GateAssert.assertThat(BASE);
    assertThatThrownBy(alone::passes).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> alone.against(BASE).metric("stoii").passes())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no column 'stoii'");
    assertThatThrownBy(() -> alone.metric("si_sdr", -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a margin is 0 or more, not -1.0");
  }
}
