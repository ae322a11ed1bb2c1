package sqe.docs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import sqe.judge.history.Run;
import sqe.judge.history.RunFacts;
import sqe.judge.history.RunSummary;
import sqe.judge.history.RunVerdict;
import sqe.judge.history.Trend;
import sqe.judge.stats.Interval;
import sqe.judge.stats.SeededRandom;
import sqe.metrics.MetricCatalog;
import sqe.report.HistoryFormat;

/** What {@code sqe history trend} prints of fourteen runs that decline after the eighth. */
final class TrendExample {

  private static final int RUNS = 14;

  private TrendExample() {}

  static String text() {
    SeededRandom random = new SeededRandom(1, "trend example", 0);
    List<Trend.Summarised> runs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      double mean = (i < 8 ? 11.9 : 11.3) + 0.1 * random.nextGaussian();
      RunSummary summary =
          new RunSummary("", "si_sdr", "m", 60, mean, new Interval(mean - 0.4, mean + 0.4));
      String commit = Long.toHexString(random.nextLong());
      RunFacts facts = new RunFacts(commit, "main", List.of(), RunVerdict.PASS);
      Instant added = Instant.parse("2026-03-02T09:00:00Z").plus(i, ChronoUnit.DAYS);
      runs.add(
          new Trend.Summarised(new Run(i + 1L, added, facts, "scores.csv", 60), List.of(summary)));
    }
    Trend trend = Trend.all(runs, MetricCatalog.load(), 0.05).get(0);
    return "```text\n" + HistoryFormat.TEXT.write(trend, trend.first()) + "```\n";
  }
}
