package sqe.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import sqe.judge.history.Run;
import sqe.judge.history.Trend;
import sqe.judge.stats.ChangePoints;
import sqe.judge.stats.Interval;
import sqe.metrics.NumberText;
import sqe.report.document.Block;
import sqe.report.document.Column;
import sqe.report.document.Document;
import sqe.report.document.Grid;
import sqe.report.document.Listing;
import sqe.report.document.Paragraph;
import sqe.report.document.Row;
import sqe.report.document.Style;
import sqe.report.document.Text;

/** A metric over runs, for people: a line a run with its mean drawn, and what changed. */
public final class TrendDocument {

  private static final int LEVEL = 3;

  /** Characters that the means are drawn in. */
  private static final int PLOT = 17;

  private static final int DAY = 10;

  private static final List<Column> COLUMNS =
      List.of(
          Column.ofNumbers("run"),
          Column.ofWords("added"),
          Column.ofWords("commit"),
          Column.ofWords("verdict"),
          Column.ofNumbers("mean"),
          Column.ofNumbers("95 % interval"),
          Column.ofWords(""));

  private TrendDocument() {}

  /**
   * The trend.
   *
   * @param fixed the run that the last one is compared with, beside the one before it
   */
  public static Document of(Trend trend, Trend.Point fixed) {
    int decimals = decimals(trend);
    double low = ends(trend).min().orElse(0);
    double high = ends(trend).max().orElse(0);
    List<Row> rows = new ArrayList<>();
    Trend.Point before = null;
    for (Trend.Point point : trend.points()) {
      rows.add(row(point, before, low, high, decimals));
      before = point;
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Paragraph(Text.of(title(trend))));
    blocks.add(Grid.of(COLUMNS, rows));
    blocks.add(new Listing(drifts(trend, fixed, decimals)));
    blocks.add(
        new Paragraph(
            Text.of(
                "Changes of level by a permutation test of the largest cumulative sum; a stretch"
                    + " without one shows one with a chance of at most "
                    + NumberText.shortest(trend.alpha())
                    + ".")));
    return Document.of(LEVEL, blocks);
  }

  private static String title(Trend trend) {
    String unit = trend.facts().unit();
    String direction =
        trend.facts().sign() > 0
            ? "higher is better"
            : trend.facts().sign() < 0 ? "lower is better" : "neither way is better";
    return trend.facts().column()
        + (trend.system().isEmpty() ? "" : " of " + trend.system())
        + (unit.isEmpty() ? "" : " in " + unit)
        + ", "
        + direction;
  }

  private static int decimals(Trend trend) {
    return Rounded.decimals(
        trend.points().stream()
            .mapToDouble(point -> Math.abs(point.summary().mean()))
            .filter(Double::isFinite)
            .max()
            .orElse(0));
  }

  private static DoubleStream ends(Trend trend) {
    return trend.points().stream()
        .flatMapToDouble(
            point -> {
              Interval interval = point.summary().interval();
              return interval == null
                  ? DoubleStream.of(point.summary().mean())
                  : DoubleStream.of(interval.low(), interval.high());
            })
        .filter(Double::isFinite);
  }

  private static Row row(
      Trend.Point point, Trend.@Nullable Point before, double low, double high, int decimals) {
    Run run = point.run();
    List<Text> details = new ArrayList<>();
    if (before != null && before.stretch() != point.stretch()) {
      details.add(Text.of("other files or another measure: not comparable with those above"));
    }
    ChangePoints.Change change = point.change();
    if (change != null) {
      details.add(
          Text.of(
              Style.STRONG,
              "change of level: %s before, %s from here (%s, p = %s)"
                  .formatted(
                      Rounded.fixed(change.before(), decimals),
                      Rounded.fixed(change.after(), decimals),
                      Rounded.signed(change.after() - change.before(), decimals),
                      Rounded.p(change.p()))));
    }
    return new Row(
        Text.NONE,
        List.of(
            Text.of(run == null ? "now" : String.valueOf(run.number())),
            Text.of(
                run == null ? Rounded.NONE : HistoryDocument.minute(run.added()).substring(0, DAY)),
            Text.of(run == null ? Rounded.NONE : HistoryDocument.commit(run)),
            Text.of(run == null ? Rounded.NONE : HistoryDocument.or(run.facts().verdict())),
            Text.of(Rounded.fixed(point.summary().mean(), decimals)),
            Text.of(Rounded.interval(point.summary().interval(), decimals)),
            Text.of(plot(point, low, high))),
        details);
  }

  /** The mean as a dot on its interval. */
  private static String plot(Trend.Point point, double low, double high) {
    double mean = point.summary().mean();
    if (!Double.isFinite(mean) || !(high > low)) {
      return "";
    }
    Interval interval = point.summary().interval();
    int from = interval == null ? place(mean, low, high) : place(interval.low(), low, high);
    int to = interval == null ? from : place(interval.high(), low, high);
    int dot = place(mean, low, high);
    StringBuilder plot = new StringBuilder(" ".repeat(from));
    for (int c = from; c <= to; c++) {
      plot.append(c == dot ? '\u25CF' : '\u2500');
    }
    return plot.toString();
  }

  private static int place(double value, double low, double high) {
    return (int) Math.round((value - low) / (high - low) * (PLOT - 1));
  }

  private static List<Text> drifts(Trend trend, Trend.Point fixed, int decimals) {
    Trend.Point last = trend.last();
    List<Text> drifts = new ArrayList<>();
    int count = trend.points().size();
    if (count > 1) {
      drifts.add(drift(last, trend.points().get(count - 2), "the one before", decimals));
    }
    if (fixed != last) {
      drifts.add(drift(last, fixed, "the fixed baseline", decimals));
    }
    return drifts.isEmpty() ? List.of(Text.of("one run: nothing to compare it with")) : drifts;
  }

  private static Text drift(Trend.Point last, Trend.Point from, String words, int decimals) {
    String name = from.run() == null ? words : words + ", run " + from.run().number();
    double drift = last.from(from);
    return Text.of(
        "the last run against %s: %s"
            .formatted(
                name, Double.isNaN(drift) ? "not comparable" : Rounded.signed(drift, decimals)));
  }
}
