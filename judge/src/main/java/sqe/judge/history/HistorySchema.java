package sqe.judge.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tables of a history: made, brought up to date, and told from others.
 *
 * <p>A database may hold views that never end, triggers that write what nobody asked for, and
 * constraints that take all memory, and whoever sends one has chosen them. So each object must be
 * one that sqe has made, word for word; nothing else is ever read or checked.
 */
final class HistorySchema {

  /** {@code sqeh}: which program an SQLite file belongs to. */
  static final int APPLICATION = 0x73716568;

  /** The schema of today. 1 kept tables only; 2 has the summary of each metric beside them. */
  static final int VERSION = 2;

  private static final String ROWS = "row_count INTEGER NOT NULL";

  private static final String RUNS =
      """
      CREATE TABLE run (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        added TEXT NOT NULL,
        commit_id TEXT,
        branch TEXT,
        verdict TEXT,
        name TEXT NOT NULL,
        row_count INTEGER NOT NULL,
        table_bytes BLOB NOT NULL,
        metadata BLOB,
        sha256 TEXT NOT NULL)""";

  private static final String LABELS =
      """
      CREATE TABLE label (
        run INTEGER NOT NULL REFERENCES run (number) ON DELETE CASCADE,
        label TEXT NOT NULL,
        PRIMARY KEY (run, label)) WITHOUT ROWID""";

  private static final String SUMMARIES =
      """
      CREATE TABLE summary (
        run INTEGER NOT NULL REFERENCES run (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        system TEXT NOT NULL,
        metric TEXT NOT NULL,
        measure TEXT NOT NULL,
        files INTEGER NOT NULL,
        mean REAL,
        low REAL,
        high REAL,
        PRIMARY KEY (run, position)) WITHOUT ROWID""";

  private static final String BY_METRIC = "CREATE INDEX summary_metric ON summary (metric, run)";

  private static final String RUNS_OF_ONE = plain(RUNS).replace(ROWS + ", ", "");

  private static final String ROWS_ADDED = ROWS + " DEFAULT 0";

  /** As SQLite writes a table that got a further column. */
  private static final String RUNS_BROUGHT_UP =
      RUNS_OF_ONE.substring(0, RUNS_OF_ONE.length() - 1) + ", " + ROWS_ADDED + ")";

  private static final Map<String, Set<String>> OBJECTS =
      Map.of(
          "run", Set.of(plain(RUNS), RUNS_OF_ONE, RUNS_BROUGHT_UP),
          "label", Set.of(plain(LABELS)),
          "summary", Set.of(plain(SUMMARIES)),
          "summary_metric", Set.of(plain(BY_METRIC)));

  /** Names of what SQLite makes for itself, and nobody else can. */
  private static final String INTERNAL = "sqlite_";

  private HistorySchema() {}

  /** Makes the tables of a new file. */
  static void make(Connection connection) throws SQLException {
    HistoryFile.execute(connection, RUNS);
    HistoryFile.execute(connection, LABELS);
    HistoryFile.execute(connection, "PRAGMA application_id = " + APPLICATION);
    makeSummaries(connection);
  }

  /** Makes room for what schema 1 had not. */
  static void bringUp(Connection connection) throws SQLException {
    HistoryFile.execute(connection, "ALTER TABLE run ADD COLUMN " + ROWS_ADDED);
    makeSummaries(connection);
  }

  private static void makeSummaries(Connection connection) throws SQLException {
    HistoryFile.execute(connection, SUMMARIES);
    HistoryFile.execute(connection, BY_METRIC);
  }

  /**
   * What is not as sqe has made it, in words; empty where all is.
   *
   * @param version of the schema, or an earlier one: another process may be bringing it up to date
   */
  static Optional<String> strange(Connection connection, int version) throws SQLException {
    Set<String> missing = new HashSet<>(List.of("run", "label"));
    if (version == VERSION) {
      missing.addAll(OBJECTS.keySet());
    }
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT name, sql FROM sqlite_schema ORDER BY rowid");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String name = String.valueOf(rows.getString(1));
        String sql = plain(String.valueOf(rows.getString(2)));
        if (!name.startsWith(INTERNAL) && !OBJECTS.getOrDefault(name, Set.of()).contains(sql)) {
          return Optional.of("'" + name + "' in it was made by another program");
        }
        missing.remove(name);
      }
    }
    return missing.stream().sorted().findFirst().map(name -> "it has no table '" + name + "'");
  }

  /** However its lines are broken. */
  private static String plain(String sql) {
    return sql.replaceAll("\\s+", " ");
  }
}
