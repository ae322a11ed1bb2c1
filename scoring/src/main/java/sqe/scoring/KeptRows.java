package sqe.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sqe.table.Pair;
import sqe.table.RunMetadata;
import sqe.table.ScoreColumns;
import sqe.table.ScoreRow;
import sqe.table.TableReader;

/**
 * Rows of an earlier run that need not be computed again: those of the finished table and of what a
 * killed run left, where they were made with the same signatures and policies, did not fail, and no
 * file of the pair has been modified since that run began.
 */
final class KeptRows {

  private record Key(String id, String system, String reference, String estimate) {}

  /** The rows of one pair, and when the run began that made them. */
  private record OfPair(List<Map<String, String>> rows, Instant started) {}

  private final Map<Key, OfPair> rows = new HashMap<>();
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
  static KeptRows load(Path table, Path part, ScoreColumns columns, RunMetadata run)
      throws IOException {
    KeptRows kept = new KeptRows(columns);
    RunMetadata.Stored unfinished = RunMetadata.read(part);
    // Killed between moving the table into place and moving its metadata: the table's metadata
    // still has the unfinished run's name.
    boolean moved = !Files.exists(part) && unfinished.ended();
    RunMetadata.Stored finished = moved ? unfinished : RunMetadata.read(table);
    if (run.agreesWith(finished)) {
      kept.add(TableReader.readWholeRows(table), finished.started());
    }
    if (run.agreesWith(unfinished)) {
      kept.add(withoutLastPair(TableReader.readWholeRows(part)), unfinished.started());
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

  private void add(List<Map<String, String>> stored, Instant started) {
    Map<Key, List<Map<String, String>>> whole = new LinkedHashMap<>();
    for (Map<String, String> row : stored) {
      whole.computeIfAbsent(key(row), key -> new ArrayList<>()).add(row);
    }
    whole.forEach(
        (key, ofPair) -> {
          if (ofPair.stream().allMatch(this::isUsable)) {
            rows.put(key, new OfPair(ofPair, started));
          }
        });
  }

  private boolean isUsable(Map<String, String> row) {
    return !"failed".equals(row.get("status"))
        && row.keySet().containsAll(columns.scores())
        && row.keySet().containsAll(columns.diagnosis());
  }

  private static Key key(Map<String, String> row) {
    return new Key(
        row.getOrDefault("id", ""),
        row.getOrDefault("system", ""),
        row.getOrDefault("reference", ""),
        row.getOrDefault("estimate", ""));
  }

  /** A pair's rows; empty where it has to be scored. */
  List<ScoreRow> of(Pair pair) {
    Key key =
        new Key(
            pair.id(),
            pair.system(),
            String.valueOf(pair.reference()),
            String.valueOf(pair.estimate()));
    OfPair ofPair = rows.get(key);
    if (ofPair == null || isModified(pair, ofPair.started())) {
      rows.remove(key);
      return List.of();
    }
    List<ScoreRow> kept = new ArrayList<>();
    for (Map<String, String> row : ofPair.rows()) {
      StoredRow.typed(row, pair, columns).ifPresent(kept::add);
    }
    return kept.size() == ofPair.rows().size() ? kept : List.of();
  }

  private static boolean isModified(Pair pair, Instant since) {
    return Stream.of(pair.references(), pair.estimates(), Stream.ofNullable(pair.noisy()).toList())
        .flatMap(List::stream)
        .anyMatch(file -> isModified(file, since));
  }

  private static boolean isModified(Path file, Instant since) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isAfter(since);
    } catch (IOException e) {
      return false; // it is gone, its score is not
    }
  }
}
