package sqe.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.table.Cell;
import sqe.table.Decimal;
import sqe.table.Pair;
import sqe.table.Remark;
import sqe.table.ScoreColumns;
import sqe.table.ScoreRow;

class ScoreSummaryTest {

  private static final ScoreColumns COLUMNS =
      new ScoreColumns(List.of(), List.of("snr", "mse"), false);
  private static final List<MetricInfo> METRICS =
      COLUMNS.metrics().stream()
          .map(id -> MetricCatalog.load().find(id).orElseThrow().info())
          .toList();

  private final ScoreSummary summary = new ScoreSummary(COLUMNS, METRICS);

  /** A row with an empty text where a score is missing because of its length. */
  private static ScoreRow row(String id, String channel, String system, String snr, String mse) {
    return new ScoreRow(
        pair(id, system),
        channel,
        16000,
        1.0,
        COLUMNS,
        List.of(cell(snr), cell(mse)),
        List.of(),
        List.of(),
        null);
  }

  private static Pair pair(String id, String system) {
    return new Pair(id, system, Path.of("r"), Path.of("e"), null, Map.of(), null);
  }

  private static Cell cell(String text) {
    return text.isEmpty()
        ? new Cell.Undefined("too short: needs 1 s")
        : new Cell.Scored(Decimal.parse(text));
  }

  private void add(String id, String channel, String system, String snr, String mse) {
    summary.add(row(id, channel, system, snr, mse));
  }

  private ScoreSummary.Distribution of(String system, String score) {
    return Objects.requireNonNull(summary.distributions(system).get(score));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0.25, 2", "0.5, 3", "0.05, 1.2", "0.95, 4.8", "1, 5"})
  void quantilesInterpolateBetweenOrderStatistics(double p, double expected) {
    assertThat(ScoreSummary.quantile(new double[] {1, 2, 3, 4, 5}, p))
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void quantilesBesideInfinityTakeTheNearerValue() {
    double[] sorted = {1, Double.POSITIVE_INFINITY};
    assertThat(ScoreSummary.quantile(sorted, 0.4)).isEqualTo(1);
    assertThat(ScoreSummary.quantile(sorted, 0.6)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(ScoreSummary.quantile(new double[0], 0.5)).isNaN();
  }

  @Test
  void lengthsThatAMetricIsNotMeantForAreCounted() {
    var columns = new ScoreColumns(List.of(), List.of("pesq_wb", "snr"), false);
    var infos =
        columns.metrics().stream()
            .map(id -> MetricCatalog.load().find(id).orElseThrow().info())
            .toList();
    var lengths = new ScoreSummary(columns, infos);
    for (double seconds : new double[] {2, 8, 30, 31}) {
      List<Cell> cells = List.of(new Cell.Scored(2), new Cell.Scored(5));
      lengths.add(
          new ScoreRow(
              pair("a" + seconds, "net"),
              "1",
              16000,
              seconds,
              columns,
              cells,
              List.of(),
              List.of(),
              null));
    }
    assertThat(lengths.notes())
        .containsExactly(
            new ScoreSummary.NoteCount(
                2,
                new Remark("outside P.862.3: meant for 8 to 30 s", List.of("pesq_wb"), null),
                2,
                "a2.0, a31.0"));
  }

  @Test
  void aFactHasNoWorstFile() {
    var columns = new ScoreColumns(List.of(), List.of("active_level"), false);
    var level = MetricCatalog.load().find("active_level").orElseThrow().info();
    var facts = new ScoreSummary(columns, List.of(level));
    List<Cell> cells = List.of(new Cell.Scored(-26));
    facts.add(
        new ScoreRow(
            pair("a", "net"), "1", 16000, 1.0, columns, cells, List.of(), List.of(), null));
    var distribution = Objects.requireNonNull(facts.distributions("net").get("active_level"));
    assertThat(distribution.mean()).isEqualTo(-26);
    assertThat(distribution.worst()).isNull();
  }

  @Test
  void meanAndDeviationAreOfFiniteScoresAndCountsOfAll() {
    for (String snr : List.of("1.0", "2.0", "6.0", "inf", "")) {
      add("f" + snr, "1", "net", snr, "0.5");
    }
    ScoreSummary.Distribution snr = of("net", "snr");
    assertThat(snr.expected()).isEqualTo(5);
    assertThat(snr.scored()).isEqualTo(4);
    assertThat(snr.infinite()).isEqualTo(1);
    assertThat(snr.mean()).isEqualTo(3);
    assertThat(snr.standardDeviation()).isCloseTo(Math.sqrt(7), within(1e-12));
    assertThat(snr.median()).isEqualTo(4);
    assertThat(summary.rows()).isEqualTo(5);
    assertThat(summary.partial()).isEqualTo(1);
    assertThat(summary.failed()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "snr: too short: needs 3; estimate is clipped | snr: too short",
        "snr: too short: needs 3; but this goes on | snr: too short",
        "snr: internal error: at a; b: c | snr: internal error",
      })
  void keptRowsCountUnderTheReasonsTheyHadWhenTheyWereScored(String message, String kind) {
    Map<String, String> stored =
        Map.of(
            "channel",
            "1",
            "sample_rate",
            "16000",
            "duration_s",
            "1.0",
            "snr",
            "",
            "mse",
            "0.5",
            "status",
            "partial",
            "message",
            message);
    summary.add(StoredRow.typed(stored, pair("a", "net"), COLUMNS).orElseThrow());
    assertThat(summary.reasons()).containsExactly(Map.entry(kind, 1));
  }

  @Test
  void aStoredRowIsTheRowItWasWrittenFrom() {
    ScoreColumns columns =
        new ScoreColumns(List.of(), List.of("snr", "mse"), false, List.of("late", "turned", "dc"));
    ScoreRow written =
        new ScoreRow(
            pair("a", "net"),
            "2",
            16000,
            0.3,
            columns,
            List.of(new Cell.Scored(Double.NEGATIVE_INFINITY), new Cell.Scored(0.1)),
            List.of(new Cell.Scored(-3), new Cell.Count(-1), new Cell.Word("no")),
            List.of(Remark.of("estimate is late; or not")),
            null);
    Map<String, String> stored = new HashMap<>();
    List<String> texts = List.of("a", "net", "2", "r", "e", "16000", "0.3", "-inf", "0.1");
    for (int c = 0; c < texts.size(); c++) {
      stored.put(columns.all().get(c), texts.get(c));
    }
    stored.putAll(Map.of("late", "-3.0", "turned", "-1", "dc", "no"));
    stored.putAll(Map.of("status", "ok", "message", "estimate is late; or not"));
    assertThat(StoredRow.typed(stored, pair("a", "net"), columns)).contains(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sample_rate", "duration_s", "snr", "status"})
  void aStoredRowThatWasEditedIsNotTaken(String column) {
    Map<String, String> stored = new HashMap<>();
    stored.putAll(Map.of("channel", "1", "sample_rate", "16000", "duration_s", "1.0"));
    stored.putAll(Map.of("snr", "1.0", "mse", "0.5", "status", "ok", "message", ""));
    assertThat(StoredRow.typed(stored, pair("a", "net"), COLUMNS)).isPresent();
    stored.put(column, "edited");
    assertThat(StoredRow.typed(stored, pair("a", "net"), COLUMNS)).isEmpty();
  }

  @Test
  void theWorstFollowsTheDirectionOfTheMetricAndNamesTheChannel() {
    add("a", "1", "net", "3.0", "0.1");
    add("b", "2", "net", "-3.0", "0.3");
    add("c", "1", "net", "9.0", "0.2");
    assertThat(of("net", "snr").worst()).isEqualTo("b:2");
    assertThat(of("net", "mse").worst()).isEqualTo("b:2");
    assertThat(of("net", "mse").worstScore()).isEqualTo(0.3);
  }

  @Test
  void systemsAreKeptApartInTheOrderTheyCame() {
    add("a", "1", "second", "3.0", "0.1");
    add("a", "1", "first", "5.0", "0.1");
    assertThat(summary.systems()).containsExactly("second", "first");
    assertThat(of("first", "snr").mean()).isEqualTo(5);
  }

  @Test
  void reasonsAreCountedByTheirKindMostFrequentFirst() {
    add("a", "1", "net", "", "1.0");
    for (String id : List.of("b", "c")) {
      summary.add(
          ScoreRow.failed(
              pair(id, "net"), COLUMNS, Remark.of("silent reference: all zero in " + id)));
    }
    List<String> lines = new ArrayList<>();
    summary.reasons().forEach(reason -> lines.add(reason.getKey() + " " + reason.getValue()));
    assertThat(lines).containsExactly("silent reference 2", "snr: too short 1");
  }
}
