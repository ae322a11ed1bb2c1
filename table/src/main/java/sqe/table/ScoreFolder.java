package sqe.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
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
          String name = file.getFileName().toString().replaceFirst("\\.[A-Za-z]+$", "");
          if (scores != null && columns.put(name, scores) != null) {
            throw new TableException(
                "%s: two files hold scores of %s: keep one".formatted(folder, Excerpt.of(name)));
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

  private static ScoreTable table(Path folder, Map<String, Map<String, String>> columns)
      throws TableException {
    SortedSet<String> ids = new TreeSet<>();
    columns.values().forEach(scores -> ids.addAll(scores.keySet()));
    List<String> names = new ArrayList<>(List.of("id"));
    columns.keySet().forEach(file -> names.add(metric(file, columns)));
    if (new TreeSet<>(names).size() < names.size()) {
      throw new TableException(
          folder + ": a metric has a file for one speaker and one without: keep one");
    }
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

  /** The scores of a file by id; null where most lines are something else. */
  private static @Nullable Map<String, String> scores(Path file)
      throws TableException, IOException {
    Map<String, String> scores = new LinkedHashMap<>();
    int other = 0;
    int wrong = 0;
    try (TableText text = TableText.open(file)) {
      BufferedReader lines = text.reader();
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String[] words = line.strip().split("\\s+");
        if (line.isBlank()) {
          continue;
        }
        if (words.length != 2 || words[0].endsWith(":") || !isNumber(words[1])) {
          other++;
          wrong = wrong == 0 ? number : wrong;
        } else if (scores.put(words[0], words[1]) != null) {
          throw TableException.at(
              file.toString(), number, "the id '%s' stands twice".formatted(Excerpt.of(words[0])));
        }
      }
    } catch (CharacterCodingException e) {
      return null; // no text, as a recording is none
    }
    if (other >= scores.size()) {
      return null;
    }
    if (other > 0) {
      throw TableException.at(file.toString(), wrong, "no id and number: correct the line");
    }
    return scores;
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
