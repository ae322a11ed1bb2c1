package sqe.audit.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How many of the faults planted are found, a line for each kind and strength. */
final class PlantedCounts {

  private static final String HEADER = "check,fault,strength,planted,found\n";

  private final List<Row> rows = new ArrayList<>();

  /**
   * A kind of fault at one strength.
   *
   * @param planted in how many files or pairs; of what is no fault, how many there are
   * @param found in how many of them the check finds it
   * @param missed the others
   */
  record Row(
      String check, String fault, String strength, int planted, int found, List<String> missed) {

    private String line() {
      return String.format(Locale.ROOT, "%s,%s,%s,%d,%d%n", check, fault, strength, planted, found);
    }
  }

  /** Whether the check finds the fault in this recording. */
  @FunctionalInterface
  interface Trial {
    boolean found(Speech speech) throws Exception;
  }

  /** Counts over all recordings. */
  Row count(String check, String fault, String strength, List<Speech> speech, Trial trial)
      throws Exception {
    List<String> missed = new ArrayList<>();
    for (Speech s : speech) {
      if (!trial.found(s)) {
        missed.add(s.name().substring(0, 3));
      }
    }
    int found = speech.size() - missed.size();
    Row row = new Row(check, fault, strength, speech.size(), found, missed);
    rows.add(row);
    System.out.print(row.line());
    return row;
  }

  /** The lines as CSV. */
  String csv() {
    StringBuilder text = new StringBuilder(HEADER);
    rows.forEach(row -> text.append(row.line()));
    return text.toString();
  }
}
