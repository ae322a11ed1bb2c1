package sqe.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sqe.judge.history.Run;
import sqe.judge.history.RunSummary;
import sqe.report.document.Block;
import sqe.report.document.Column;
import sqe.report.document.Document;
import sqe.report.document.Grid;
import sqe.report.document.Listing;
import sqe.report.document.Row;
import sqe.report.document.Text;

/** Kept runs, for people. */
public final class HistoryDocument {

  private static final int LEVEL = 3;

  /** Enough of a commit to find it by. */
  private static final int COMMIT = 8;

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final List<Column> RUNS =
      List.of(
          Column.ofNumbers("run"),
          Column.ofWords("added (UTC)"),
          Column.ofWords("commit"),
          Column.ofWords("branch"),
          Column.ofWords("verdict"),
          Column.ofNumbers("rows"),
          Column.ofWords("labels"));

  private static final List<Column> SUMMARIES =
      List.of(
          Column.ofWords("system"),
          Column.ofWords("metric"),
          Column.ofNumbers("n"),
          Column.ofNumbers("mean"),
          Column.ofNumbers("95 % interval"));

  private HistoryDocument() {}

  /** A line a run. */
  public static Document of(List<Run> runs) {
    return runs.isEmpty()
        ? Document.of(LEVEL, List.of(new Listing(List.of(Text.of("no such runs")))))
        : Document.of(
            LEVEL, List.of(Grid.of(RUNS, runs.stream().map(HistoryDocument::row).toList())));
  }

  private static Row row(Run run) {
    return Row.of(
        String.valueOf(run.number()),
        minute(run.added()),
        commit(run),
        or(run.facts().branch()),
        or(run.facts().verdict()),
        String.valueOf(run.rows()),
        String.join(" ", run.facts().labels()));
  }

  /** One run, with what its table comes to. */
  public static Document of(Run run, List<RunSummary> summaries) {
    List<Text> facts = new ArrayList<>();
    facts.add(Text.of("run " + run.number() + ", added " + minute(run.added()) + " UTC"));
    facts.add(Text.of("table " + run.table() + ", " + run.rows() + " rows"));
    facts.add(Text.of("commit " + or(run.facts().commit())));
    facts.add(Text.of("branch " + or(run.facts().branch())));
    facts.add(Text.of("verdict " + or(run.facts().verdict())));
    if (!run.facts().labels().isEmpty()) {
      facts.add(Text.of("labels " + String.join(" ", run.facts().labels())));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Listing(facts));
    blocks.add(Grid.of(SUMMARIES, summaries.stream().map(HistoryDocument::row).toList()));
    return Document.of(LEVEL, blocks);
  }

  private static Row row(RunSummary summary) {
    int decimals = Rounded.decimals(finite(Math.abs(summary.mean())));
    return Row.of(
        summary.system().isEmpty() ? Rounded.NONE : summary.system(),
        summary.metric(),
        String.valueOf(summary.files()),
        Rounded.fixed(summary.mean(), decimals),
        Rounded.interval(summary.interval(), decimals));
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : 0;
  }

  static String minute(Instant time) {
    return MINUTE.format(time);
  }

  static String commit(Run run) {
    String commit = or(run.facts().commit());
    return commit.length() <= COMMIT ? commit : commit.substring(0, COMMIT);
  }

  static String or(@Nullable Object value) {
    return Objects.toString(value, Rounded.NONE);
  }
}
