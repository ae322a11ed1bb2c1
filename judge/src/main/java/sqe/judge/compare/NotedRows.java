package sqe.judge.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sqe.judge.gate.RowKind;
import sqe.table.EstimateNote;
import sqe.table.ScoreTable;

/**
 * What the rows of a system say of its estimates, where most of them say it: a system that comes
 * late as a whole has scores of its delay.
 */
final class NotedRows {

  private NotedRows() {}

  /** A sentence for each kind of note that half of the rows of a system have. */
  static List<String> of(Map<String, ScoreTable> systems, RowKind rows) {
    Map<String, List<String>> named = new LinkedHashMap<>();
    systems.forEach(
        (name, table) -> {
          for (EstimateNote kind : EstimateNote.values()) {
            Map<String, Integer> found = found(table, kind);
            int all = found.values().stream().mapToInt(Integer::intValue).sum();
            if (all > 0 && 2 * all >= table.rows().size()) {
              String often =
                  Collections.max(found.entrySet(), Map.Entry.comparingByValue()).getKey();
              String note = "%s of %s: %s".formatted(all, rows.counted(table.rows().size()), often);
              named.computeIfAbsent(note, key -> new ArrayList<>()).add(name);
            }
          }
        });
    return named.entrySet().stream()
        .map(note -> String.join(", ", note.getValue()) + ", " + note.getKey())
        .toList();
  }

  /** How many rows have a note of a kind, by the first of them. */
  private static Map<String, Integer> found(ScoreTable table, EstimateNote kind) {
    Map<String, Integer> found = new LinkedHashMap<>();
    int message = table.columns().indexOf("message");
    if (message >= 0) {
      for (List<String> row : table.rows()) {
        kind.in(row.get(message)).stream()
            .limit(1)
            .forEach(note -> found.merge(note, 1, Integer::sum));
      }
    }
    return found;
  }
}
