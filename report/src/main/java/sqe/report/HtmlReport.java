package sqe.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sqe.audit.AuditResult;
import sqe.audit.check.Severity;
import sqe.judge.compare.Comparison;
import sqe.judge.compare.ComparisonReport;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.GateReport;
import sqe.judge.gate.MetricResult;
import sqe.judge.gate.PolicyException;
import sqe.judge.gate.Verdict;
import sqe.judge.history.Trend;
import sqe.metrics.MetricCatalog;
import sqe.report.document.Document;
import sqe.report.document.HtmlWriter;
import sqe.report.figure.Curves;
import sqe.report.figure.CurvesSvg;
import sqe.report.figure.Distributions;
import sqe.report.figure.DistributionsSvg;
import sqe.report.figure.ForestPlot;
import sqe.report.figure.ForestSvg;
import sqe.report.figure.SortedChanges;
import sqe.report.figure.SortedChangesSvg;
import sqe.report.inspect.Inspection;
import sqe.report.page.Page;
import sqe.report.page.PageWriter;
import sqe.table.Confinement;
import sqe.table.Counted;
import sqe.table.RemedyWords;
import sqe.table.ScoreTable;
import sqe.table.TableException;
import sqe.table.TableSignatures;
import sqe.table.ToolVersion;

/**
 * Scores, and what was made of them, as one page of HTML that can be mailed: it holds its pictures,
 * sounds and numbers, and loads nothing.
 */
public final class HtmlReport {

  private static final int WIDE = 900;
  private static final int HALF = 440;

  private final GatePolicy policy;
  private final MetricCatalog catalog;
  private final Sound sound;

  /**
   * Which sounds the page holds.
   *
   * @param files how many of the worst files; 0 for none
   * @param mebibytes that their sounds may take
   * @param folder that relative paths of the tables are looked for in, after the current one
   * @param root outside which nothing is played; null where everything may be
   */
  public record Sound(int files, int mebibytes, @Nullable Path folder, @Nullable Confinement root) {

    /** Sounds from wherever the table says. */
    public Sound(int files, int mebibytes, @Nullable Path folder) {
      this(files, mebibytes, folder, null);
    }
  }

  /** Reports of tables that are read as this policy says. */
  public HtmlReport(GatePolicy policy, MetricCatalog catalog, Sound sound) {
    this.policy = policy;
    this.catalog = catalog;
    this.sound = sound;
  }

  /**
   * A system against its baseline.
   *
   * @throws TableException when ids are empty or duplicated, or a score is not a number
   * @throws PolicyException when a table has no metric that is known
   */
  public String of(GateReport gate, ScoreTable baseline, ScoreTable current)
      throws TableException, PolicyException {
    return of(gate, baseline, current, List.of());
  }

  /**
   * A system against its baseline, and how its metrics went over earlier runs.
   *
   * @param trends of at least two runs to be shown
   * @throws TableException when ids are empty or duplicated, or a score is not a number
   * @throws PolicyException when a table has no metric that is known
   */
  public String of(GateReport gate, ScoreTable baseline, ScoreTable current, List<Trend> trends)
      throws TableException, PolicyException {
    List<Page.Figure> results = new ArrayList<>();
    results.add(figure(GateFigure.of(gate)));
    for (Trend trend : trends) {
      Curves curves = TrendFigure.of(trend);
      if (curves.lines().get(0).points().size() > 1) {
        results.add(curves(curves));
      }
    }
    Scoreboard board =
        Scoreboard.of(
            List.of(
                new Scoreboard.System("baseline", baseline),
                new Scoreboard.System("current", current)),
            policy,
            catalog);
    Page page =
        page(
            board,
            gate,
            null,
            new Result(
                "%s: %s against %s".formatted(gate.outcome(), gate.current(), gate.baseline()),
                tone(gate),
                GateDocument.of(gate),
                results));
    return new PageWriter().write(page);
  }

  /**
   * The scores of one system, with nothing to compare them with.
   *
   * @throws TableException when ids are empty or duplicated, or a score is not a number
   * @throws PolicyException when the table has no metric that is known
   */
  public String of(ScoreTable table) throws TableException, PolicyException {
    Scoreboard board =
        Scoreboard.of(List.of(new Scoreboard.System("score", table)), policy, catalog);
    Page page =
        page(
            board,
            null,
            null,
            new Result("Scores of " + table.source(), "", ScoresDocument.of(board), List.of()));
    return new PageWriter().write(page);
  }

  /**
   * Several systems on the same files.
   *
   * @param systems the name and the table of each
   * @throws TableException when ids are empty or duplicated, or a score is not a number
   * @throws PolicyException when a table has no metric that is known
   */
  public String of(ComparisonReport comparison, Map<String, ScoreTable> systems)
      throws TableException, PolicyException {
    Scoreboard board =
        Scoreboard.of(
            systems.entrySet().stream()
                .map(system -> new Scoreboard.System(system.getKey(), system.getValue()))
                .toList(),
            policy,
            catalog);
    Page page =
        page(
            board,
            null,
            null,
            new Result(
                "Comparison of " + String.join(", ", board.systems()),
                "",
                ComparisonDocument.of(comparison),
                List.of(figure(ComparisonFigure.of(comparison))),
                comparison));
    return new PageWriter().write(page);
  }

  /**
   * What tables hold: the scores of one system, or the comparison of several.
   *
   * @param tables at least one
   * @throws TableException when ids are empty or duplicated, or a score is not a number
   * @throws PolicyException when a table has no metric that is known
   */
  public String of(List<ScoreTable> tables) throws TableException, PolicyException {
    Map<String, ScoreTable> systems = Comparison.systems(tables);
    return systems.size() == 1
        ? of(tables.get(0))
        : of(new Comparison(policy, catalog).run(tables), systems);
  }

  /**
   * One pair in depth.
   *
   * @param words how messages say what helps
   * @throws TableException when its row cannot be read
   * @throws PolicyException when it has no metric that is known
   */
  public String of(Inspection inspection, RemedyWords words)
      throws TableException, PolicyException {
    Scoreboard board =
        Scoreboard.of(
            List.of(new Scoreboard.System("estimate", inspection.table())), policy, catalog);
    Inspection.Look look = inspection.look();
    List<Page.Figure> figures = look == null ? List.of() : List.of(bands(look));
    Page page =
        page(
            board,
            null,
            look,
            new Result(
                "Inspection of " + inspection.table().source(),
                "",
                InspectionDocument.of(inspection, words),
                figures));
    return new PageWriter().write(page);
  }

  private static Page.Figure bands(Inspection.Look look) {
    return curves(BandFigure.of(look.bands()));
  }

  private static Page.Figure curves(Curves curves) {
    return new Page.Figure(image(CurvesSvg.of(curves)), CurvesSvg.description(curves), WIDE);
  }

  /** A gate that could not compare, so that nobody takes an older page for its result. */
  public static String of(GateRefusal refusal) {
    return plain(
        "%s: %s against %s".formatted(GateRefusal.OUTCOME, refusal.current(), refusal.baseline()),
        "bad",
        GateDocument.of(refusal));
  }

  /** What an audit found. */
  public static String of(AuditResult result) {
    String tone =
        result.count(Severity.ERROR) > 0
            ? "bad"
            : result.count(Severity.WARNING) > 0 ? "open" : "good";
    return plain("Audit: " + result.counts(), tone, AuditDocument.of(result));
  }

  /** A page of words. */
  private static String plain(String title, String tone, Document statement) {
    return new PageWriter()
        .write(
            new Page(
                title,
                tone,
                List.of(),
                List.of(),
                new HtmlWriter().write(new Document(3, null, statement.blocks())),
                List.of(),
                List.of("sqe " + ToolVersion.number()),
                "",
                ""));
  }

  /**
   * What it comes to.
   *
   * @param title in a line
   * @param tone as {@link Page#tone()}
   * @param statement in words and tables
   * @param figures of it as a whole
   * @param comparison what was compared; null for a gate, and where nothing was
   */
  private record Result(
      String title,
      String tone,
      Document statement,
      List<Page.Figure> figures,
      @Nullable ComparisonReport comparison) {

    Result(String title, String tone, Document statement, List<Page.Figure> figures) {
      this(title, tone, statement, figures, null);
    }
  }

  private Page page(
      Scoreboard board, @Nullable GateReport gate, Inspection.@Nullable Look look, Result result) {
    int lead = lead(board, gate);
    ReportAudio.Result audio =
        new ReportAudio(board, catalog, sound, look).read(worst(board, lead));
    return new Page(
        result.title(),
        result.tone(),
        facts(board),
        result.figures(),
        new HtmlWriter().write(new Document(3, null, result.statement().blocks())),
        // one file has no distribution
        IntStream.range(0, board.files().size() == 1 ? 0 : board.metrics().size())
            .mapToObj(i -> metric(board, i, ReportData.margin(board.metrics().get(i), gate)))
            .toList(),
        origin(board),
        board.kind().many(),
        ReportData.of(board, lead, gate, result.comparison(), audio));
  }

  private static String tone(GateReport gate) {
    return switch (gate.outcome()) {
      case "PASS" -> "good";
      case "FAIL" -> "bad";
      default -> "open";
    };
  }

  private static List<String> facts(Scoreboard board) {
    return List.of(
        "%s, %s, %s"
            .formatted(
                board.kind().counted(board.files().size()),
                Counted.of(board.metrics().size(), "metric", "metrics"),
                board.systems().size() == 1
                    ? "one system"
                    : Counted.of(board.systems().size(), "system", "systems")));
  }

  private static List<String> origin(Scoreboard board) {
    List<String> lines = new ArrayList<>();
    lines.add("sqe " + ToolVersion.number());
    Set<String> signatures = new LinkedHashSet<>();
    for (ScoreTable table : board.tables()) {
      TableSignatures signed = table.signatures();
      if (signed == null) {
        lines.add(table.source() + ": unsigned, what the numbers are is taken on trust");
      } else {
        if (signed.run() != null) {
          lines.add(table.source() + ": " + typed(signed.run()));
        }
        if (signed.data() != null) {
          lines.add(table.source() + ": data " + signed.data());
        }
        signatures.addAll(signed.metrics().values());
      }
    }
    lines.addAll(signatures);
    return lines;
  }

  private static String typed(TableSignatures.Run run) {
    String by = "by sqe " + run.version();
    return run.command().isEmpty() ? by : by + ", as " + String.join(" ", run.command());
  }

  /** The metric to look at first: the one that fails or, where none does, that is undecided. */
  private static int lead(Scoreboard board, @Nullable GateReport gate) {
    List<String> columns = board.metrics().stream().map(column -> column.facts().column()).toList();
    List<MetricResult> results = gate == null ? List.of() : gate.metrics();
    for (Verdict verdict : List.of(Verdict.FAIL, Verdict.INCONCLUSIVE)) {
      for (MetricResult result : results) {
        int place = columns.indexOf(result.question().facts().column());
        if (result.verdict() == verdict && place >= 0) {
          return place;
        }
      }
    }
    return 0;
  }

  /** The files that became worst or, of one system, are. */
  private List<Integer> worst(Scoreboard board, int lead) {
    Scoreboard.Column column = board.metrics().get(lead);
    boolean changes = board.systems().size() == 2;
    double[] last = column.scores().get(column.scores().size() - 1);
    double[] keys =
        IntStream.range(0, last.length)
            .mapToDouble(f -> changes ? column.change(f) : column.facts().sign() * last[f])
            .toArray();
    return IntStream.range(0, keys.length)
        .boxed()
        .filter(file -> !Double.isNaN(keys[file]))
        .sorted(Comparator.comparingDouble((Integer file) -> keys[file]))
        .limit(sound.files())
        .toList();
  }

  private static Page.Metric metric(Scoreboard board, int place, double margin) {
    Scoreboard.Column column = board.metrics().get(place);
    String id = column.facts().column();
    String unit = column.facts().unit();
    String axis =
        (unit.isEmpty() ? id : id + " in " + unit)
            + (column.facts().sign() < 0 ? ", lower is better" : ", higher is better");
    List<Distributions.Series> series =
        IntStream.range(0, board.systems().size())
            .mapToObj(s -> new Distributions.Series(board.systems().get(s), column.finite(s)))
            .toList();
    List<Page.Figure> figures = new ArrayList<>();
    var distributions = new Distributions(id + ": how the scores lie", axis, series);
    figures.add(
        new Page.Figure(
            image(DistributionsSvg.of(distributions)),
            DistributionsSvg.description(distributions),
            HALF));
    if (board.systems().size() == 2) {
      var changes =
          new SortedChanges(
              id + ": change of each file",
              unit.isEmpty() ? "change, up is better" : "change in " + unit + ", up is better",
              changes(board, column),
              margin);
      figures.add(
          new Page.Figure(
              image(SortedChangesSvg.of(changes)), SortedChangesSvg.description(changes), HALF));
    }
    return new Page.Metric("metric-" + place, id, coverage(board, column), figures);
  }

  private static List<SortedChanges.Change> changes(Scoreboard board, Scoreboard.Column column) {
    return IntStream.range(0, board.files().size())
        .filter(file -> Double.isFinite(column.change(file)))
        .mapToObj(file -> new SortedChanges.Change(board.files().get(file), column.change(file)))
        .toList();
  }

  private static String coverage(Scoreboard board, Scoreboard.Column column) {
    List<String> parts = new ArrayList<>();
    for (int system = 0; system < board.systems().size(); system++) {
      double[] scores = column.scores().get(system);
      long missing = Arrays.stream(scores).filter(Double::isNaN).count();
      long infinite = Arrays.stream(scores).filter(Double::isInfinite).count();
      String words =
          missing == 0
              ? "all " + board.kind().many() + " have a score"
              : board.kind().counted(missing, "has", "have") + " no score";
      parts.add(
          (board.systems().size() == 1 ? "" : board.systems().get(system) + ": ")
              + words
              + (infinite == 0
                  ? ""
                  : ", " + Counted.of((int) infinite, "score is", "scores are") + " infinite"));
    }
    String sentence = String.join("; ", parts) + ".";
    return parts.size() > 1
        ? sentence // which starts with a name
        : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }

  private static Page.Figure figure(ForestPlot plot) {
    String words =
        plot.title()
            + ". "
            + String.join(". ", plot.rows().stream().map(ForestPlot.Row::sentence).toList());
    return new Page.Figure(image(ForestSvg.of(plot)), words, WIDE);
  }

  private static String image(String svg) {
    return "data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
  }
}
