package sqe.judge.history;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterOutputStream;
import org.jspecify.annotations.Nullable;
import sqe.judge.stats.Interval;
import sqe.metrics.MetricCatalog;
import sqe.table.Counted;
import sqe.table.Excerpt;
import sqe.table.ScoreTable;
import sqe.table.ScoreTableReader;
import sqe.table.Sha256;
import sqe.table.StoredTable;
import sqe.table.TableException;

/**
 * Tables of earlier runs in one SQLite file. Each is kept whole, byte for byte, with the metadata
 * beside it, so that a gate against a run says what it says against the run's own file.
 *
 * <p>Any number of processes may add at once. What {@link #add} has returned is on the disk.
 */
public final class History implements AutoCloseable {

  private final HistoryFile file;
  private final Path path;
  private final MetricCatalog catalog;
  private final Connection connection;

  private History(Path path, MetricCatalog catalog, boolean create) throws HistoryException {
    this.path = path;
    this.catalog = catalog;
    this.file = new HistoryFile(path);
    this.connection = file.open(create, this::migrate);
  }

  /**
   * Opens a history; a file of an older schema is brought up to date.
   *
   * @param catalog knows the metrics
   * @throws HistoryException when there is none, or it is damaged, of another program or of a later
   *     sqe
   */
  public static History open(Path file, MetricCatalog catalog) throws HistoryException {
    return new History(file, catalog, false);
  }

  /**
   * The same; a file that is missing is made.
   *
   * @throws HistoryException as with {@link #open}, or where it cannot be made
   */
  public static History openOrCreate(Path file, MetricCatalog catalog) throws HistoryException {
    return new History(file, catalog, true);
  }

  /**
   * Adds a run.
   *
   * @param table kept as it is
   * @return the run; when this returns, it is on the disk
   * @throws TableException when no gate could read the table, or nothing can be written
   */
  public Run add(StoredTable table, RunFacts facts, Instant now) throws TableException {
    ScoreTable scores = ScoreTableReader.read(table.name(), table);
    List<RunSummary> summaries = RunSummary.of(scores, catalog);
    byte[] small = deflated(table.table());
    byte[] metadata = table.metadata();
    byte[] smallMetadata = metadata == null ? null : deflated(metadata);
    return file.transaction(
        connection,
        inside -> {
          long number =
              insert(inside, table, facts, now, scores.rows().size(), small, smallMetadata);
          insertSummaries(inside, number, summaries);
          return new Run(number, now, facts, table.name(), scores.rows().size());
        });
  }

  private static long insert(
      Connection inside,
      StoredTable table,
      RunFacts facts,
      Instant now,
      int rows,
      byte[] small,
      byte @Nullable [] smallMetadata)
      throws SQLException {
    long number;
    try (PreparedStatement statement =
        inside.prepareStatement(
            "INSERT INTO run (added, commit_id, branch, verdict, name, row_count, table_bytes,"
                + " metadata, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number")) {
      RunVerdict verdict = facts.verdict();
      statement.setString(1, now.toString());
      statement.setString(2, facts.commit());
      statement.setString(3, facts.branch());
      statement.setString(4, verdict == null ? null : verdict.name());
      statement.setString(5, table.name());
      statement.setInt(6, rows);
      statement.setBytes(7, small);
      statement.setBytes(8, smallMetadata);
      statement.setString(9, hash(table));
      try (ResultSet inserted = statement.executeQuery()) {
        inserted.next();
        number = inserted.getLong(1);
      }
    }
    try (PreparedStatement statement =
        inside.prepareStatement("INSERT OR IGNORE INTO label (run, label) VALUES (?, ?)")) {
      for (String label : facts.labels()) {
        statement.setLong(1, number);
        statement.setString(2, label);
        statement.executeUpdate();
      }
    }
    return number;
  }

  private static void insertSummaries(Connection inside, long number, List<RunSummary> summaries)
      throws SQLException {
    try (PreparedStatement statement =
        inside.prepareStatement(
            "INSERT INTO summary (run, position, system, metric, measure, files, mean, low, high)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (int i = 0; i < summaries.size(); i++) {
        RunSummary summary = summaries.get(i);
        Interval interval = summary.interval();
        statement.setLong(1, number);
        statement.setInt(2, i);
        statement.setString(3, summary.system());
        statement.setString(4, summary.metric());
        statement.setString(5, summary.measure());
        statement.setInt(6, summary.files());
        // SQLite takes NaN for no value
        statement.setObject(7, Double.isNaN(summary.mean()) ? null : summary.mean());
        statement.setObject(8, interval == null ? null : interval.low());
        statement.setObject(9, interval == null ? null : interval.high());
        statement.executeUpdate();
      }
    }
  }

  /** Schema 1 had no summaries and no number of rows: both come from the tables. */
  private void migrate(int version, Connection inside) throws SQLException, HistoryException {
    List<Long> numbers = new ArrayList<>();
    try (PreparedStatement statement =
            inside.prepareStatement("SELECT number FROM run ORDER BY number");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        numbers.add(rows.getLong(1));
      }
    }
    for (long number : numbers) {
      migrateRun(inside, number, version);
    }
  }

  private void migrateRun(Connection inside, long number, int version)
      throws SQLException, HistoryException {
    try {
      ScoreTable table = ScoreTableReader.read(source(number), stored(inside, number));
      insertSummaries(inside, number, RunSummary.of(table, catalog));
      try (PreparedStatement statement =
          inside.prepareStatement("UPDATE run SET row_count = ? WHERE number = ?")) {
        statement.setInt(1, table.rows().size());
        statement.setLong(2, number);
        statement.executeUpdate();
      }
    } catch (HistoryException e) {
      throw e;
    } catch (TableException e) {
      throw new HistoryException(
          "%s, of schema %s, cannot be brought up to date: %s"
              .formatted(path, version, e.getMessage()),
          e);
    }
  }

  /** All runs, in the order they were added. */
  public List<Run> runs() throws HistoryException {
    try {
      Map<Long, List<String>> labels = new HashMap<>();
      try (PreparedStatement statement =
              connection.prepareStatement("SELECT run, label FROM label ORDER BY run, label");
          ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          labels.computeIfAbsent(rows.getLong(1), run -> new ArrayList<>()).add(rows.getString(2));
        }
      }
      List<Run> runs = new ArrayList<>();
      try (PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT number, added, commit_id, branch, verdict, name, row_count FROM run"
                      + " ORDER BY number");
          ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          long number = rows.getLong(1);
          StoredRun stored = new StoredRun(number, source(number));
          runs.add(stored.read(rows, labels.getOrDefault(number, List.of())));
        }
      }
      return runs;
    } catch (SQLException e) {
      throw file.failure(e);
    }
  }

  /**
   * The run that is meant.
   *
   * @throws HistoryException when there is none, saying which there are
   */
  public Run find(RunSelector selector) throws HistoryException {
    List<Run> runs = runs();
    return selector
        .last(runs)
        .orElseThrow(
            () ->
                new HistoryException(
                    "%s has no %s: %s".formatted(path, selector.words(), whatThereIs(runs))));
  }

  private static String whatThereIs(List<Run> runs) {
    if (runs.isEmpty()) {
      return "it is empty, add one first";
    }
    Set<String> branches = new TreeSet<>();
    runs.stream().map(run -> run.facts().branch()).filter(Objects::nonNull).forEach(branches::add);
    long passed = runs.stream().filter(Run::passed).count();
    return "of its %s %s passed%s"
        .formatted(
            Counted.of(runs.size(), "run", "runs"),
            passed == 0 ? "none" : String.valueOf(passed),
            branches.isEmpty() ? "" : ", branches are " + Excerpt.list(branches));
  }

  /**
   * The bytes of a run's table and metadata.
   *
   * @throws HistoryException when they are not those that were added
   */
  public StoredTable stored(Run run) throws HistoryException {
    try {
      return stored(connection, run.number());
    } catch (SQLException e) {
      throw file.failure(e);
    }
  }

  private StoredTable stored(Connection inside, long number) throws SQLException, HistoryException {
    try (PreparedStatement statement =
        inside.prepareStatement(
            "SELECT name, table_bytes, metadata, sha256 FROM run WHERE number = ?")) {
      statement.setLong(1, number);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        byte[] metadata = rows.getBytes(3);
        StoredTable table =
            new StoredTable(
                rows.getString(1),
                inflated(rows.getBytes(2)),
                metadata == null ? null : inflated(metadata));
        if (!hash(table).equals(rows.getString(4))) {
          throw new IOException("the hash does not fit");
        }
        return table;
      }
    } catch (IOException e) {
      throw new HistoryException(
          "%s: damaged, the table is not the one that was added: choose another run"
              .formatted(source(number)),
          e);
    }
  }

  /** The table of a run, as its file would be read. */
  public ScoreTable table(Run run) throws TableException {
    return ScoreTableReader.read(source(run.number()), stored(run));
  }

  private String source(long number) {
    return "run " + number + " of " + path;
  }

  /** The summaries of all runs by run, those of each in the order of its table. */
  public Map<Long, List<RunSummary>> summaries() throws HistoryException {
    Map<Long, List<RunSummary>> summaries = new HashMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT run, system, metric, measure, files, mean, low, high FROM summary"
                    + " ORDER BY run, position");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        summaries.computeIfAbsent(rows.getLong(1), run -> new ArrayList<>()).add(summary(rows));
      }
      return summaries;
    } catch (SQLException e) {
      throw file.failure(e);
    }
  }

  private static RunSummary summary(ResultSet rows) throws SQLException {
    Object low = rows.getObject(7);
    Object high = rows.getObject(8);
    return new RunSummary(
        rows.getString(2),
        rows.getString(3),
        rows.getString(4),
        rows.getInt(5),
        rows.getObject(6) == null ? Double.NaN : rows.getDouble(6),
        low == null || high == null ? null : new Interval(rows.getDouble(7), rows.getDouble(8)));
  }

  /**
   * The runs that {@link #prune} would remove: all but the last of each branch, and never one that
   * has a label or is the last of its branch that passed.
   *
   * @param keep how many of each branch stay, at least 1
   */
  public List<Run> superfluous(int keep) throws HistoryException {
    Map<@Nullable String, Integer> kept = new HashMap<>();
    Set<@Nullable String> passed = new HashSet<>();
    List<Run> superfluous = new ArrayList<>();
    List<Run> runs = runs();
    for (int i = runs.size() - 1; i >= 0; i--) {
      Run run = runs.get(i);
      String branch = run.facts().branch();
      boolean last = kept.merge(branch, 1, Integer::sum) <= keep;
      boolean lastPassed = run.passed() && passed.add(branch);
      if (!last && !lastPassed && run.facts().labels().isEmpty()) {
        superfluous.add(0, run);
      }
    }
    return superfluous;
  }

  /** Removes runs, and gives their room back. Numbers are not used again. */
  public void prune(List<Run> superfluous) throws HistoryException {
    file.transaction(
        connection,
        inside -> {
          try (PreparedStatement statement =
              inside.prepareStatement("DELETE FROM run WHERE number = ?")) {
            for (Run run : superfluous) {
              statement.setLong(1, run.number());
              statement.executeUpdate();
            }
          }
          return superfluous.size();
        });
    try {
      HistoryFile.execute(connection, "VACUUM");
    } catch (SQLException e) {
      throw file.failure(e);
    }
  }

  /**
   * Of the table and its metadata, with their lengths between, so that neither can grow into the
   * other.
   */
  private static String hash(StoredTable table) {
    MessageDigest digest = Sha256.digest();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, table.table().length));
    digest.update(table.table());
    byte[] metadata = table.metadata();
    if (metadata != null) {
      digest.update(metadata);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater();
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    try (DeflaterOutputStream stream = new DeflaterOutputStream(small, deflater)) {
      stream.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    } finally {
      deflater.end();
    }
    return small.toByteArray();
  }

  /** The bytes that were deflated; whatever stands behind their end belongs to something else. */
  private static byte[] inflated(byte[] bytes) throws IOException {
    ByteArrayOutputStream large = new ByteArrayOutputStream();
    try (InflaterOutputStream stream = new InflaterOutputStream(large)) {
      stream.write(bytes);
    }
    return large.toByteArray();
  }

  @Override
  public void close() throws HistoryException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw file.failure(e);
    }
  }
}
