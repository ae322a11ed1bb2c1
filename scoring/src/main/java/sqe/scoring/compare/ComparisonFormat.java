package sqe.scoring.compare;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.scoring.compare.ComparisonReport.PairLine;
import sqe.scoring.compare.ComparisonReport.SystemLine;
import sqe.scoring.gate.GatePolicy;
import sqe.scoring.stats.Interval;

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
              text.append(grid.table(SYSTEM_HEADER, lines.stream().map(l -> cells(l)).toList()));
              text.append('\n');
              List<PairLine> own = pairs.getOrDefault(title, List.of());
              double alpha = report.policy().alpha();
              text.append(grid.table(PAIR_HEADER, own.stream().map(l -> cells(l, alpha)).toList()));
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
        "%d %% intervals (%s, %d resamples, seed %d); p two-sided%s, corrected by Holm;"
            + " * the best mean, ! significant at %s.\n",
        Math.round(100 * (1 - policy.alpha())),
        cluster == null ? "BCa" : "sign flips of clusters by " + cluster,
        policy.resamples(),
        policy.seed(),
        policy.test() == GatePolicy.Test.WILCOXON ? " by signed ranks" : " by sign flips",
        policy.alpha());
  }

  private static List<String> cells(SystemLine line) {
    return List.of(
        line.system() + (line.best() ? " *" : ""),
        String.valueOf(line.rank()),
        String.valueOf(line.files()),
        number(line.mean()),
        interval(line.interval()),
        number(line.median()));
  }

  private static List<String> cells(PairLine line, double alpha) {
    int files = Math.max(1, line.files());
    return List.of(
        line.first() + " - " + line.second(),
        String.valueOf(line.files()),
        number(line.mean()),
        interval(line.interval()),
        p(line.pHolm()) + (line.significant(alpha) ? " !" : ""),
        "%s/%s/%s %%"
            .formatted(
                Math.round(100.0 * line.counts().wins() / files),
                Math.round(100.0 * line.counts().ties() / files),
                Math.round(100.0 * line.counts().losses() / files)),
        number(line.cliffsDelta()));
  }

  static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value + 0.0);
  }

  private static String p(double value) {
    return Double.isNaN(value)
        ? "-"
        : String.format(Locale.ROOT, value < 0.001 ? "%.1e" : "%.3f", value);
  }

  private static String interval(@Nullable Interval interval) {
    return interval == null
        ? "-"
        : "[%s, %s]".formatted(number(interval.low()), number(interval.high()));
  }
}
