package sqe.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sqe.metrics.MetricCatalog;
import sqe.table.ScoreTable;

class SummaryRowsTest {

  private static final double[] STOI = Tables.noise("stoi", 40);

  private static ScoreTable with(String id, String siSdr, String stoi) {
    ScoreTable table =
        new Tables("scores.csv", 40)
            .text("speaker", i -> "s" + i % 8)
            .number("si_sdr", i -> 5 + i)
            .number("stoi", i -> 0.8 + 0.05 * STOI[i])
            .table();
    List<List<String>> rows = new ArrayList<>(table.rows());
    rows.add(List.of(id, "", siSdr, stoi));
    return new ScoreTable("scores.csv", table.columns(), rows, table.signatures());
  }

  private static String meanStoi() {
    return String.format(Locale.ROOT, "%.3f", 0.8 + 0.05 * Arrays.stream(STOI).average().orElse(0));
  }

  @ParameterizedTest
  @CsvSource({"mean, 24.5", "Average, 24.50", "AVG, 24.5", "all, 24.5", "mean, ''", "mean, 25.2"})
  void aMeanIsNoFile(String id, String siSdr) {
    SummaryRows files = SummaryRows.of(with(id, siSdr, meanStoi()));
    assertThat(files.table().rows()).hasSize(40);
    assertThat(files.note())
        .isEqualTo("scores.csv: '" + id + "' (row 41) left out: sums up the other rows");
  }

  @ParameterizedTest
  @CsvSource({"std, 11.69", "median, 24.5", "total, 980", "total, 980.9"})
  void norIsAnyOtherStatistic(String id, String siSdr) {
    assertThat(SummaryRows.of(with(id, siSdr, "")).table().rows()).hasSize(40);
  }

  @ParameterizedTest
  @CsvSource({
    "mean, 3.25",
    "mean, 25.4",
    "total, 981.1",
    "all, -inf",
    "mean, inf",
    "max, 44",
    "all, 31.5",
    "total, -4",
    "file, 24.5",
    "std, 24.5"
  })
  void aFileOfSuchANameStays(String id, String siSdr) {
    ScoreTable table = with(id, siSdr, meanStoi());
    SummaryRows left = SummaryRows.of(table);
    assertThat(left.table()).isEqualTo(table);
    if (id.equals("file") || id.equals("max")) {
      assertThat(left.note()).isNull();
    } else {
      assertThat(left.note()).contains("'" + id + "'", "is taken for a file");
    }
  }

  @ParameterizedTest
  @CsvSource({"AVG., 24.5", "mean (n=40), 24.5", "Mean:, 24.5"})
  void whatToolsWriteBehindTheWordDoesNotMatter(String id, String siSdr) {
    assertThat(SummaryRows.of(with(id, siSdr, meanStoi())).table().rows()).hasSize(40);
  }

  @Test
  void aFileWithoutAnyScoreStays() {
    ScoreTable table = with("all", "", "");
    assertThat(SummaryRows.of(table).table().rows()).hasSize(41);
  }

  @Test
  void whatStandsBesideAMeanGoesWithIt() {
    ScoreTable mean = with("mean", "24.5", "");
    List<List<String>> rows = new ArrayList<>(mean.rows());
    rows.add(List.of("max", "", "44", ""));
    rows.add(List.of("25%", "", "14.75", ""));
    rows.add(List.of("count", "", "40", "40"));
    ScoreTable described = new ScoreTable("d.csv", mean.columns(), rows, mean.signatures());
    assertThat(SummaryRows.of(described).table().rows()).hasSize(40);
  }

  @Test
  void twoFilesTellNothing() {
    ScoreTable table = with("mean", "24.5", meanStoi()).picked(0, 1, 40);
    assertThat(SummaryRows.of(table).table().rows()).hasSize(3);
  }

  /** One is its own mean; and a mean of equal scores may be any file's. */
  @Test
  void twoFilesThatDifferAreTheFewestThatHaveAMean() {
    assertThat(SummaryRows.of(of("1", "3", "2")).table().rows()).hasSize(2);
    assertThat(SummaryRows.of(of("1", "1")).table().rows()).hasSize(2);
    assertThat(SummaryRows.of(of("2", "2", "2")).table().rows()).hasSize(3);
  }

  /** Scores, the last of which is called their mean. */
  private static ScoreTable of(String... scores) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      rows.add(List.of(i == scores.length - 1 ? "mean" : "f" + i, scores[i]));
    }
    return new ScoreTable("t", List.of("id", "si_sdr"), rows, null);
  }

  @Test
  void theGateSaysThatItLeavesThemOut() throws Exception {
    ScoreTable table = with("mean", "24.5", meanStoi());
    GatePolicy policy =
        GatePolicy.builder().resamples(500).metric("si_sdr", MetricRule.plain()).build();
    GateReport report = new Gate(policy, MetricCatalog.load()).run(table, table);
    assertThat(report.files()).isEqualTo(40);
    assertThat(report.notes()).anyMatch(note -> note.contains("'mean' (row 41) left out"));
  }
}
