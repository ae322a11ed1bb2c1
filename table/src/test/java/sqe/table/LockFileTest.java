package sqe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockFileTest {

  @TempDir private Path folder = Path.of("");

  private ScoreTable table(String name, String text) throws Exception {
    return ScoreTableReader.read(Files.writeString(folder.resolve(name), text));
  }

  private void refused(ScoreTable table, String reason) {
    assertThatThrownBy(() -> LockFile.text(table))
        .isInstanceOf(TableException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aLockReadsBackWhateverItsFormHasBecome() throws Exception {
    ScoreTable table = table("t.csv", ",id,system,stoi\n0,b,net,0.5\n1,a,net,inf\n");
    String text = LockFile.text(table);
    for (String form : List.of(text, "\uFEFF" + text, text.replace("\n", "\r\n"))) {
      ScoreTable back = table("base.lock", form);
      assertThat(back.columns()).containsExactly("id", "system", "stoi");
      assertThat(back.rows())
          .containsExactly(List.of("a", "net", "inf"), List.of("b", "net", "0.5"));
    }
  }

  @Test
  void aRowThatNoGateCouldReadBackIsNamed() throws Exception {
    refused(table("t.csv", "id,stoi\na,1\n,2\n"), "t.csv, line 3: the id is empty");
    refused(
        table("t.csv", "id,stoi\na,1\n\nb,1\na,2\n"),
        "t.csv: the id 'a' stands in line 2 and in line 5");
    refused(
        table("t.csv", "id,system,stoi\na,x,1\na,y,1\nb,x,1\nb,x,1\n"),
        "the id 'b' stands in line 4 and in line 5");
    refused(
        table("t.csv", "id,channel,stoi\na,1,1\na,2,1\na,2,1\n"),
        "the id 'a#2' stands in line 3 and in line 4");
    refused(
        table("t.jsonl", "{\"id\":\"a\",\"stoi\":1}\n{\"id\":\"\\ud800\",\"stoi\":1}\n"),
        "t.jsonl, line 2: it holds half a character");
  }

  @Test
  void channelsAndSystemsTellRowsApart() throws Exception {
    String text = "id,system,channel,stoi\na,x,1,1\na,x,2,1\na,y,,0.5\n";
    assertThat(table("base.lock", LockFile.text(table("t.csv", text))).rows()).hasSize(3);
  }

  @Test
  void aSignedScoreThatIsNoNumberIsNotLocked() throws Exception {
    var signed = new TableSignatures(Map.of("stoi", "stoi|rev:1"), null);
    var rows = List.of(List.of("a", "good", "5 dB"));
    refused(
        new ScoreTable("t", List.of("id", "stoi", "snr"), rows, signed),
        "t, row 1: stoi is 'good', not a number");
  }

  @Test
  void withoutIdsThereIsNoLock() throws Exception {
    ScoreTable table = table("t.csv", "name,stoi\na,1\n");
    assertThatThrownBy(() -> LockFile.text(table))
        .isInstanceOf(NotInTableException.class)
        .hasMessageEndingWith("t.csv has no column 'id'; it has name, stoi");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"0.5\" | \"0.6\" | the lock's hash does not fit its rows, it was edited or badly merged",
        "[\"a\",\"0.5\"] | [\"a\"] | the lock's hash does not fit its rows",
        "\"rows\" | <<<<<<< | the lock is damaged, line 5: not JSON",
        "] | ]} { | the lock is damaged, line 3: a second value",
      })
  void aLockThatWasChangedHasToBeWrittenAgain(String from, String to, String reason)
      throws Exception {
    String text = LockFile.text(table("t.csv", "id,stoi\na,0.5\n"));
    assertThatThrownBy(() -> table("base.lock", text.replace(from, to)))
        .isInstanceOf(TableException.class)
        .hasMessageContaining(reason)
        .extracting(e -> ((TableException) e).remedy())
        .isEqualTo(Optional.of(TableRemedy.of(TableRemedy.Kind.WRITE_LOCK)));
  }

  @Test
  void aLockOfALaterVersionSaysSo() {
    assertThatThrownBy(() -> table("base.lock", "{\"sqe_lock\": 2}"))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("a lock of another version, 2: read it with a later sqe");
  }

  /** Two ids may be the same in several channels: the order is that of a review, by both. */
  @Test
  void rowsAreSortedByIdThenChannelWhereverTheseStand() throws Exception {
    ScoreTable table = table("t.csv", "channel,stoi,id\n2,1,b\n1,2,b\n2,3,a\n1,4,a\n");
    assertThat(table("base.lock", LockFile.text(table)).rows())
        .containsExactly(
            List.of("1", "4", "a"),
            List.of("2", "3", "a"),
            List.of("1", "2", "b"),
            List.of("2", "1", "b"));
    assertThat(LockFile.text(table("t.csv", "id,stoi\nb,1\na,2\n")))
        .isEqualTo(LockFile.text(table("t.csv", "id,stoi\na,2\nb,1\n")));
  }

  @Test
  void pathsAndTimesAreLeftOutAndOfAMessageNotesAreKept() throws Exception {
    ScoreTable table =
        table(
            "t.csv",
            "id,reference,estimate,duration_s,stoi,status,message\n"
                + "a,r,e,1,0.5,ok,stoi: too short: x; estimate is upside down; other\n");
    ScoreTable back = table("base.lock", LockFile.text(table));
    assertThat(back.columns()).containsExactly("id", "stoi", "message");
    assertThat(back.rows()).containsExactly(List.of("a", "0.5", "estimate is upside down"));
  }

  private static ScoreTable signed(@Nullable String data, String signature, String direction)
      throws TableException {
    return ScoreTableReader.read(
        "t",
        new StoredTable(
            "t.csv",
            "id,own\na,1\n".getBytes(StandardCharsets.UTF_8),
            """
            {"signatures": {"own": {"long": "%s"}}%s, "metrics": {"own": {"better": "%s"}}}
            """
                .formatted(
                    signature,
                    data == null ? "" : ", \"data_signature\": {\"sha256\": \"" + data + "\"}",
                    direction)
                .getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whatATableSaysOfItselfComesBack() throws Exception {
    for (String data : Arrays.asList("d", null)) {
      ScoreTable table = signed(data, "own|rev:1", "lower_is_better");
      assertThat(table("base.lock", LockFile.text(table)).signatures())
          .isEqualTo(table.signatures());
    }
  }

  /** Otherwise the signatures of a lock could be edited. */
  @Test
  void theHashIsOfTheSignaturesToo() throws Exception {
    ScoreTable table = signed("d", "own|rev:1", "lower_is_better");
    String text = LockFile.text(table);
    for (String change :
        List.of("own|rev:1>own|rev:2", "\"d\">\"e\"", "lower_is_better>higher_is_better")) {
      String[] parts = change.split(">");
      assertThat(text).contains(parts[0]);
      assertThatThrownBy(() -> table("base.lock", text.replace(parts[0], parts[1])))
          .as(change)
          .hasMessageContaining("the lock's hash does not fit its rows");
    }
    assertThat(
            List.of(
                LockFile.hash(table),
                LockFile.hash(signed("e", "own|rev:1", "lower_is_better")),
                LockFile.hash(signed("d", "own|rev:2", "lower_is_better")),
                LockFile.hash(signed("d", "own|rev:1", "higher_is_better"))))
        .doesNotHaveDuplicates();
  }

  /** Committed locks stay valid: what is hashed may not change. */
  @Test
  void theHashOfALockIsWhatItAlwaysWas() throws Exception {
    assertThat(LockFile.hash(table("t.csv", "id,stoi\na,0.5\n")))
        .isEqualTo("cd58774b514b552dd25e8e9a3577d936d2bb53a62b5d07fef35290fcfdf78d03");
    assertThat(LockFile.hash(signed("d", "own|rev:1", "lower_is_better")))
        .isEqualTo("3cb590a20d5556e8db1094dff035e2f187167db5cbe93b80efbab494a7c51833");
  }

  @Test
  void aLockIsToldByHowItBegins() throws Exception {
    String text = LockFile.text(table("t.csv", "id,stoi\na,0.5\n"));
    assertThat(LockFile.isLock(Files.writeString(folder.resolve("l"), text))).isTrue();
    assertThat(LockFile.isLock(Files.writeString(folder.resolve("l"), " \n" + text))).isTrue();
    assertThat(LockFile.isLock(folder.resolve("t.csv"))).isFalse();
  }

  @Test
  void aLockIsAnObject() {
    assertThatThrownBy(() -> LockReader.read("base.lock", "[1]"))
        .isInstanceOf(TableException.class)
        .hasMessage("base.lock: the lock is not an object of JSON");
  }

  /** Whoever can compute the hash may still write rows that are too short. */
  @Test
  void aRowWithoutACellIsRefusedWhateverTheHash() {
    List<List<String>> rows = List.of(List.of("a"));
    String hash = LockFile.hash(new ScoreTable("t", List.of("id", "stoi"), rows, null));
    String text =
        "{\"sqe_lock\": 1, \"columns\": [\"id\", \"stoi\"], \"sha256\": \"%s\", \"rows\": [[\"a\"]]}"
            .formatted(hash);
    assertThatThrownBy(() -> LockReader.read("base.lock", text))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("the lock's hash does not fit its rows");
  }
}
