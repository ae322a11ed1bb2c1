package sqe.scoring.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sqe.scoring.Manifest;
import sqe.scoring.NothingToScoreException;

/** A manifest or table as rows by lower-case column name. */
final class ManifestRows {

  private ManifestRows() {}

  static List<Map<String, String>> read(Path file) throws NothingToScoreException {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Map<String, String> row : Manifest.rows(file)) {
      Map<String, String> lower = new LinkedHashMap<>();
      row.forEach((key, value) -> lower.put(key.toLowerCase(Locale.ROOT), value));
      rows.add(lower);
    }
    return rows;
  }

  /** A cell as a number; NaN where it is none. */
  static double number(String cell) {
    try {
      return Double.parseDouble(cell.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
