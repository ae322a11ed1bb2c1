package sqe.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sqe.metrics.MetricCatalog;
import sqe.table.ScoreTable;
import sqe.table.TableRemedy;
import sqe.table.TableRemedy.Kind;
import sqe.table.TableSignatures;

/** A refusal carries what would help, and its message names no option of a command line. */
class TableRemedyTest {

  private static final ScoreTable BASE = table(4, "speaker", "si_sdr", "d", "si_sdr|rev:1");

  private static ScoreTable table(
      int files, String column, String metric, @Nullable String data, String signature) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      rows.add(List.of("f" + i, i == 0 ? "" : "s" + i % 2, String.valueOf(i)));
    }
    return new ScoreTable(
        "now",
        List.of("id", column, metric),
        rows,
        data == null ? null : new TableSignatures(Map.of("si_sdr", signature), data));
  }

  private static void refused(
      GatePolicy policy, ScoreTable current, Kind kind, String value, String message) {
    Throwable thrown =
        catchThrowable(() -> new Gate(policy, MetricCatalog.load()).run(BASE, current));
    Optional<TableRemedy> remedy =
        thrown instanceof NotComparableException notComparable
            ? notComparable.remedy()
            : ((PolicyException) thrown).remedy();
    assertThat(remedy).contains(new TableRemedy(kind, value));
    assertThat(thrown).hasMessageContaining(message).hasMessageNotContaining("--");
  }

  @Test
  void eachRefusalSaysWhatWouldHelp() {
    GatePolicy plain = GatePolicy.defaults();
    refused(
        plain,
        table(4, "speaker", "si_sdr", "d", "si_sdr|zero_mean:yes|rev:1"),
        Kind.ALLOW,
        "zero_mean",
        "si_sdr is not the same measure: zero_mean is ");
    refused(
        plain,
        table(4, "speaker", "si_sdr", "other", "si_sdr|rev:1"),
        Kind.ALLOW,
        "data",
        "scores of other recordings are not comparable");
    refused(
        plain,
        table(3, "speaker", "si_sdr", "d", "si_sdr|rev:1"),
        Kind.LEAVE_OUT_FILES,
        "",
        "1 of the 4 ids of now is not in now: f3");
    refused(
        plain,
        table(4, "speaker", "si_sdr", null, ""),
        Kind.TAKE_ON_TRUST,
        "",
        "now has no signatures, so what its numbers are is not known");
    refused(
        plain,
        table(4, "speaker", "stoi", "d", "si_sdr|rev:1"),
        Kind.CHOOSE_METRICS,
        "",
        "the columns differ: now has no si_sdr");
    refused(
        plain,
        table(4, "system", "si_sdr", "d", "si_sdr|rev:1"),
        Kind.CHOOSE_SYSTEM,
        "",
        "now has 3 systems: , s1, s0");
    refused(
        plain.toBuilder().cluster("speaker").build(),
        BASE,
        Kind.NO_CLUSTERS,
        "",
        "the speaker of f0 is empty");
  }

  @Test
  void aTableWithoutKnownMetricsIsToNameThem() {
    ScoreTable foreign = table(4, "speaker", "mos", null, "");
    Throwable thrown =
        catchThrowable(
            () -> PolicyColumns.rules(foreign, GatePolicy.defaults(), MetricCatalog.load()));
    assertThat(((PolicyException) thrown).remedy()).contains(TableRemedy.of(Kind.NAME_METRICS));
  }
}
