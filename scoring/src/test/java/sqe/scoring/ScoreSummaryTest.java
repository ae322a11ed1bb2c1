package sqe.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.table.ScoreColumns;

class ScoreSummaryTest {

  private static final ScoreColumns COLUMNS =
      new ScoreColumns(List.of(), List.of("snr", "mse"), false);
  private static final List<MetricInfo> METRICS =
      COLUMNS.metrics().stream()
          .map(id -> MetricCatalog.load().find(id).orElseThrow().info())
          .toList();

  private final ScoreSummary summary = new ScoreSummary(COLUMNS, METRICS);

  private void add(
      String id, String channel, String system, String snr, String mse, String status) {
    summary.add(
        List.of(id, system, channel, "r", "e", "16000", "1.0", snr, mse, status, "because: of"));
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
  void meanAndDeviationAreOfFiniteScoresAndCountsOfAll() {
    for (String snr : List.of("1.0", "2.0", "6.0", "inf", "")) {
      add("f" + snr, "1", "net", snr, "0.5", snr.isEmpty() ? "partial" : "ok");
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

  @Test
  void keptRowsCountUnderTheReasonsTheyHadWhenTheyWereScored() {
    ScoreSummary resumed = new ScoreSummary(COLUMNS, METRICS);
    for (String message :
        List.of(
            "snr: too short: needs 3; estimate is clipped",
            "snr: too short: needs 3; but this goes on; mse: out of domain: 567",
            "unreadable estimate: e.wav: at byte 36: empty",
            "reference silent: all of it; estimate is late")) {
      boolean partial = message.startsWith("snr") && !message.contains("mse");
      resumed.addKept(
          List.of(
              "a",
              "net",
              "1",
              "r",
              "e",
              "16000",
              "1.0",
              "",
              partial ? "0.5" : "",
              partial ? "partial" : "failed",
              message));
    }
    assertThat(resumed.reasons())
        .containsExactlyInAnyOrder(
            Map.entry("snr: too short", 2),
            Map.entry("mse: out of domain", 1),
            Map.entry("unreadable estimate", 1),
            Map.entry("reference silent", 1));
  }

  @Test
  void theWorstFollowsTheDirectionOfTheMetricAndNamesTheChannel() {
    add("a", "1", "net", "3.0", "0.1", "ok");
    add("b", "2", "net", "-3.0", "0.3", "ok");
    add("c", "1", "net", "9.0", "0.2", "ok");
    assertThat(of("net", "snr").worst()).isEqualTo("b:2");
    assertThat(of("net", "mse").worst()).isEqualTo("b:2");
    assertThat(of("net", "mse").worstScore()).isEqualTo(0.3);
  }

  @Test
  void systemsAreKeptApartInTheOrderTheyCame() {
    add("a", "1", "second", "3.0", "0.1", "ok");
    add("a", "1", "first", "5.0", "0.1", "ok");
    assertThat(summary.systems()).containsExactly("second", "first");
    assertThat(of("first", "snr").mean()).isEqualTo(5);
  }

  @Test
  void reasonsAreCountedByTheirKindMostFrequentFirst() {
    summary.addReason("too short: needs 1 s", List.of("snr"));
    summary.addReason("silent reference: all zero", List.of());
    summary.addReason("silent reference: all zero too", List.of("snr", "mse"));
    List<String> lines = new ArrayList<>();
    summary.reasons().forEach(reason -> lines.add(reason.getKey() + " " + reason.getValue()));
    assertThat(lines).containsExactly("silent reference 2", "snr: too short 1");
  }
}
