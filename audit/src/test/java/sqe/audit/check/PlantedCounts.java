package sqe.audit.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * In which recordings the faults planted are found, a line for each kind and strength: how many
 * were planted and found, and a sign for each recording. Some of the recordings may be left out;
 * their signs stay unknown.
 */
final class PlantedCounts {

  private static final String HEADER = "check,fault,strength,planted,found,recordings\n";
  private static final char FOUND = '+';
  private static final char MISSED = '-';
  private static final char NOT_PLANTED = '.';
  private static final char UNKNOWN = '?';

  private final List<Speech> all;
  private final Set<Speech> tried;
  private final List<Row> rows = new ArrayList<>();

  /** Counts over some of all recordings. */
  PlantedCounts(List<Speech> all, List<Speech> tried) {
    this.all = all;
    this.tried = Set.copyOf(tried);
  }

  /**
   * A kind of fault at one strength.
   *
   * @param signs one for each recording, in order
   */
  record Row(String check, String fault, String strength, String signs) {

    private String line() {
      long found = signs.chars().filter(sign -> sign == FOUND).count();
      long missed = signs.chars().filter(sign -> sign == MISSED).count();
      return String.format(
          Locale.ROOT, "%s,%s,%s,%d,%d,%s%n", check, fault, strength, found + missed, found, signs);
    }
  }

  /** Whether the check finds the fault in this recording. */
  @FunctionalInterface
  interface Trial {
    boolean found(Speech speech) throws Exception;
  }

  /** Tries those recordings in which the fault can be planted. */
  void count(String check, String fault, String strength, List<Speech> planted, Trial trial)
      throws Exception {
    var signs = new StringBuilder();
    for (Speech s : all) {
      if (!planted.contains(s)) {
        signs.append(NOT_PLANTED);
      } else if (!tried.contains(s)) {
        signs.append(UNKNOWN);
      } else {
        signs.append(trial.found(s) ? FOUND : MISSED);
      }
    }
    rows.add(new Row(check, fault, strength, signs.toString()));
  }

  /** The lines as CSV. */
  String csv() {
    StringBuilder text = new StringBuilder(HEADER);
    rows.forEach(row -> text.append(row.line()));
    return text.toString();
  }

  /** The signs of each line, behind what they are of. */
  List<String> signs() {
    return rows.stream()
        .map(row -> String.join(",", row.check(), row.fault(), row.strength(), row.signs()))
        .toList();
  }

  /** The same of the lines of a CSV, where the signs of what is not tried here are unknown. */
  List<String> signs(String csv) {
    return csv.lines()
        .skip(1)
        .map(line -> line.split(",", -1))
        .map(cells -> String.join(",", cells[0], cells[1], cells[2], hidden(cells[5])))
        .toList();
  }

  private String hidden(String signs) {
    var known = new StringBuilder(signs);
    for (int i = 0; i < known.length(); i++) {
      boolean hides = signs.charAt(i) != NOT_PLANTED && !tried.contains(all.get(i));
      known.setCharAt(i, hides ? UNKNOWN : signs.charAt(i));
    }
    return known.toString();
  }
}
