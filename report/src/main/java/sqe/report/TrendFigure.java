package sqe.report;

import java.util.ArrayList;
import java.util.List;
import sqe.judge.history.Run;
import sqe.judge.history.Trend;
import sqe.judge.stats.Interval;
import sqe.report.figure.Curves;

/** A metric over the runs that the last one may be compared with: the mean and its interval. */
final class TrendFigure {

  private TrendFigure() {}

  /** The figure; its lines have one point where there is one such run. */
  static Curves of(Trend trend) {
    List<Curves.Point> means = new ArrayList<>();
    List<Curves.Point> lows = new ArrayList<>();
    List<Curves.Point> highs = new ArrayList<>();
    List<String> changes = new ArrayList<>();
    for (Trend.Point point : trend.points()) {
      Run run = point.run();
      if (run == null
          || point.stretch() != trend.last().stretch()
          || !Double.isFinite(point.summary().mean())) {
        continue;
      }
      means.add(new Curves.Point(run.number(), point.summary().mean()));
      Interval interval = point.summary().interval();
      if (interval != null) {
        lows.add(new Curves.Point(run.number(), interval.low()));
        highs.add(new Curves.Point(run.number(), interval.high()));
      }
      if (point.change() != null) {
        changes.add(String.valueOf(run.number()));
      }
    }
    String unit = trend.facts().unit();
    String column = trend.facts().column();
    return new Curves(
        column
            + " over runs"
            + (changes.isEmpty()
                ? ": no change of level"
                : ": the level changes at run " + String.join(", ", changes)),
        new Curves.Scale("run", false),
        new Curves.Scale(unit.isEmpty() ? "mean" : "mean in " + unit, false),
        List.of(
            new Curves.Line("mean", means),
            new Curves.Line("95 % interval, high", highs),
            new Curves.Line("95 % interval, low", lows)));
  }
}
