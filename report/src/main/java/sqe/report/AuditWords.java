package sqe.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import sqe.audit.AuditResult;
import sqe.audit.check.CheckCatalog;
import sqe.audit.check.CheckInfo;
import sqe.audit.check.Finding;
import sqe.table.Counted;

/** The words that all reports of an audit share; data stand in them as they are. */
final class AuditWords {

  private AuditWords() {}

  /** What to do about the findings of a check. */
  static String advice(String check) {
    return CheckCatalog.find(check).map(CheckInfo::advice).orElse("");
  }

  /** Channel and second of a finding; empty where it concerns the whole file. */
  static String place(Finding finding) {
    List<String> place = new ArrayList<>();
    if (finding.channel() > 1) {
      place.add("channel " + finding.channel());
    }
    if (!Double.isNaN(finding.second())) {
      place.add(String.format(Locale.ROOT, "%.2f s", finding.second()));
    }
    return String.join(", ", place);
  }

  /** What was looked at: 64 files, 32 pairs, or 38 rows of a table. */
  static String inspected(AuditResult result) {
    String rows = Counted.of(result.rows().size(), "row", "rows");
    if (result.files().isEmpty() && !result.rows().isEmpty()) {
      return rows;
    }
    return Counted.of(result.files().size(), "file", "files")
        + ", "
        + Counted.of(result.pairs(), "pair", "pairs");
  }

  /** What puts all the rest in doubt, loudly: no pairs, exchanged sides. */
  static List<String> doubts(AuditResult result) {
    return Stream.concat(noPairs(result), exchanged(result)).toList();
  }

  private static Stream<String> noPairs(AuditResult result) {
    return ofTheSet(result, "orphan").map(found -> "NOTHING IS PAIRED: " + found);
  }

  private static Stream<String> exchanged(AuditResult result) {
    return ofTheSet(result, "swapped")
        .map(
            found ->
                "THE SIDES LOOK EXCHANGED: "
                    + found
                    + ". Give the clean folder first and audit again; what stands below is of the"
                    + " wrong pairs.");
  }

  private static Stream<String> ofTheSet(AuditResult result, String check) {
    return result.findings().stream()
        .filter(finding -> finding.check().equals(check) && finding.file().isEmpty())
        .map(Finding::message);
  }

  /** What the score of the set is made of. */
  static final String SCORE =
      "The score is the mean over files and rows of tables: 1, times 0.5 for an error, 0.9 for a"
          + " warning, 0.99 for a note.";

  /** How the findings of the checks relate to the steps of the work. */
  static String relation(AuditResult result) {
    return result.work().dropped().isEmpty()
        ? "All findings, by check."
        : "All findings, by check; the steps above leave out what else was found in files to drop,"
            + " and notes.";
  }

  /** The score of the set, from 0 to 1. */
  static String score(AuditResult result) {
    return String.format(Locale.ROOT, "%.3f", result.score());
  }

  /** The findings of each check, in the order of the result. */
  static Map<String, List<Finding>> byCheck(AuditResult result) {
    Map<String, List<Finding>> byCheck = new LinkedHashMap<>();
    result
        .findings()
        .forEach(f -> byCheck.computeIfAbsent(f.check(), check -> new ArrayList<>()).add(f));
    return byCheck;
  }
}
