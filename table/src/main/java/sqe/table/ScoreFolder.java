package sqe.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Scores in a folder, a file a metric, as ESPnet and the URGENT challenge leave them: each line an
 * id, a blank and a number. The file's name without its ending is the column's. Files that hold
 * anything else, such as lists of recordings, are passed over.
 */
final class ScoreFolder {

  private ScoreFolder() {}

  /**
   * Reads the folder as one table.
   *
   * @throws TableException when no file holds scores, or an id stands twice in one
   */
  static ScoreTable read(Path folder) throws TableException, IOException {
    Map<String, Map<String, String>> columns = new TreeMap<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path file : entries.sorted().toList()) {
        if (Files.isRegularFile(file)) {
          Map<String, String> scores = scores(file);
          if (scores != null) {
            columns.put(file.getFileName().toString().replaceFirst("\\.[A-Za-z]+$", ""), scores);
          }
        }
      }
    }
    if (columns.isEmpty()) {
      throw new TableException(
          folder
              + ": a folder in which no file holds scores: one file a metric is needed, each line an"
              + " id and a number");
    }
    return table(folder, columns);
  }

  private static ScoreTable table(Path folder, Map<String, Map<String, String>> columns) {
    SortedSet<String> ids = new TreeSet<>();
    columns.values().forEach(scores -> ids.addAll(scores.keySet()));
    List<String> names = new ArrayList<>(List.of("id"));
    columns.keySet().forEach(file -> names.add(metric(file, columns)));
    List<List<String>> rows = new ArrayList<>();
    for (String id : ids) {
      List<String> row = new ArrayList<>(List.of(id));
      columns.values().forEach(scores -> row.add(scores.getOrDefault(id, "")));
      rows.add(row);
    }
    return new ScoreTable(folder.toString(), names, rows, null);
  }

  /** Of one speaker the number says nothing. */
  private static String metric(String file, Map<String, ?> files) {
    String alone = file.replaceFirst("_spk1$", "");
    return files.containsKey(alone + "_spk2") ? file : alone;
  }

  /** The scores of a file by id; null where a line is something else. */
  private static @Nullable Map<String, String> scores(Path file)
      throws TableException, IOException {
    Map<String, String> scores = new LinkedHashMap<>();
    try (TableText text = TableText.openDamaged(file)) {
      BufferedReader lines = text.reader();
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String[] words = line.strip().split("\\s+");
        if (line.isBlank()) {
          continue;
        }
        if (words.length != 2 || !isNumber(words[1])) {
          return null;
        }
        if (scores.put(words[0], words[1]) != null) {
          throw TableException.at(
              file.toString(), number, "the id '%s' stands twice".formatted(Excerpt.of(words[0])));
        }
      }
    }
    return scores.isEmpty() ? null : scores;
  }

  private static boolean isNumber(String word) {
    try {
      NumberCell.value(word);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
