package sqe.judge.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.judge.gate.Gate;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.PolicyException;
import sqe.metrics.MetricCatalog;
import sqe.table.ScoreTableReader;
import sqe.table.StoredTable;
import sqe.table.TableException;
import sqe.testing.SharedFolder;

/** What is kept of runs, and what is refused. */
class HistoryTest {

  private static final MetricCatalog CATALOG = MetricCatalog.load();
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final String META =
      "{\"signatures\": {\"si_sdr\": {\"short\": \"s\", \"long\": \"si_sdr|rev:1\"}},"
          + " \"data_signature\": {\"sha256\": \"d\", \"references\": 20}}\n";

  @TempDir private Path folder = Path.of("");

  private Path db() {
    return folder.resolve("history.sqlite");
  }

  private static String rows(double level) {
    StringBuilder text = new StringBuilder("id,si_sdr\r\n");
    for (int i = 0; i < 20; i++) {
      text.append(
          String.format(Locale.ROOT, "f%02d,%s\r\n", i, level + i % 7 + 0.1 * (i * i % 11)));
    }
    return text.toString();
  }

  private static StoredTable table(double level) {
    return new StoredTable("scores.csv", bytes(rows(level)), bytes(META));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static RunFacts facts(@Nullable String branch, @Nullable RunVerdict verdict) {
    return new RunFacts("0A1b2c3d", branch, List.of(), verdict);
  }

  private History history() throws HistoryException {
    return History.openOrCreate(db(), CATALOG);
  }

  @Test
  void aTableComesBackByteForByte() throws TableException, IOException {
    byte[] odd = bytes("\uFEFFid,si_sdr\r\n\"a\u00e9\",1\r\n\r\nb,inf");
    try (History history = history()) {
      history.add(new StoredTable("odd.csv", odd, null), RunFacts.NONE, NOW);
      history.add(table(10), RunFacts.NONE, NOW);
      List<Run> runs = history.runs();
      assertThat(history.stored(runs.get(0)).table()).isEqualTo(odd);
      assertThat(history.stored(runs.get(0)).metadata()).isNull();
      assertThat(history.stored(runs.get(1)).table()).isEqualTo(bytes(rows(10)));
      assertThat(history.stored(runs.get(1)).metadata()).isEqualTo(bytes(META));
    }
    try (var left = Files.list(folder)) {
      assertThat(left).as("one file, closed").containsExactly(db());
    }
  }

  @Test
  void aGateAgainstARunSaysWhatItSaysAgainstItsFile()
      throws TableException, IOException, PolicyException {
    Path file = Files.writeString(folder.resolve("base.csv"), rows(10));
    Files.writeString(folder.resolve("base.csv.meta.json"), META);
    var current = ScoreTableReader.read("now", table(9.6));
    Gate gate = new Gate(GatePolicy.defaults(), CATALOG);
    try (History history = history()) {
      Run run = history.add(StoredTable.read(file), RunFacts.NONE, NOW);
      var ofRun = gate.run(history.table(run), current);
      var ofFile = gate.run(ScoreTableReader.read(file), current);
      assertThat(ofRun.metrics()).usingRecursiveComparison().isEqualTo(ofFile.metrics());
      assertThat(ofRun.baseline()).isEqualTo("run 1 of " + db());
      assertThat(history.table(run).signatures())
          .isEqualTo(ScoreTableReader.read(file).signatures());
    }
  }

  @Test
  void theLastThatPassedIsFoundUnlessARunIsNamed() throws TableException, PolicyException {
    try (History history = history()) {
      history.add(table(1), facts("main", RunVerdict.PASS), NOW);
      history.add(table(2), facts("main", RunVerdict.PASS), NOW);
      history.add(table(3), facts("main", RunVerdict.FAIL), NOW);
      history.add(table(4), facts("main", RunVerdict.UNDECIDED), NOW);
      history.add(table(5), facts("side", null), NOW);
      history.add(table(6), new RunFacts("ffff", "side", List.of("v1", "old"), null), NOW);
      assertThat(number(history, "branch=main")).isEqualTo(2);
      assertThat(number(history, "")).isEqualTo(2);
      assertThat(number(history, "3")).isEqualTo(3);
      assertThat(number(history, "run=4")).isEqualTo(4);
      assertThat(number(history, "commit=0a1B")).isEqualTo(5);
      assertThat(number(history, "branch=main,commit=0a1b")).isEqualTo(4);
      assertThat(number(history, "label=v1")).isEqualTo(6);
      assertThatThrownBy(() -> number(history, "branch=side"))
          .hasMessage(
              "%s has no run that passed with branch=side: of its 6 runs 2 passed, branches are"
                  + " main, side",
              db());
      assertThatThrownBy(() -> number(history, "label=v2"))
          .hasMessageStartingWith(db() + " has no run with label=v2");
    }
  }

  @Test
  void aClockThatGoesBackChangesNoOrder() throws TableException, PolicyException {
    try (History history = history()) {
      history.add(table(1), facts("main", RunVerdict.PASS), NOW);
      history.add(table(2), facts("main", RunVerdict.PASS), NOW.minusSeconds(86_400));
      assertThat(history.runs()).extracting(Run::number).containsExactly(1L, 2L);
      assertThat(number(history, "branch=main")).isEqualTo(2);
      history.add(table(3), facts("main", RunVerdict.FAIL), NOW.minusSeconds(172_800));
      history.prune(history.superfluous(1));
      assertThat(history.runs()).extracting(Run::number).containsExactly(2L, 3L);
    }
  }

  private static long number(History history, String selector)
      throws HistoryException, PolicyException {
    return history.find(RunSelector.of(selector)).number();
  }

  @Test
  void aSelectorThatSaysNothingIsExplained() {
    for (String wrong :
        List.of("main", "branch=", "tag=v1", "branch=a,,", "run=x", "run=1,run=2")) {
      assertThatThrownBy(() -> RunSelector.of(wrong)).as(wrong).isInstanceOf(PolicyException.class);
    }
  }

  @Test
  void pruningKeepsLabelsAndTheLastThatPassed() throws TableException {
    try (History history = history()) {
      history.add(table(1), new RunFacts(null, "main", List.of("v1"), null), NOW);
      history.add(table(2), facts("main", RunVerdict.PASS), NOW);
      history.add(table(3), facts("main", RunVerdict.FAIL), NOW);
      history.add(table(4), facts("main", RunVerdict.FAIL), NOW);
      history.add(table(5), facts("side", null), NOW);
      history.prune(history.superfluous(1));
      assertThat(history.runs()).extracting(Run::number).containsExactly(1L, 2L, 4L, 5L);
      assertThat(history.summaries()).containsOnlyKeys(1L, 2L, 4L, 5L);
      history.prune(List.of(history.runs().get(3)));
      assertThat(history.add(table(6), RunFacts.NONE, NOW).number())
          .as("numbers are not used again")
          .isEqualTo(6);
    }
  }

  @Test
  void whatNoGateCouldReadIsNotKept() throws HistoryException {
    for (String wrong :
        List.of("id,si_sdr\na,x\n", "id,si_sdr\na,1\na,2\n", "id,si_sdr\n", "id,other\na,1\n")) {
      StoredTable table = new StoredTable("wrong.csv", bytes(wrong), null);
      try (History history = history()) {
        assertThatThrownBy(() -> history.add(table, RunFacts.NONE, NOW))
            .as(wrong)
            .isInstanceOf(TableException.class)
            .hasMessageContaining("wrong.csv");
        assertThat(history.runs()).isEmpty();
      }
    }
  }

  @Test
  void aHistoryOfSchemaOneIsBroughtUpToDate() throws Exception {
    Files.copy(SharedFolder.project("testdata/history/history-v1.sqlite"), db());
    for (int opening = 0; opening < 2; opening++) {
      try (History history = History.open(db(), CATALOG)) {
        List<Run> runs = history.runs();
        assertThat(runs).extracting(Run::rows).containsExactly(12, 12);
        assertThat(runs.get(0).facts().labels()).containsExactly("v1");
        assertThat(runs.get(1).facts().verdict()).isEqualTo(RunVerdict.FAIL);
        assertThat(new String(history.stored(runs.get(0)).table(), StandardCharsets.UTF_8))
            .startsWith("id,si_sdr\nf00,10.0\nf01,11.75\n");
        assertThat(history.summaries().get(1L))
            .singleElement()
            .satisfies(summary -> assertThat(summary.mean()).isEqualTo(11.375))
            .satisfies(summary -> assertThat(summary.interval()).isNotNull());
      }
    }
    assertThat(number("PRAGMA user_version")).isEqualTo(HistorySchema.VERSION);
  }

  /** What a migrated file says is what a new one says of the same tables. */
  @Test
  void aMigratedRunIsAsOneThatIsAddedNow() throws Exception {
    Files.copy(SharedFolder.project("testdata/history/history-v1.sqlite"), db());
    try (History old = History.open(db(), CATALOG);
        History young = History.openOrCreate(folder.resolve("new.sqlite"), CATALOG)) {
      for (Run run : old.runs()) {
        young.add(old.stored(run), run.facts(), run.added());
      }
      assertThat(young.runs()).isEqualTo(old.runs());
      assertThat(young.summaries()).isEqualTo(old.summaries());
    }
  }

  private int number(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + db());
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + db());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void refused(String message) throws IOException {
    byte[] before = Files.isRegularFile(db()) ? Files.readAllBytes(db()) : new byte[0];
    assertThatThrownBy(() -> History.open(db(), CATALOG).close())
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining(message);
    assertThatThrownBy(() -> history().close()).hasMessageContaining(message);
    if (Files.isRegularFile(db())) {
      assertThat(Files.readAllBytes(db())).as("nothing was written").isEqualTo(before);
    }
  }

  @Test
  void otherFilesAreRefusedAndNotTouched() throws Exception {
    Files.writeString(db(), "id,si_sdr\na,1\n".repeat(100));
    refused("not a history: name another file");
    Files.delete(db());
    execute("CREATE TABLE photos (name TEXT)");
    refused("a database of another program: name another file");
    Files.delete(db());
    Files.createDirectory(db());
    refused("a folder, not a history");
  }

  @Test
  void aLaterSchemaIsRefused() throws Exception {
    history().close();
    execute("PRAGMA user_version = 3");
    refused("written by a later sqe (schema 3, this one knows 2)");
  }

  /** What another program puts into a history could run on each look at it. */
  @Test
  void aHistoryThatHoldsWhatSqeHasNotMadeIsRefused() throws Exception {
    for (String change :
        List.of(
            "CREATE TRIGGER more AFTER INSERT ON run BEGIN DELETE FROM run; END",
            "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n)"
                + " SELECT i FROM n",
            "CREATE INDEX costly ON run (length(name))",
            "CREATE TABLE photos (name TEXT CHECK (length(zeroblob(1000000000)) > 0))")) {
      Files.deleteIfExists(db());
      history().close();
      execute(change);
      refused("' in it was made by another program: take a copy of it from before");
    }
    Files.delete(db());
    history().close();
    execute("ALTER TABLE summary ADD COLUMN more TEXT");
    refused("'summary' in it was made by another program");
    execute("DROP TABLE summary");
    refused("not as sqe has made it, it has no table 'summary'");
    execute("PRAGMA user_version = -1");
    refused("its schema is -1");
  }

  /** A number of a schema without its tables is no file that was only begun. */
  @Test
  void anEmptyDatabaseWithANumberIsAnotherPrograms() throws Exception {
    for (int version : new int[] {1, 2}) {
      Files.deleteIfExists(db());
      execute("PRAGMA user_version = " + version);
      refused("a database of another program");
    }
  }

  @Test
  void aRunThatAnotherProgramHasChangedIsNamed() throws Exception {
    try (History history = history()) {
      history.add(table(1), facts("main", RunVerdict.PASS), NOW);
    }
    execute("UPDATE run SET verdict = 'good'");
    assertRunsRefused("run 1 of %s was changed by another program, 'good' is no verdict");
    for (String wrong :
        List.of("yesterday", "+1000000000-12-31T23:59:59Z", "-0001-01-01T00:00:00Z")) {
      execute("UPDATE run SET added = '" + wrong + "'");
      assertRunsRefused("run 1 of %s was changed by another program, '" + wrong + "' is no time");
    }
  }

  private void assertRunsRefused(String message) throws HistoryException {
    try (History history = History.open(db(), CATALOG)) {
      assertThatThrownBy(history::runs)
          .isInstanceOf(HistoryException.class)
          .hasMessageStartingWith(message.formatted(db()));
    }
  }

  /** SQLite's other way to write; a copy that its tools make is often in it. */
  @Test
  void whoeverOnlyReadsAFileWithoutALogLeavesItAsItIs() throws Exception {
    try (History history = history()) {
      history.add(table(1), RunFacts.NONE, NOW);
    }
    execute("PRAGMA journal_mode = DELETE");
    byte[] before = Files.readAllBytes(db());
    try (History history = History.open(db(), CATALOG)) {
      assertThat(history.runs()).hasSize(1);
    }
    assertThat(Files.readAllBytes(db())).isEqualTo(before);
    try (History history = history()) {
      assertThat(history.add(table(2), RunFacts.NONE, NOW).number()).isEqualTo(2);
    }
  }

  @Test
  void aDamagedFileIsRefused() throws Exception {
    try (History history = history()) {
      for (int i = 0; i < 20; i++) {
        history.add(table(i), RunFacts.NONE, NOW);
      }
    }
    byte[] whole = Files.readAllBytes(db());
    byte[] torn = whole.clone();
    Arrays.fill(torn, 4096, 8192, (byte) 0x5A);
    Files.write(db(), torn);
    refused("damaged: take a copy of it");
    Files.write(db(), Arrays.copyOf(whole, whole.length / 2));
    refused("damaged: take a copy of it");
  }

  /** The structure is whole, the contents are not. */
  @Test
  void aTableThatWasChangedIsNotGivenOut() throws Exception {
    try (History history = history()) {
      history.add(table(1), RunFacts.NONE, NOW);
      history.add(table(2), RunFacts.NONE, NOW);
    }
    execute("UPDATE run SET table_bytes = (SELECT table_bytes FROM run WHERE number = 2)");
    try (History history = history()) {
      assertThat(history.table(history.runs().get(1)).rows()).hasSize(20);
      assertThatThrownBy(() -> history.table(history.runs().get(0)))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("run 1 of ")
          .hasMessageContaining("not the one that was added");
    }
    execute("UPDATE run SET table_bytes = x'00112233'");
    try (History history = history()) {
      assertThatThrownBy(() -> history.stored(history.runs().get(0)))
          .isInstanceOf(HistoryException.class);
    }
  }

  @Test
  void aMissingPlaceIsNamed() {
    assertThatThrownBy(() -> History.open(db(), CATALOG))
        .hasMessage(db() + ": there is no such history: the first run that is added makes it");
    Path nowhere = folder.resolve("nowhere/history.sqlite");
    assertThatThrownBy(() -> History.openOrCreate(nowhere, CATALOG))
        .hasMessage(
            "%s: the folder %s does not exist: make it, or name another file"
                .formatted(nowhere, nowhere.getParent()));
    assertThat(db()).doesNotExist();
  }

  /** A process may be killed before it has made the tables. */
  @Test
  void aFileThatWasOnlyBegunIsNew() throws Exception {
    Files.createFile(db());
    try (History history = history()) {
      assertThat(history.runs()).isEmpty();
    }
    Files.delete(db());
    execute("PRAGMA journal_mode = WAL");
    try (History history = history()) {
      assertThat(history.add(table(1), RunFacts.NONE, NOW).number()).isEqualTo(1);
    }
  }

  @Test
  void namesOfFilesMayHoldAnything() throws Exception {
    Path odd = folder.resolve("a b?c#d%20\u00e9.sqlite");
    try (History history = History.openOrCreate(odd, CATALOG)) {
      history.add(table(1), RunFacts.NONE, NOW);
    }
    assertThat(odd).isRegularFile();
  }

  @Test
  void runsOfOneBranchHaveATrendOfTheirOwn() throws TableException {
    try (History history = history()) {
      history.add(table(1), facts("main", null), NOW);
      history.add(table(2), facts("side", null), NOW);
      history.add(table(3), facts(null, null), NOW);
      assertThat(Trend.runs(history, "main"))
          .singleElement()
          .satisfies(run -> assertThat(run.summaries()).hasSize(1))
          .extracting(Trend.Summarised::run)
          .isEqualTo(history.runs().get(0));
      assertThat(Trend.runs(history, null)).hasSize(3);
    }
  }

  @Test
  void anEmptyHistorySaysThatItIs() throws TableException {
    try (History history = history()) {
      assertThatThrownBy(() -> number(history, "branch=main"))
          .hasMessage(
              db() + " has no run that passed with branch=main: it is empty, add one first");
    }
  }

  @Test
  void aPrunedHistoryIsSmaller() throws Exception {
    try (History history = history()) {
      for (int i = 0; i < 30; i++) {
        history.add(table(i), facts("main", null), NOW);
      }
    }
    long before = Files.size(db());
    try (History history = history()) {
      history.prune(history.superfluous(1));
    }
    assertThat(Files.size(db())).isLessThan(before);
  }

  /** The table would stand there without what a trend reads. */
  @Test
  void ofARunThatCannotBeAddedWholeNothingStays() throws Exception {
    try (History history = history()) {
      execute(
          "CREATE TRIGGER full BEFORE INSERT ON summary BEGIN SELECT RAISE(ABORT, 'full'); END");
      assertThatThrownBy(() -> history.add(table(1), RunFacts.NONE, NOW))
          .isInstanceOf(HistoryException.class)
          .hasMessageStartingWith(db() + ": ")
          .hasMessageContaining("full");
      execute("DROP TRIGGER full");
      assertThat(history.runs()).isEmpty();
      assertThat(history.add(table(2), RunFacts.NONE, NOW).number()).isEqualTo(1);
    }
  }

  private static List<RunSummary> summaries(String rows, @Nullable String meta)
      throws TableException {
    byte[] metadata = meta == null ? null : bytes(meta);
    return RunSummary.of(
        ScoreTableReader.read("t", new StoredTable("t.csv", bytes(rows), metadata)), CATALOG);
  }

  /** A system that is alone may be called otherwise in each run. */
  @Test
  void severalSystemsAreNamedAndOneIsNot() throws TableException {
    String rows = "id,system,si_sdr\na,x,1\na,y,2\nb,x,3\nb,y,5\n";
    assertThat(summaries(rows, null))
        .extracting(RunSummary::system, RunSummary::mean, RunSummary::files)
        .containsExactly(tuple("x", 2.0, 2), tuple("y", 3.5, 2));
    assertThat(summaries("id,system,si_sdr\na,x,1\nb,x,3\n", null))
        .extracting(RunSummary::system, RunSummary::mean)
        .containsExactly(tuple("", 2.0));
  }

  @Test
  void aMeasureIsTheSignatureAndTheData() throws TableException {
    String rows = "id,si_sdr,stoi\na,1,0.5\n";
    assertThat(summaries(rows, null))
        .extracting(RunSummary::measure)
        .containsExactly("unsigned", "unsigned");
    assertThat(summaries(rows, META))
        .extracting(RunSummary::measure)
        .containsExactly("si_sdr|rev:1 of d");
    assertThat(summaries(rows, "{\"signatures\": {\"stoi\": {\"long\": \"stoi|rev:2\"}}}"))
        .extracting(RunSummary::measure)
        .containsExactly("stoi|rev:2 of unknown files");
  }

  @Test
  void tenFilesAreTheLeastThatHaveAnInterval() throws TableException {
    StringBuilder rows = new StringBuilder("id,si_sdr\n");
    for (int i = 0; i < 9; i++) {
      rows.append("f").append(i).append(",").append(i * i % 5).append("\n");
    }
    assertThat(summaries(rows.toString(), null).get(0).interval()).isNull();
    assertThat(summaries(rows + "last,7\n", null).get(0).interval()).isNotNull();
  }
}
