package sqe.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.table.Cell;
import sqe.table.Pair;
import sqe.table.RemedyWords;
import sqe.table.RunMetadata;
import sqe.table.ScoreColumns;
import sqe.table.ScoreRow;
import sqe.table.TableFormat;

class TableFileTest {

  private static final ScoreColumns COLUMNS =
      new ScoreColumns(List.of("speaker"), List.of("si_sdr", "stoi"), false);

  @TempDir Path folder;

  private final List<Pair> pairs = new ArrayList<>();

  TableFileTest() {
    for (String id : List.of("a", "b\nc,\"d\"", "é", "f", "g")) {
      pairs.add(
          new Pair(
              id, "net", Path.of("r", "x"), Path.of("e", "x"), null, Map.of("speaker", id), null));
    }
  }

  /** What scoring pair p gives: two channels; the second pair's first channel lacks a score. */
  private PairResult result(int p) {
    List<ScoreRow> rows = new ArrayList<>();
    for (String channel : List.of("1", "2")) {
      boolean lacks = p == 1 && channel.equals("1");
      List<Cell> cells =
          List.of(
              p == 2 ? new Cell.Scored(Double.POSITIVE_INFINITY) : new Cell.Scored(p + 0.1),
              lacks ? new Cell.Undefined("too short: needs 1 s") : new Cell.Scored(1.0 / 3));
      rows.add(
          new ScoreRow(
              pairs.get(p), channel, 16000, 0.5, COLUMNS, cells, List.of(), List.of(), null));
    }
    return new PairResult(pairs.get(p), rows, "");
  }

  private static RunMetadata metadata(String signature) {
    return new RunMetadata(
        "1",
        List.of("sqe"),
        Instant.EPOCH,
        null,
        Map.of("align", "none"),
        Map.of("si_sdr", signature, "stoi", "stoi|rev:1"),
        null,
        Map.of());
  }

  private static final RunMetadata RUN = metadata("si_sdr|rev:1");

  private static TableFile open(
      Path file, TableFormat format, RunMetadata metadata, boolean resume) {
    TableFile table = TableFile.of(file, format, COLUMNS, metadata, RemedyWords.NONE);
    return resume ? table.resuming() : table;
  }

  /** Scores what is missing; returns the indices that were scored. */
  private List<Integer> run(Path file, TableFormat format, RunMetadata metadata, boolean resume)
      throws IOException {
    List<Integer> scored = new ArrayList<>();
    try (TableFile table = open(file, format, metadata, resume)) {
      for (Pair pair : table.begin(pairs, row -> {})) {
        int index = pairs.indexOf(pair);
        table.accept(result(index));
        scored.add(index);
      }
      table.complete();
    }
    return scored;
  }

  @Test
  void aTableIsRfc4180WithOneRowAChannel() throws Exception {
    Path file = folder.resolve("t.csv");
    run(file, TableFormat.CSV, RUN, false);
    assertThat(Files.readString(file))
        .startsWith(
            "id,system,channel,reference,estimate,sample_rate,duration_s,speaker,si_sdr,stoi,"
                + "status,message\n"
                + "a,net,1,r/x,e/x,16000,0.5,a,0.1,0.3333333333333333,ok,\n")
        .contains(
            "\"b\nc,\"\"d\"\"\",net,1,r/x,e/x,16000,0.5,\"b\nc,\"\"d\"\"\",1.1,,partial,"
                + "stoi: too short: needs 1 s\n")
        .contains(",inf,");
    assertThat(folder).isDirectoryNotContaining("glob:**.part*");
  }

  @Test
  void jsonLinesHoldNullForWhatIsUndefinedAndAWordForInfinity() throws Exception {
    Path file = folder.resolve("t.jsonl");
    run(file, TableFormat.JSONL, RUN, false);
    assertThat(Files.readAllLines(file))
        .hasSize(10)
        .anyMatch(line -> line.contains("\"stoi\":null,\"status\":\"partial\""))
        .anyMatch(line -> line.contains("\"si_sdr\":\"inf\",\"stoi\":0.3333333333333333"));
  }

  @ParameterizedTest
  @EnumSource(TableFormat.class)
  void aRunKilledAfterAnyByteAndResumedGivesTheBytesOfAnUninterruptedOne(TableFormat format)
      throws Exception {
    Path whole = folder.resolve("whole");
    run(whole, format, RUN, false);
    byte[] expected = Files.readAllBytes(whole);
    Path file = folder.resolve("killed");
    for (int cut = 0; cut <= expected.length; cut++) {
      Files.deleteIfExists(file);
      Files.write(TableFile.partOf(file), Arrays.copyOf(expected, cut));
      RUN.write(TableFile.partOf(file));
      run(file, format, RUN, true);
      assertThat(Files.readAllBytes(file)).as("cut after %d bytes", cut).isEqualTo(expected);
    }
  }

  @Test
  void finishedPairsAreNotScoredAgain() throws Exception {
    Path file = folder.resolve("t.csv");
    run(file, TableFormat.CSV, RUN, false);
    assertThat(run(file, TableFormat.CSV, RUN, true)).isEmpty();
    assertThat(run(file, TableFormat.CSV, RUN, false)).hasSize(5);
  }

  @Test
  void rowsOfAnotherSignatureAreScoredAgain() throws Exception {
    Path file = folder.resolve("t.csv");
    run(file, TableFormat.CSV, RUN, false);
    assertThat(run(file, TableFormat.CSV, metadata("si_sdr|rev:2"), true)).hasSize(5);
  }

  @Test
  void aTableWithoutMetadataIsNotTrusted() throws Exception {
    Path file = folder.resolve("t.csv");
    run(file, TableFormat.CSV, RUN, false);
    Files.delete(RunMetadata.fileOf(file));
    assertThat(run(file, TableFormat.CSV, RUN, true)).hasSize(5);
  }

  @Test
  void failedRowsAreTriedAgainAndTheTableStaysInOrder() throws Exception {
    Path file = folder.resolve("t.csv");
    run(file, TableFormat.CSV, RUN, false);
    String good = Files.readString(file);
    Files.writeString(
        file,
        good.replace(
            "a,net,1,r/x,e/x,16000,0.5,a,0.1,0.3333333333333333,ok,",
            "a,net,1,r/x,e/x,,,a,,,failed,unreadable"));
    assertThat(run(file, TableFormat.CSV, RUN, true)).containsExactly(0);
    assertThat(Files.readString(file)).isEqualTo(good);
  }

  @Test
  void aPairWhoseFileHasChangedIsScoredAgain() throws Exception {
    Path estimate = Files.createFile(folder.resolve("e.wav"));
    Path mixture = Files.createFile(folder.resolve("n.wav"));
    pairs.set(3, new Pair("f", "net", Path.of("r", "x"), estimate, mixture, Map.of(), null));
    Path file = folder.resolve("t.csv");
    for (Path changed : List.of(estimate, mixture)) {
      Files.setLastModifiedTime(estimate, FileTime.from(RUN.started().minusSeconds(1)));
      Files.setLastModifiedTime(mixture, FileTime.from(RUN.started().minusSeconds(1)));
      run(file, TableFormat.CSV, RUN, false);
      assertThat(run(file, TableFormat.CSV, RUN, true)).isEmpty();
      Files.setLastModifiedTime(changed, FileTime.from(RUN.started().plusSeconds(1)));
      assertThat(run(file, TableFormat.CSV, RUN, true)).containsExactly(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "null", "{}", "{\"started\":\"x\"}", "[1]", "\u0000"})
  void metadataThatAreNotOursAreNamed(String content) throws Exception {
    Path file = folder.resolve("t.csv");
    run(file, TableFormat.CSV, RUN, false);
    Files.writeString(RunMetadata.fileOf(file), content);
    assertThatThrownBy(() -> run(file, TableFormat.CSV, RUN, true))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("t.csv.meta.json is not what sqe writes there");
  }

  @Test
  void aRunKilledBetweenMovingTheTableAndItsMetadataLosesNothing() throws Exception {
    Path file = folder.resolve("t.csv");
    run(file, TableFormat.CSV, RUN, false);
    Files.move(RunMetadata.fileOf(file), RunMetadata.fileOf(TableFile.partOf(file)));
    assertThat(run(file, TableFormat.CSV, RUN, true)).isEmpty();
    assertThat(RunMetadata.fileOf(file)).exists();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTableThatAnotherRunIsWritingIsLeftAlone(boolean resume) throws Exception {
    Path file = folder.resolve("t.csv");
    try (TableFile table = open(file, TableFormat.CSV, RUN, false)) {
      table.begin(pairs, row -> {});
      table.accept(result(0));
      assertThatThrownBy(() -> open(file, TableFormat.CSV, RUN, resume).begin(pairs, row -> {}))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another run is writing");
      for (int p = 1; p < pairs.size(); p++) {
        table.accept(result(p));
      }
      table.complete();
    }
    assertThat(Files.readAllLines(file)).hasSizeGreaterThan(10);
    assertThat(run(file, TableFormat.CSV, RUN, true)).isEmpty();
  }

  @Test
  void theOldTableStaysUntilTheNewOneIsDone() throws Exception {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, "old");
    try (TableFile table = open(file, TableFormat.CSV, RUN, false)) {
      table.begin(pairs, row -> {});
      table.accept(result(0));
      assertThat(Files.readString(file)).isEqualTo("old");
      assertThat(Files.readString(TableFile.partOf(file))).contains("a,net,2");
    }
    assertThat(Files.readString(file)).isEqualTo("old");
  }
}
