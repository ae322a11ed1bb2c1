package sqe.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.report.document.Block;
import sqe.report.document.Clauses;
import sqe.report.document.Column;
import sqe.report.document.Document;
import sqe.report.document.Grid;
import sqe.report.document.Paragraph;
import sqe.report.document.Row;
import sqe.report.document.Style;
import sqe.report.document.Text;
import sqe.scoring.ScoreSummary;
import sqe.scoring.ScoreSummary.Distribution;
import sqe.scoring.ScoreSummary.SetRate;
import sqe.table.Counted;
import sqe.table.RemedyWords;
import sqe.table.UnsignedZero;

/** What is said of a table of scores: a distribution a column, then failures by reason. */
public final class SummaryDocument {

  private static final int LONGEST_ID = 40;

  private static final int MOST_NOTES = 6;

  /** Outside these a number with three decimals says nothing or does not fit its column. */
  private static final double SMALLEST = 0.001;

  private static final double LARGEST = 99_999.9995;

  private static final List<Column> COLUMNS =
      List.of(
          Column.ofWords("metric").withTacitTitle(),
          Column.ofNumbers("n"),
          Column.ofNumbers("mean"),
          Column.ofNumbers("sd"),
          Column.ofNumbers("median"),
          Column.ofNumbers("5 %"),
          Column.ofNumbers("95 %"));

  /** A table of its own: names of files would not fit a terminal beside all the numbers. */
  private static final List<Column> WORST =
      List.of(
          Column.ofWords("metric").withTacitTitle(),
          Column.ofNumbers("score").withTacitTitle(),
          Column.ofWords("file").withTacitTitle());

  private SummaryDocument() {}

  /**
   * The summary.
   *
   * @param seconds that the scoring took
   * @param words how notes say what helps
   */
  public static Document of(ScoreSummary summary, double seconds, RemedyWords words) {
    List<Block> blocks = new ArrayList<>();
    List<String> systems = summary.systems();
    for (String system : systems) {
      Grid grid = Grid.of(COLUMNS, rows(summary, system));
      blocks.add(systems.size() > 1 ? grid.captioned(Text.of(Style.STRONG, system)) : grid);
      List<Row> worst = worst(summary.distributions(system));
      if (!worst.isEmpty()) {
        blocks.add(Grid.of(WORST, worst).captioned(Text.of("worst:")));
      }
    }
    if (!summary.reasons().isEmpty()) {
      List<Text> reasons = new ArrayList<>(List.of(Text.of("not scored:")));
      summary
          .reasons()
          .forEach(
              reason -> reasons.add(Text.of(rows(reason.getValue()) + ": " + reason.getKey())));
      blocks.add(new Clauses(reasons));
    }
    if (!summary.doubts().isEmpty()) {
      List<Text> doubts = new ArrayList<>(List.of(Text.of("doubtful:")));
      summary.doubts().forEach(doubt -> doubts.add(Text.of(doubted(doubt, summary))));
      blocks.add(new Clauses(doubts));
    }
    if (!summary.notes().isEmpty()) {
      List<Text> notes = new ArrayList<>(List.of(Text.of("noted:")));
      summary.notes().stream()
          .limit(MOST_NOTES)
          .forEach(note -> notes.add(Text.of(noted(note, summary, words))));
      int more = summary.notes().size() - MOST_NOTES;
      if (more > 0) {
        notes.add(Text.of("and " + Counted.of(more, "more kind", "more kinds")));
      }
      blocks.add(new Clauses(notes));
    }
    blocks.add(new Paragraph(Text.of(end(summary, seconds))));
    return Document.of(1, blocks);
  }

  private static String noted(
      ScoreSummary.NoteCount note, ScoreSummary summary, RemedyWords words) {
    String often =
        note.often() == note.rows()
            ? ""
            : ", and %s alike with other numbers".formatted(note.rows() - note.often());
    return "%s: %s%s"
        .formatted(share(note.rows(), note.files(), summary), note.commonest().text(words), often);
  }

  private static String doubted(ScoreSummary.DoubtCount doubt, ScoreSummary summary) {
    boolean most = 2 * doubt.rows() > summary.rows();
    String words =
        switch (doubt.doubt()) {
          case OTHER_RECORDING ->
              most
                  ? "the estimate does not sound like its reference: do these folders belong together?"
                  : "the estimate may be of another recording than its reference, as of files exchanged: listen, or see sqe audit";
          case EXCHANGED ->
              most
                  ? "the reference is noisier than the estimate: are the two sides exchanged? The clean one comes first"
                  : "the reference is noisier than the estimate";
        };
    return share(doubt.rows(), doubt.files(), summary) + ": " + words;
  }

  /** How many rows, and which where they are not most of all. */
  private static String share(int rows, String files, ScoreSummary summary) {
    return "%s of %s%s".formatted(rows, of(summary), files.isEmpty() ? "" : " (" + files + ")");
  }

  /** How many rows there are, by what they are; a file that failed as a whole is no segment. */
  private static String of(ScoreSummary summary) {
    return summary.segmented() == 0
        ? rows(summary.rows())
        : Counted.of(summary.segments(), "segment", "segments");
  }

  private static String end(ScoreSummary summary, double seconds) {
    return String.format(
        Locale.ROOT,
        "%s, %d failed and %d partial, in %.1f s",
        of(summary)
            + (summary.segmented() == 0
                ? ""
                : " of " + Counted.of(summary.segmented(), "file", "files")),
        summary.failed(),
        summary.partial(),
        seconds);
  }

  private static List<Row> rows(ScoreSummary summary, String system) {
    List<Row> rows = new ArrayList<>();
    summary
        .distributions(system)
        .forEach((column, d) -> rows.add(row(column, d, summary.rates(system).get(column))));
    return rows;
  }

  private static Row row(String column, Distribution d, @Nullable SetRate rate) {
    List<String> cells =
        List.of(
            column,
            d.scored() + "/" + d.expected(),
            number(d.mean()),
            number(d.standardDeviation()),
            number(d.median()),
            number(d.low()),
            number(d.high()));
    List<Text> details = new ArrayList<>();
    if (d.infinite() > 0) {
      details.add(Text.of(d.infinite() + " infinite, not in the mean"));
    }
    if (rate != null) {
      details.add(Text.of(ofSet(rate)));
    }
    Text name = Text.of(column);
    return new Row(name, cells.stream().map(Text::of).toList(), details);
  }

  /** What is published of a set, which is not the mean of its files. */
  static String ofSet(SetRate rate) {
    return String.format(
        Locale.ROOT,
        "of the set %s (%.0f of %.0f)",
        number(rate.value()),
        rate.above(),
        rate.below());
  }

  private static List<Row> worst(Map<String, Distribution> distributions) {
    List<Row> rows = new ArrayList<>();
    distributions.forEach(
        (column, d) -> {
          String worst = d.worst();
          if (worst != null) {
            rows.add(Row.of(column, number(d.worstScore()), shortened(worst)));
          }
        });
    return rows;
  }

  private static String rows(long number) {
    return Counted.of(number, "row", "rows");
  }

  private static String shortened(String id) {
    if (id.length() <= LONGEST_ID) {
      return id;
    }
    int start = id.length() - LONGEST_ID + 1;
    return "…" + id.substring(Character.isLowSurrogate(id.charAt(start)) ? start + 1 : start);
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return Rounded.notFinite(value);
    }
    double size = Math.abs(value);
    boolean fits = size == 0 || (size >= SMALLEST && size < LARGEST);
    return UnsignedZero.in(String.format(Locale.ROOT, fits ? "%.3f" : "%.2e", value));
  }
}
