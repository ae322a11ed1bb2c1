package sqe.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the score table: a pair, or one channel of it.
 *
 * @param pair the files
 * @param channel {@code 1}, {@code 2} …, {@code mean}, or empty where nothing could be decoded
 * @param sampleRate in Hz, at which the scores were computed; null where nothing was
 * @param duration in seconds, of what was scored; null where nothing was
 * @param columns names of the score columns
 * @param cells one a column; empty where the pair could not be scored at all
 * @param inspected what an inspector says of the pair; empty where there is none
 * @param notes what the user should know, by text, with the columns each concerns (none: the pair)
 * @param problem why the pair could not be scored at all, or null
 */
public record ScoreRow(
    Pair pair,
    String channel,
    @Nullable Integer sampleRate,
    @Nullable Double duration,
    List<String> columns,
    List<Cell> cells,
    List<String> inspected,
    Map<String, List<String>> notes,
    @Nullable String problem) {

  /** Whether all, some or none of what was asked has been scored. */
  public enum Status {
    /** Every column has a number. */
    OK,
    /** Some columns have none. */
    PARTIAL,
    /** No column has a number. */
    FAILED
  }

  /** Copies the collections. */
  public ScoreRow {
    columns = List.copyOf(columns);
    cells = List.copyOf(cells);
    inspected = List.copyOf(inspected);
    notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
  }

  /** A row for a pair that could not be scored at all. */
  public static ScoreRow failed(Pair pair, List<String> columns, String problem) {
    return new ScoreRow(pair, "", null, null, columns, List.of(), List.of(), Map.of(), problem);
  }

  /** Whether all, some or none of the columns have a number. */
  public Status status() {
    long scored = cells.stream().filter(Cell.Scored.class::isInstance).count();
    if (problem != null || scored == 0) {
      return Status.FAILED;
    }
    return scored == columns.size() ? Status.OK : Status.PARTIAL;
  }

  /** Why there is no score where there is none: each reason with the columns it concerns. */
  public Map<String, List<String>> reasons() {
    if (problem != null) {
      return Map.of(problem, List.of());
    }
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    for (int c = 0; c < cells.size(); c++) {
      Cell cell = cells.get(c);
      String reason =
          cell instanceof Cell.Undefined undefined
              ? undefined.reason()
              : cell instanceof Cell.Broken broken ? broken.reason() : null;
      if (reason != null) {
        reasons.computeIfAbsent(reason, key -> new ArrayList<>()).add(columns.get(c));
      }
    }
    return reasons;
  }

  /** Reasons, then notes, in one line: {@code stoi, estoi: too short: needs …; estimate is …}. */
  public String message() {
    List<String> parts = new ArrayList<>();
    reasons().forEach((text, concerned) -> parts.add(withColumns(text, concerned)));
    notes.forEach((text, concerned) -> parts.add(withColumns(text, concerned)));
    return String.join("; ", parts);
  }

  private String withColumns(String text, List<String> concerned) {
    boolean everything = concerned.isEmpty() || concerned.size() == columns.size();
    return everything && (columns.size() > 1 || concerned.isEmpty())
        ? text
        : String.join(", ", concerned) + ": " + text;
  }
}
