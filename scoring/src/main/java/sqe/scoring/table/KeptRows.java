package sqe.scoring.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sqe.scoring.Pair;
import sqe.scoring.ScoreColumns;

/**
 * Rows of an earlier run that need not be computed again: those of the finished table and of what a
 * killed run left, where they were made with the same signatures and policies and did not fail.
 */
final class KeptRows {

  private record Key(String id, String system, String reference, String estimate) {}

  private final Map<Key, List<Map<String, String>>> rows = new HashMap<>();
  private final ScoreColumns columns;

  private KeptRows(ScoreColumns columns) {
    this.columns = columns;
  }

  static KeptRows none(ScoreColumns columns) {
    return new KeptRows(columns);
  }

  /**
   * What can be kept for a run.
   *
   * @param table the finished table
   * @param part what a killed run left
   */
  static KeptRows load(
      Path table, Path part, TableFormat format, ScoreColumns columns, RunMetadata run)
      throws IOException {
    KeptRows kept = new KeptRows(columns);
    RunMetadata.Stored unfinished = RunMetadata.read(part);
    // Killed between moving the table into place and moving its metadata: the table's metadata
    // still has the unfinished run's name.
    boolean moved = !Files.exists(part) && unfinished.ended();
    if (run.agreesWith(moved ? unfinished : RunMetadata.read(table))) {
      kept.add(format.read(table));
    }
    if (run.agreesWith(unfinished)) {
      kept.add(withoutLastPair(format.read(part)));
    }
    return kept;
  }

  /** The run may have been killed between two channels of the last pair. */
  private static List<Map<String, String>> withoutLastPair(List<Map<String, String>> rows) {
    int end = rows.size();
    while (end > 0 && key(rows.get(end - 1)).equals(key(rows.get(rows.size() - 1)))) {
      end--;
    }
    return rows.subList(0, end);
  }

  private void add(List<Map<String, String>> stored) {
    Map<Key, List<Map<String, String>>> whole = new LinkedHashMap<>();
    for (Map<String, String> row : stored) {
      whole.computeIfAbsent(key(row), key -> new ArrayList<>()).add(row);
    }
    whole.forEach(
        (key, ofPair) -> {
          if (ofPair.stream().allMatch(this::isUsable)) {
            rows.put(key, ofPair);
          }
        });
  }

  private boolean isUsable(Map<String, String> row) {
    return !"failed".equals(row.get("status"))
        && row.keySet().containsAll(columns.scores())
        && row.keySet().containsAll(columns.inspected());
  }

  private static Key key(Map<String, String> row) {
    return new Key(
        row.getOrDefault("id", ""),
        row.getOrDefault("system", ""),
        row.getOrDefault("reference", ""),
        row.getOrDefault("estimate", ""));
  }

  /** The cells of a pair's rows; empty where it has to be scored. */
  List<List<String>> of(Pair pair) {
    Key key =
        new Key(
            pair.id(),
            pair.system(),
            String.valueOf(pair.reference()),
            String.valueOf(pair.estimate()));
    List<List<String>> kept = new ArrayList<>();
    for (Map<String, String> row : rows.getOrDefault(key, List.of())) {
      List<String> cells = new ArrayList<>();
      for (String column : columns.all()) {
        cells.add(
            columns.carried().contains(column)
                ? pair.columns().getOrDefault(column, "")
                : row.getOrDefault(column, ""));
      }
      kept.add(cells);
    }
    return kept;
  }
}
