package sqe.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the score table: a pair, or one channel of it.
 *
 * @param pair the files
 * @param channel {@code 1}, {@code 2} …, {@code mean}, or empty where nothing could be decoded
 * @param sampleRate in Hz, at which the scores were computed; null where nothing was
 * @param duration in seconds, of what was scored; null where nothing was
 * @param columns of the table
 * @param scores one a score column; empty where the pair could not be scored at all
 * @param diagnosis one a column of the diagnosis; empty where there is none
 * @param notes what the user should know
 * @param problem why the pair could not be scored at all, or null
 * @param segment which part of the pair it is of; null where it is of the whole
 */
public record ScoreRow(
    Pair pair,
    String channel,
    @Nullable Integer sampleRate,
    @Nullable Double duration,
    ScoreColumns columns,
    List<Cell> scores,
    List<Cell> diagnosis,
    List<Remark> notes,
    @Nullable Remark problem,
    @Nullable Segment segment) {

  /** A line of a whole recording. */
  public ScoreRow(
      Pair pair,
      String channel,
      @Nullable Integer sampleRate,
      @Nullable Double duration,
      ScoreColumns columns,
      List<Cell> scores,
      List<Cell> diagnosis,
      List<Remark> notes,
      @Nullable Remark problem) {
    this(pair, channel, sampleRate, duration, columns, scores, diagnosis, notes, problem, null);
  }

  /** Whether all, some or none of what was asked has been scored. */
  public enum Status {
    /** Every column has a number. */
    OK,
    /** Some columns have none. */
    PARTIAL,
    /** No column has a number. */
    FAILED;

    /** As it stands in a table. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Copies the collections. */
  public ScoreRow {
    scores = List.copyOf(scores);
    diagnosis = List.copyOf(diagnosis);
    notes = List.copyOf(notes);
  }

  /** A row for a pair that could not be scored at all. */
  public static ScoreRow failed(Pair pair, ScoreColumns columns, Remark problem) {
    return failed(pair, columns, problem, List.of());
  }

  /** The same, with what was noticed of the pair before. */
  public static ScoreRow failed(
      Pair pair, ScoreColumns columns, Remark problem, List<Remark> notes) {
    return new ScoreRow(pair, "", null, null, columns, List.of(), List.of(), notes, problem);
  }

  /** Whether all, some or none of the columns have a number. */
  public Status status() {
    long scored = scores.stream().filter(Cell.Scored.class::isInstance).count();
    if (problem != null || scored == 0) {
      return Status.FAILED;
    }
    return scored == columns.scores().size() ? Status.OK : Status.PARTIAL;
  }

  /** Why there is no score where there is none: each reason with the columns it concerns. */
  public List<Remark> reasons() {
    if (problem != null) {
      return List.of(problem);
    }
    Map<Cell.Undefined, List<String>> reasons = new LinkedHashMap<>();
    List<String> names = columns.scores();
    for (int c = 0; c < scores.size(); c++) {
      Cell.Undefined missing = missing(scores.get(c));
      if (missing != null) {
        reasons.computeIfAbsent(missing, key -> new ArrayList<>()).add(names.get(c));
      }
    }
    List<Remark> remarks = new ArrayList<>();
    reasons.forEach(
        (missing, concerned) ->
            remarks.add(new Remark(missing.reason(), concerned, missing.remedy())));
    return remarks;
  }

  private static Cell.@Nullable Undefined missing(Cell cell) {
    if (cell instanceof Cell.Broken broken) {
      return new Cell.Undefined(broken.reason());
    }
    return cell instanceof Cell.Undefined undefined ? undefined : null;
  }

  /** Reasons, then notes, in one line: {@code stoi, estoi: too short: needs …; estimate is …}. */
  public String message(RemedyWords words) {
    List<String> parts = new ArrayList<>();
    reasons().forEach(reason -> parts.add(withColumns(reason, words)));
    notes.forEach(note -> parts.add(withColumns(note, words)));
    return String.join("; ", parts);
  }

  private String withColumns(Remark remark, RemedyWords words) {
    List<String> concerned = remark.columns();
    int all = columns.scores().size();
    boolean everything = concerned.isEmpty() || concerned.size() == all;
    return everything && (all > 1 || concerned.isEmpty())
        ? remark.text(words)
        : String.join(", ", concerned) + ": " + remark.text(words);
  }

  /** All cells, in the order of the table's columns. */
  public List<Cell> cells(RemedyWords words) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.word(pair.id()));
    if (columns.segments()) {
      cells.addAll(ofSegment());
    }
    cells.add(Cell.word(pair.system()));
    cells.add(Cell.word(channel));
    cells.add(Cell.word(pair.reference()));
    cells.add(Cell.word(pair.estimate()));
    cells.add(sampleRate == null ? new Cell.Absent() : new Cell.Count(sampleRate));
    cells.add(duration == null ? new Cell.Absent() : new Cell.Scored(duration));
    columns.carried().forEach(name -> cells.add(Cell.word(pair.columns().get(name))));
    addAll(cells, scores, columns.scores().size());
    addAll(cells, diagnosis, columns.diagnosis().size());
    cells.add(Cell.word(status().label()));
    cells.add(Cell.word(message(words)));
    return cells;
  }

  private List<Cell> ofSegment() {
    return segment == null
        ? List.of(new Cell.Absent(), new Cell.Absent(), new Cell.Absent())
        : List.of(
            new Cell.Count(segment.number()),
            new Cell.Scored(segment.start()),
            new Cell.Scored(segment.end()));
  }

  private static void addAll(List<Cell> cells, List<Cell> some, int columns) {
    for (int c = 0; c < columns; c++) {
      cells.add(c < some.size() ? some.get(c) : new Cell.Absent());
    }
  }
}
