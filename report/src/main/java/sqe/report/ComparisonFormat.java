package sqe.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.judge.compare.ComparisonReport;
import sqe.judge.compare.ComparisonReport.PairLine;
import sqe.judge.compare.ComparisonReport.SystemLine;
import sqe.judge.gate.GatePolicy;
import sqe.judge.stats.Interval;
import sqe.metrics.Decimals;

/** How a comparison is written. */
public enum ComparisonFormat {
  /** Aligned columns. */
  TEXT {
    @Override
    public String write(ComparisonReport report) {
      return tables(report, new Grid.Text());
    }
  },
  /** Tables for a pull request or a page. */
  MARKDOWN {
    @Override
    public String write(ComparisonReport report) {
      return tables(report, new Grid.Markdown());
    }
  },
  /** One table, and one a group, systems by metrics, with significance marks. */
  LATEX {
    @Override
    public String write(ComparisonReport report) {
      return LatexTable.of(report);
    }
  },
  /** All lines, unrounded: systems first, then pairs. */
  CSV {
    @Override
    public String write(ComparisonReport report) {
      return ComparisonCsv.of(report);
    }
  },
  /** All lines, unrounded. */
  JSON {
    @Override
    public String write(ComparisonReport report) {
      return ComparisonJson.of(report);
    }
  };

  private static final List<String> SYSTEM_HEADER =
      List.of("system", "rank", "n", "mean", "interval", "median");
  private static final List<String> PAIR_HEADER =
      List.of("pair", "n", "difference", "interval", "p", "win/tie/loss", "Cliff's delta");

  /** The whole report. */
  public abstract String write(ComparisonReport report);

  private static String tables(ComparisonReport report, Grid grid) {
    StringBuilder text = new StringBuilder();
    Map<String, List<PairLine>> pairs = report.pairsByTable();
    report
        .systemsByTable()
        .forEach(
            (title, lines) -> {
              text.append(grid.title(title));
              int decimals = decimals(lines);
              text.append(
                  grid.table(SYSTEM_HEADER, lines.stream().map(l -> cells(l, decimals)).toList()));
              text.append('\n');
              List<PairLine> own = pairs.getOrDefault(title, List.of());
              double alpha = report.policy().alpha();
              text.append(
                  grid.table(
                      PAIR_HEADER, own.stream().map(l -> cells(l, alpha, decimals)).toList()));
              text.append('\n');
            });
    text.append(legend(report));
    report.notes().forEach(note -> text.append("\nnote: ").append(note).append('\n'));
    return text.toString();
  }

  private static String legend(ComparisonReport report) {
    GatePolicy policy = report.policy();
    String cluster = report.cluster();
    return String.format(
        Locale.ROOT,
        "%s %% intervals (%s, %d resamples, seed %d); p two-sided%s, corrected by Holm;"
            + " * the best mean, ! significant at %s.\n",
        level(policy),
        cluster == null ? "BCa" : "sign flips of clusters by " + cluster,
        policy.resamples(),
        policy.seed(),
        policy.test() == GatePolicy.Test.WILCOXON ? " by signed ranks" : " by sign flips",
        Decimals.shortest(policy.alpha()));
  }

  /** The level of intervals, in percent. */
  static String level(GatePolicy policy) {
    return Decimals.rounded(100 * (1 - policy.alpha()), 8);
  }

  /** Decimals of all scores of one metric. */
  static int decimals(List<SystemLine> lines) {
    return ScoreText.decimals(
        lines.stream()
            .mapToDouble(line -> Math.abs(line.scores().mean()))
            .filter(Double::isFinite)
            .max()
            .orElse(0));
  }

  private static List<String> cells(SystemLine line, int decimals) {
    return List.of(
        line.system() + (line.best() ? " *" : ""),
        String.valueOf(line.rank()),
        String.valueOf(line.scores().files()),
        ScoreText.fixed(line.scores().mean(), decimals),
        interval(line.scores().interval(), decimals),
        ScoreText.fixed(line.scores().median(), decimals));
  }

  private static List<String> cells(PairLine line, double alpha, int decimals) {
    int files = Math.max(1, line.difference().files());
    return List.of(
        line.first() + " - " + line.second(),
        String.valueOf(line.difference().files()),
        ScoreText.fixed(line.difference().mean(), decimals),
        interval(line.difference().interval(), decimals),
        p(line.pHolm()) + (line.significant(alpha) ? " !" : ""),
        "%s/%s/%s %%"
            .formatted(
                Math.round(100.0 * line.difference().counts().wins() / files),
                Math.round(100.0 * line.difference().counts().ties() / files),
                Math.round(100.0 * line.difference().counts().losses() / files)),
        ScoreText.fixed(line.difference().cliffsDelta(), 4));
  }

  private static String p(double value) {
    return Double.isNaN(value)
        ? "-"
        : String.format(Locale.ROOT, value < 0.001 ? "%.1e" : "%.3f", value);
  }

  private static String interval(@Nullable Interval interval, int decimals) {
    return interval == null
        ? "-"
        : "[%s, %s]"
            .formatted(
                ScoreText.fixed(interval.low(), decimals),
                ScoreText.fixed(interval.high(), decimals));
  }
}
