package sqe.report;

import java.util.List;
import java.util.Locale;
import sqe.judge.compare.ComparisonReport;
import sqe.judge.compare.ComparisonReport.PairLine;
import sqe.judge.stats.Interval;
import sqe.metrics.NumberText;
import sqe.report.figure.ForestPlot;

/** What a comparison found as a forest plot: a row a metric and pair of systems. */
public final class ComparisonFigure {

  private static final int MOST = 40;
  private static final int DIGITS = 4;

  /** Characters of a verdict that fit beside the numbers. */
  private static final int LONGEST = 16;

  private ComparisonFigure() {}

  /** The differences over all files; groups are left to the tables. */
  public static ForestPlot of(ComparisonReport report) {
    List<PairLine> all = report.pairs().stream().filter(pair -> pair.group().isEmpty()).toList();
    String left = all.size() > MOST ? all.size() - MOST + " more rows are not drawn." : "";
    return new ForestPlot(
        "Differences %s by %s, first system less second"
            .formatted(report.rows().one(), report.rows().one()),
        all.stream().limit(MOST).map(pair -> row(pair, report)).toList(),
        left);
  }

  private static ForestPlot.Row row(PairLine pair, ComparisonReport report) {
    double alpha = report.policy().alpha();
    String label = "%s: %s, %s".formatted(pair.facts().column(), pair.first(), pair.second());
    Interval interval = pair.difference().interval();
    int better = pair.better(alpha);
    String verdict =
        better > 0
            ? pair.first() + " better"
            : better < 0 ? pair.second() + " better" : "not shown";
    String brief =
        better == 0 || verdict.length() <= LONGEST
            ? verdict
            : better > 0 ? "first better" : "second better";
    double mean = interval == null ? Double.NaN : pair.difference().mean();
    Interval shown = interval == null ? new Interval(Double.NaN, Double.NaN) : interval;
    String numbers =
        interval == null
            ? number(pair.difference().mean())
            : "%s [%s, %s]".formatted(number(mean), number(shown.low()), number(shown.high()));
    ForestPlot.Tone tone =
        better > 0 ? ForestPlot.Tone.GOOD : better < 0 ? ForestPlot.Tone.BAD : ForestPlot.Tone.OPEN;
    return new ForestPlot.Row(
        label,
        brief,
        tone,
        mean,
        shown,
        null,
        0,
        pair.unlimited() < 0,
        numbers,
        "%s: %s, %s of %s"
            .formatted(label, verdict, numbers, report.rows().counted(pair.difference().files())));
  }

  private static String number(double value) {
    String text = NumberText.rounded(value, DIGITS);
    return value > 0 ? String.format(Locale.ROOT, "+%s", text) : text.replace('-', '\u2212');
  }
}
