package sqe.judge.gate;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sqe.table.EstimateNote;
import sqe.table.ScoreTable;

/** What the rows of a table say of themselves: why a score is missing, and what is noted. */
final class RowWords {

  /** {@code stoi, estoi: too short: …}: the columns a reason concerns, and the reason. */
  private static final Pattern OF_COLUMNS =
      Pattern.compile("([a-z][a-z0-9_]*+(?:, [a-z][a-z0-9_]*+)*+): (.*)", Pattern.DOTALL);

  private final ScoreTable table;
  private final Set<String> columns;
  private final int message;

  RowWords(ScoreTable table) {
    this.table = table;
    columns = new HashSet<>(table.columns());
    message = table.columns().indexOf("message");
  }

  /** Whether rows have messages at all; a table of another tool has none. */
  boolean exist() {
    return message >= 0;
  }

  private String message(int row) {
    return message < 0 ? "" : table.rows().get(row).get(message);
  }

  /** Why there is no score of a metric in a row; empty where the row does not say. */
  String reason(int row, String metric) {
    for (String part : EstimateNote.parts(message(row))) {
      Matcher matcher = OF_COLUMNS.matcher(part);
      boolean ofColumns =
          matcher.matches() && columns.containsAll(Arrays.asList(matcher.group(1).split(", ", -1)));
      if (!ofColumns && !isNote(part)) {
        return part;
      }
      if (ofColumns && Arrays.asList(matcher.group(1).split(", ", -1)).contains(metric)) {
        return matcher.group(2);
      }
    }
    return "";
  }

  private static boolean isNote(String part) {
    return part.startsWith("estimate ") || part.startsWith("reference ");
  }

  /** The notes of a kind in a row. */
  List<String> notes(int row, EstimateNote kind) {
    return kind.in(message(row));
  }
}
