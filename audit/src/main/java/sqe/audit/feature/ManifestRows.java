package sqe.audit.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sqe.table.NumberCell;
import sqe.table.Table;
import sqe.table.TableException;

/** A manifest or table as rows by lower-case column name. */
public final class ManifestRows {

  private ManifestRows() {}

  /**
   * The rows of a table, without row numbers of pandas.
   *
   * @param source the file, for messages
   * @param columns the names of the cells of each row
   * @throws TableException when two columns differ in upper and lower case only
   */
  public static List<Map<String, String>> of(
      String source, List<String> columns, List<List<String>> rows) throws TableException {
    Map<String, Integer> places = new LinkedHashMap<>();
    for (int c = 0; c < columns.size(); c++) {
      String name = columns.get(c);
      Integer before = places.putIfAbsent(name.toLowerCase(Locale.ROOT), c);
      if (before != null) {
        throw new TableException(
            "%s: the columns '%s' and '%s' differ in upper and lower case only: rename one"
                .formatted(source, columns.get(before), name));
      }
    }
    places.keySet().removeIf(name -> Table.isIndex(columns.get(places.getOrDefault(name, 0))));
    List<Map<String, String>> named = new ArrayList<>();
    for (List<String> row : rows) {
      Map<String, String> cells = new LinkedHashMap<>();
      places.forEach((name, place) -> cells.put(name, row.get(place)));
      named.add(cells);
    }
    return named;
  }

  /**
   * The rows of a manifest.
   *
   * @throws TableException when two columns differ in upper and lower case only
   */
  public static List<Map<String, String>> of(Table manifest) throws TableException {
    List<List<String>> cells = manifest.rows().stream().map(Table.Row::cells).toList();
    return of(manifest.source(), manifest.columns(), cells);
  }

  /** A cell as a number; NaN where it is none. */
  public static double number(String cell) {
    try {
      return NumberCell.value(cell);
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
