package sqe.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import sqe.judge.history.Run;
import sqe.judge.history.Trend;
import sqe.judge.stats.ChangePoints;
import sqe.judge.stats.Interval;

/** Runs and trends as CSV, unrounded; empty where there is nothing. */
final class HistoryCsv {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  private static final String RUNS = "run,added,commit,branch,verdict,labels,table,rows";

  private static final String TREND =
      "run,added,commit,branch,verdict,stretch,n,mean,low,high,from_last,from_fixed,change_from,"
          + "change_to,change_p";

  private HistoryCsv() {}

  static String of(List<Run> runs) {
    List<String> lines = new ArrayList<>();
    lines.add(RUNS);
    for (Run run : runs) {
      lines.add(
          FORMAT.format(
              run.number(),
              run.added(),
              text(run.facts().commit()),
              text(run.facts().branch()),
              text(run.facts().verdict()),
              String.join(" ", run.facts().labels()),
              run.table(),
              run.rows()));
    }
    return String.join("\n", lines) + "\n";
  }

  static String of(Trend trend, Trend.Point fixed) {
    List<String> lines = new ArrayList<>();
    lines.add(TREND);
    Trend.Point before = null;
    for (Trend.Point point : trend.points()) {
      lines.add(line(point, before, fixed));
      before = point;
    }
    return String.join("\n", lines) + "\n";
  }

  private static String line(Trend.Point point, Trend.@Nullable Point before, Trend.Point fixed) {
    Run run = point.run();
    Interval interval = point.summary().interval();
    ChangePoints.Change change = point.change();
    return FORMAT.format(
        run == null ? "" : run.number(),
        run == null ? "" : run.added(),
        run == null ? "" : text(run.facts().commit()),
        run == null ? "" : text(run.facts().branch()),
        run == null ? "" : text(run.facts().verdict()),
        point.stretch(),
        point.summary().files(),
        DataNumbers.cell(point.summary().mean()),
        interval == null ? "" : DataNumbers.cell(interval.low()),
        interval == null ? "" : DataNumbers.cell(interval.high()),
        before == null ? "" : DataNumbers.cell(point.from(before)),
        DataNumbers.cell(point.from(fixed)),
        change == null ? "" : DataNumbers.cell(change.before()),
        change == null ? "" : DataNumbers.cell(change.after()),
        change == null ? "" : DataNumbers.cell(change.p()));
  }

  private static String text(@Nullable Object value) {
    return Objects.toString(value, "");
  }
}
