package sqe.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sqe.table.Cell;
import sqe.table.Decimal;
import sqe.table.Pair;
import sqe.table.Remark;
import sqe.table.RemedyWords;
import sqe.table.ScoreColumns;
import sqe.table.ScoreRow;
import sqe.table.Segment;

/** A row that an earlier run has written, as the values it was made of. */
final class StoredRow {

  private StoredRow() {}

  /**
   * The row of a pair.
   *
   * @param stored its cells by column
   * @return empty where the row cannot have been written by this program, such as one edited by
   *     hand
   */
  static Optional<ScoreRow> typed(Map<String, String> stored, Pair pair, ScoreColumns columns) {
    try {
      String message = stored.getOrDefault("message", "");
      Map<String, String> reasons = new HashMap<>();
      List<Remark> notes = new ArrayList<>();
      takeApart(message, missing(stored, columns), reasons, notes);
      ScoreRow row =
          new ScoreRow(
              pair,
              stored.getOrDefault("channel", ""),
              Integer.valueOf(stored.getOrDefault("sample_rate", "")),
              Decimal.parse(stored.getOrDefault("duration_s", "")),
              columns,
              scores(stored, columns, reasons),
              columns.diagnosis().stream().map(name -> diagnosis(text(stored, name))).toList(),
              notes,
              null,
              segment(stored, columns));
      boolean same =
          row.message(RemedyWords.NONE).equals(message)
              && row.status().label().equals(stored.get("status"));
      return same ? Optional.of(row) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty(); // edited by hand: scored again
    }
  }

  private static @Nullable Segment segment(Map<String, String> stored, ScoreColumns columns) {
    return columns.segments() && !text(stored, "segment").isEmpty()
        ? new Segment(
            Integer.parseInt(text(stored, "segment")),
            Decimal.parse(text(stored, "start_s")),
            Decimal.parse(text(stored, "end_s")))
        : null;
  }

  private static String text(Map<String, String> stored, String column) {
    return stored.getOrDefault(column, "");
  }

  private static List<String> missing(Map<String, String> stored, ScoreColumns columns) {
    return columns.scores().stream().filter(name -> text(stored, name).isEmpty()).toList();
  }

  private static List<Cell> scores(
      Map<String, String> stored, ScoreColumns columns, Map<String, String> reasons) {
    List<Cell> scores = new ArrayList<>();
    for (String name : columns.scores()) {
      String text = text(stored, name);
      scores.add(
          text.isEmpty()
              ? new Cell.Undefined(reasons.getOrDefault(name, ""))
              : new Cell.Scored(Decimal.parse(text)));
    }
    return scores;
  }

  /** Of the diagnosis, some columns hold numbers, some whole ones, some words. */
  private static Cell diagnosis(String text) {
    if (text.isEmpty()) {
      return new Cell.Absent();
    }
    if (text.matches("-?[0-9]{1,9}")) {
      return new Cell.Count(Integer.parseInt(text));
    }
    boolean number = text.endsWith("inf") || Character.isDigit(text.charAt(text.length() - 1));
    return number ? new Cell.Scored(Decimal.parse(text)) : new Cell.Word(text);
  }

  /**
   * Takes {@code stoi, estoi: too short: needs …; pmsqe: too short: needs …; estimate is late}
   * apart again. What follows the last reason cannot be told from it and stays with it: it says the
   * same.
   */
  private static void takeApart(
      String message, List<String> missing, Map<String, String> reasons, List<Remark> notes) {
    if (missing.isEmpty()) {
      if (!message.isEmpty()) {
        notes.add(Remark.of(message));
      }
      return;
    }
    List<String> concerned = List.of();
    for (String part : message.split("; ", -1)) {
      int colon = part.indexOf(": ");
      List<String> named = colon < 0 ? List.of() : List.of(part.substring(0, colon).split(", "));
      boolean starts = !named.isEmpty() && missing.containsAll(named);
      if (starts) {
        concerned = named;
      }
      String text = starts ? part.substring(colon + 2) : "; " + part;
      concerned.forEach(name -> reasons.merge(name, text, String::concat));
    }
  }
}
