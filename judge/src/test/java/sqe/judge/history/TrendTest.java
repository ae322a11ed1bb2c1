package sqe.judge.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import sqe.judge.stats.Interval;
import sqe.metrics.MetricCatalog;

/** One metric over runs. */
class TrendTest {

  private static final MetricCatalog CATALOG = MetricCatalog.load();

  private final List<Trend.Summarised> runs = new ArrayList<>();

  private void add(double mean, String measure) {
    add(new RunSummary("", "si_sdr", measure, 20, mean, new Interval(mean - 1, mean + 1)));
  }

  private void add(RunSummary... summaries) {
    runs.add(
        new Trend.Summarised(
            new Run(runs.size() + 1L, Instant.EPOCH, RunFacts.NONE, "scores.csv", 20),
            List.of(summaries)));
  }

  private static RunSummary of(String system, String metric) {
    return new RunSummary(system, metric, "m", 20, 1, null);
  }

  @Test
  void aStepIsAChangeAtItsRun() throws HistoryException {
    for (int i = 0; i < 12; i++) {
      add(i < 6 ? 10 : 9, "m");
    }
    Trend trend = Trend.of("si_sdr", null, runs, CATALOG, 0.05);
    assertThat(trend.points().stream().filter(p -> p.change() != null))
        .singleElement()
        .satisfies(p -> assertThat(Objects.requireNonNull(p.run()).number()).isEqualTo(7))
        .satisfies(p -> assertThat(Objects.requireNonNull(p.change()).after()).isEqualTo(9));
    assertThat(trend.last().from(trend.first())).isEqualTo(-1);
  }

  /** Losses too small for any gate against the last run add up. */
  @Test
  void theSlowRatchetIsSeenAgainstTheFirst() throws HistoryException {
    for (int i = 0; i < 20; i++) {
      add(10 - 0.04 * i, "m");
    }
    Trend trend = Trend.of("si_sdr", null, runs, CATALOG, 0.05);
    assertThat(trend.last().from(trend.points().get(18))).isBetween(-0.0401, -0.0399);
    assertThat(trend.last().from(trend.first())).isBetween(-0.761, -0.759);
    assertThat(trend.points()).anyMatch(p -> p.change() != null);
  }

  @Test
  void otherFilesOrMeasuresAreNoChange() throws HistoryException {
    for (int i = 0; i < 12; i++) {
      add(i < 6 ? 10 : 9, i < 6 ? "m of a" : "m of b");
    }
    Trend trend = Trend.of("si_sdr", null, runs, CATALOG, 0.05);
    assertThat(trend.points()).allMatch(p -> p.change() == null);
    assertThat(trend.first().run()).isEqualTo(trend.points().get(6).run());
    assertThat(trend.last().from(trend.points().get(0))).isNaN();
  }

  @Test
  void runsWithoutTheMetricOrWithoutAMeanAreNoPoints() throws HistoryException {
    add(1, "m");
    add(of("", "stoi"));
    add(Double.NaN, "m");
    add(1, "m");
    Trend trend = Trend.of("si_sdr", null, runs, CATALOG, 0.05);
    assertThat(trend.points()).hasSize(3);
    assertThat(trend.points()).allMatch(p -> p.change() == null);
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> Trend.of("stoi", null, runs, CATALOG, 0.05))
        .hasMessage("there are no such runs");
    add(of("a", "stoi"), of("b", "stoi"));
    assertThatThrownBy(() -> Trend.of("pesq_wb", null, runs, CATALOG, 0.05))
        .hasMessage("no run has the metric 'pesq_wb'; they have stoi");
    assertThatThrownBy(() -> Trend.of("stoi", null, runs, CATALOG, 0.05))
        .hasMessage("runs have the systems a, b: choose one");
    assertThatThrownBy(() -> Trend.of("stoi", "c", runs, CATALOG, 0.05))
        .hasMessage("no run has the system 'c'; they have a, b");
    assertThat(Trend.all(runs, CATALOG, 0.05)).hasSize(2);
  }

  @Test
  void stretchesAreCountedFromTheFirst() throws HistoryException {
    for (String measure : List.of("a", "a", "b", "a", "a")) {
      add(1, measure);
    }
    Trend trend = Trend.of("si_sdr", null, runs, CATALOG, 0.05);
    assertThat(trend.points()).extracting(Trend.Point::stretch).containsExactly(0, 0, 1, 2, 2);
    assertThat(trend.first()).isEqualTo(trend.points().get(3));
    Run third = Objects.requireNonNull(trend.points().get(2).run());
    assertThat(trend.of(third)).contains(trend.points().get(2));
    assertThat(trend.of(new Run(99, Instant.EPOCH, RunFacts.NONE, "x", 1))).isEmpty();
  }

  @Test
  void aRunThatIsNotKeptYetIsNobodysPoint() throws HistoryException {
    runs.add(new Trend.Summarised(null, List.of(of("", "si_sdr"))));
    Trend trend = Trend.of("si_sdr", null, runs, CATALOG, 0.05);
    assertThat(trend.of(new Run(1, Instant.EPOCH, RunFacts.NONE, "x", 1))).isEmpty();
    assertThat(Trend.all(List.of(), CATALOG, 0.05)).isEmpty();
  }

  @Test
  void theWorseOfTwoVerdictsIsToldFromTheBetter() {
    assertThat(RunVerdict.FAIL.isWorseThan(RunVerdict.PASS)).isTrue();
    assertThat(RunVerdict.UNDECIDED.isWorseThan(RunVerdict.PASS)).isTrue();
    assertThat(RunVerdict.UNDECIDED.isWorseThan(RunVerdict.FAIL)).isFalse();
    assertThat(RunVerdict.FAIL.isWorseThan(RunVerdict.FAIL)).isFalse();
  }
}
