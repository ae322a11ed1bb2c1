package sqe.judge.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sqe.table.Excerpt;

/**
 * What a history says of a run. Cells of SQLite hold whatever any program writes there, so what is
 * no time and no verdict is said to be none.
 *
 * @param number of the run
 * @param source which run of which file, for messages
 */
record StoredRun(long number, String source) {

  /** Years of four digits; calendars end somewhere beyond. */
  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  /**
   * Reads the row of a run: number, time, commit, branch, verdict, name and count of rows.
   *
   * @throws HistoryException when another program has written what sqe would not
   */
  Run read(ResultSet row, List<String> labels) throws SQLException, HistoryException {
    return new Run(
        number,
        time(row.getString(2)),
        new RunFacts(row.getString(3), row.getString(4), labels, verdict(row.getString(5))),
        row.getString(6),
        row.getInt(7));
  }

  private Instant time(String added) throws HistoryException {
    String changed = changed("'%s' is no time".formatted(Excerpt.of(added)));
    Instant time;
    try {
      time = Instant.parse(added);
    } catch (DateTimeParseException e) {
      throw new HistoryException(changed, e);
    }
    if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
      throw new HistoryException(changed);
    }
    return time;
  }

  private @Nullable RunVerdict verdict(@Nullable String word) throws HistoryException {
    try {
      return word == null ? null : RunVerdict.valueOf(word);
    } catch (IllegalArgumentException e) {
      throw new HistoryException(changed("'%s' is no verdict".formatted(Excerpt.of(word))), e);
    }
  }

  private String changed(String what) {
    return "%s was changed by another program, %s: take a copy of the file from before"
        .formatted(source, what);
  }
}
