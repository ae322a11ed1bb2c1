package sqe.judge.history;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sqe.table.IoMessages;

/**
 * The file of a history: opened, looked at, and made or brought to the schema of today.
 *
 * <p>Durability is SQLite's: a write-ahead log that is synchronised at each commit, so that what
 * was acknowledged survives a killed process and a lost supply. Writers wait for each other. Every
 * opening checks that the file is one of ours, no later schema, and whole; a file of another
 * program is never written to.
 */
final class HistoryFile {

  /** How long a writer waits for others, in ms. */
  private static final int PATIENCE = 60_000;

  private static final int RETRY = 20;

  /** Primary result codes of SQLite. */
  private static final int BUSY = 5;

  private static final int LOCKED = 6;
  private static final int READ_ONLY = 8;
  private static final int DISK_ERROR = 10;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANNOT_OPEN = 14;
  private static final int NO_DATABASE = 26;

  /** What a check says of a page that is not wrong but could not be read. */
  private static final Pattern UNREAD_PAGE = Pattern.compile("error code=(\\d{1,9})");

  private final Path file;

  HistoryFile(Path file) {
    this.file = file;
  }

  /** What a transaction does. */
  interface Work<T> {
    T in(Connection connection) throws SQLException, HistoryException;
  }

  /** Brings the tables of an older schema up to date, within a transaction. */
  interface Migration {
    void from(int version, Connection connection) throws SQLException, HistoryException;
  }

  /**
   * Opens the file.
   *
   * @param create whether a file that is missing is made
   * @param migration is called where the schema is an older one
   */
  Connection open(boolean create, Migration migration) throws HistoryException {
    requirePlace(create);
    boolean fixed = isFixed();
    Connection connection = connect(create, fixed);
    try {
      prepare(connection, create, fixed, migration);
      return connection;
    } catch (SQLException e) {
      throw closing(connection, failure(e));
    } catch (HistoryException e) {
      throw closing(connection, e);
    }
  }

  private HistoryException closing(Connection connection, HistoryException failure) {
    try {
      connection.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  private void requirePlace(boolean create) throws HistoryException {
    if (Files.isDirectory(file)) {
      throw new HistoryException(file + ": a folder, not a history: name a file");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new HistoryException(
          "%s: the folder %s does not exist: make it, or name another file"
              .formatted(file, file.getParent()));
    }
    if (!create && !Files.exists(file)) {
      throw new HistoryException(
          file + ": there is no such history: the first run that is added makes it");
    }
  }

  /** A file that nobody can write has no log and needs none; SQLite would want to make one. */
  private boolean isFixed() {
    Path folder = file.toAbsolutePath().getParent();
    boolean writable = Files.isWritable(file) && (folder == null || Files.isWritable(folder));
    return Files.exists(file) && !writable && !Files.exists(log());
  }

  private Path log() {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  private Connection connect(boolean create, boolean fixed) throws HistoryException {
    String mode = fixed ? "?immutable=1" : create ? "?mode=rwc" : "?mode=rw";
    String address = "jdbc:sqlite:" + file.toAbsolutePath().toUri() + mode;
    try {
      Connection connection = DriverManager.getConnection(address);
      execute(connection, "PRAGMA busy_timeout = " + PATIENCE);
      return connection;
    } catch (SQLException e) {
      throw String.valueOf(e.getMessage()).startsWith("No suitable driver")
          ? new HistoryException(
              "a history needs SQLite: put org.xerial:sqlite-jdbc on the class path", e)
          : failure(e);
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      throw new HistoryException(
          ("SQLite's library cannot be loaded from %s: set the system property org.sqlite.tmpdir to"
                  + " a folder from which programs may run")
              .formatted(System.getProperty("java.io.tmpdir")),
          e);
    }
  }

  private void prepare(Connection connection, boolean create, boolean fixed, Migration migration)
      throws SQLException, HistoryException {
    // asked first: a file of another program is not touched
    boolean isNew = patiently(() -> isEmpty(connection));
    int version = number(connection, "PRAGMA user_version");
    if (!isNew) {
      requireOurs(connection, version);
    }
    requireWhole(connection);
    execute(connection, "PRAGMA foreign_keys = ON");
    execute(connection, "PRAGMA synchronous = FULL");
    if (fixed && version < HistorySchema.VERSION) {
      throw new HistoryException(
          "%s: of an older sqe (schema %s) and cannot be written: copy it where it can"
              .formatted(file, version));
    }
    if (fixed) {
      return;
    }
    if (isNew) {
      keepLog(connection);
    }
    if (isNew || version < HistorySchema.VERSION) {
      transaction(
          connection,
          inside -> {
            bringUpToDate(inside, migration);
            return HistorySchema.VERSION;
          });
    }
    if (create) {
      keepLog(connection);
    }
  }

  /** A file of other tools may have no log; whoever only reads it leaves it as it is. */
  private static void keepLog(Connection connection) throws SQLException {
    patiently(() -> text(connection, "PRAGMA journal_mode = WAL"));
  }

  private void requireOurs(Connection connection, int version)
      throws SQLException, HistoryException {
    if (number(connection, "PRAGMA application_id") != HistorySchema.APPLICATION) {
      throw new HistoryException(file + ": a database of another program: name another file");
    }
    if (version > HistorySchema.VERSION) {
      throw new HistoryException(
          "%s: written by a later sqe (schema %s, this one knows %s): use that one"
              .formatted(file, version, HistorySchema.VERSION));
    }
    String strange =
        version < 1
            ? "its schema is " + version
            : HistorySchema.strange(connection, version).orElse(null);
    if (strange != null) {
      throw new HistoryException(
          "%s: not as sqe has made it, %s: take a copy of it from before, or name another file"
              .formatted(file, strange));
    }
  }

  /** Another process may have done so between the look and the lock. */
  private static void bringUpToDate(Connection connection, Migration migration)
      throws SQLException, HistoryException {
    int version = number(connection, "PRAGMA user_version");
    if (version == HistorySchema.VERSION) {
      return;
    }
    if (version == 0) {
      HistorySchema.make(connection);
    } else {
      HistorySchema.bringUp(connection);
      migration.from(version, connection);
    }
    execute(connection, "PRAGMA user_version = " + HistorySchema.VERSION);
  }

  /** A file that was just made, or whose making was cut off, holds nothing. */
  private static boolean isEmpty(Connection connection) throws SQLException {
    return number(connection, "SELECT count(*) FROM sqlite_schema") == 0
        && number(connection, "PRAGMA application_id") == 0
        && number(connection, "PRAGMA user_version") == 0;
  }

  private void requireWhole(Connection connection) throws SQLException, HistoryException {
    String found = text(connection, "PRAGMA quick_check(1)");
    Matcher unread = UNREAD_PAGE.matcher(found);
    if (unread.find() && primary(Integer.parseInt(unread.group(1))) == DISK_ERROR) {
      throw new HistoryException(file + ": " + deviceFailed());
    }
    if (!found.equals("ok")) {
      throw damaged(new SQLException(found));
    }
  }

  private static String deviceFailed() {
    return "cannot be read or written: " + IoMessages.DEVICE_FAILED;
  }

  /** The kind of a result; what else is in its code says more than is needed. */
  private static int primary(int code) {
    return code & 0xFF;
  }

  /** Work that is done as a whole or not at all, and is on the disk when this returns. */
  <T> T transaction(Connection connection, Work<T> work) throws HistoryException {
    try {
      execute(connection, "BEGIN IMMEDIATE");
      boolean done = false;
      try {
        T result = work.in(connection);
        execute(connection, "COMMIT");
        done = true;
        return result;
      } finally {
        if (!done) {
          rollBack(connection);
        }
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** After some failures SQLite has rolled back already; the failure itself is on its way. */
  private static void rollBack(Connection connection) {
    try {
      execute(connection, "ROLLBACK");
    } catch (SQLException e) {
      assert String.valueOf(e.getMessage()).contains("no transaction") : e;
    }
  }

  private interface Step<T> {
    T go() throws SQLException;
  }

  /** The change to a log does not wait for others as everything else does. */
  private static <T> T patiently(Step<T> step) throws SQLException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE);
    while (true) {
      try {
        return step.go();
      } catch (SQLException e) {
        int code = primary(e.getErrorCode());
        if ((code != BUSY && code != LOCKED) || System.nanoTime() > end) {
          throw e;
        }
        pause(e);
      }
    }
  }

  private static void pause(SQLException reason) throws SQLException {
    try {
      Thread.sleep(RETRY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw reason;
    }
  }

  /** What went wrong, in words, and what to do. */
  HistoryException failure(SQLException e) {
    String what =
        switch (primary(e.getErrorCode())) {
          case BUSY, LOCKED ->
              "others have been writing for a minute: try again, or look which process holds it";
          case READ_ONLY -> "cannot be written: permission denied";
          case CANNOT_OPEN -> "cannot be opened: look at the permissions of it and of its folder";
          case FULL -> "the disk is full: nothing was added";
          case DISK_ERROR -> deviceFailed();
          case NO_DATABASE -> "not a history: name another file";
          case CORRUPT -> null;
          default -> oneLine(e);
        };
    return what == null ? damaged(e) : new HistoryException(file + ": " + what, e);
  }

  private HistoryException damaged(SQLException e) {
    return new HistoryException(
        "%s: damaged: take a copy of it, or save what is left with `sqlite3 %s .recover`"
            .formatted(file, file),
        e);
  }

  private static String oneLine(SQLException e) {
    return String.valueOf(e.getMessage()).replaceAll("\\s+", " ").replaceFirst("^\\[\\w+] ", "");
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int number(Connection connection, String sql) throws SQLException {
    return Integer.parseInt(text(connection, sql));
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getString(1) : "";
    }
  }
}
