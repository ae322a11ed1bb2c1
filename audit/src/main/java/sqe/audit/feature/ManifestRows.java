package sqe.audit.feature;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sqe.table.Manifest;
import sqe.table.NothingToScoreException;

/** A manifest or table as rows by lower-case column name. */
public final class ManifestRows {

  private ManifestRows() {}

  /**
   * Reads CSV or JSON lines.
   *
   * @param kind what messages call the file
   * @throws NothingToScoreException when it cannot be read
   */
  public static List<Map<String, String>> read(Path file, String kind)
      throws NothingToScoreException {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Map<String, String> row : Manifest.rows(file, kind)) {
      Map<String, String> lower = new LinkedHashMap<>();
      row.forEach((key, value) -> lower.put(key.toLowerCase(Locale.ROOT), value));
      rows.add(lower);
    }
    return rows;
  }

  /** A cell as a number; NaN where it is none. */
  public static double number(String cell) {
    try {
      return Double.parseDouble(cell.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** The first of these columns that says something; empty where none does. */
  public static String value(Map<String, String> columns, String... names) {
    for (String name : names) {
      String value = columns.getOrDefault(name, "");
      if (!value.isBlank()) {
        return value.strip();
      }
    }
    return "";
  }
}
