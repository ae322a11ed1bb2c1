package sqe.table;

import java.util.List;

/** What can be seen of a CSV file from its first line. */
public final class CsvHeader {

  private CsvHeader() {}

  /**
   * Checks that columns are separated by commas: spreadsheets write semicolons or tabs in many
   * countries, and all columns would be one.
   *
   * @throws IllegalArgumentException naming the separator
   */
  public static void requireCommas(List<String> names) {
    for (String separator : List.of(";", "\t")) {
      if (names.size() == 1 && names.get(0).contains(separator)) {
        throw new IllegalArgumentException(
            "columns are separated by %s: save it with commas, and numbers with points"
                .formatted(separator.equals(";") ? "semicolons" : "tabs"));
      }
    }
  }
}
