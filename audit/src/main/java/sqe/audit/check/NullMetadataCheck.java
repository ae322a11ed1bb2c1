package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.SET;
import static sqe.audit.check.Severity.WARNING;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Check 49: {@code null-metadata}. */
final class NullMetadataCheck implements Check.OfSet {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          49,
          "null-metadata",
          SET,
          WARNING,
          "A column of the manifest has empty cells, or one value throughout.",
          List.of(),
          "cleanlab null issue",
          "Fill the column or drop it.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(AuditData data, Reporter report) {
    List<Map<String, String>> rows = data.manifest();
    Set<String> columns = new LinkedHashSet<>();
    rows.forEach(row -> columns.addAll(row.keySet()));
    for (String column : columns) {
      judge(
          column,
          rows.stream().map(row -> row.getOrDefault(column, "").strip()).toList(),
          report.of(column));
    }
  }

  private static void judge(String column, List<String> cells, Reporter report) {
    long empty = cells.stream().filter(String::isEmpty).count();
    boolean constant = cells.stream().distinct().count() == 1;
    if (empty > 0) {
      report.found(
          WARNING,
          (double) empty,
          0,
          "column %s: %d of %d cells are empty",
          column,
          empty,
          cells.size());
    } else if (constant && cells.size() > 2 && !Columns.mayBeConstant(column)) {
      report.found(WARNING, "column %s is '%s' throughout".formatted(column, cells.get(0)));
    }
  }
}
