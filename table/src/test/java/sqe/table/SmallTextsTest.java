package sqe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats by name, metadata beside a table, documents of JSON, and pieces of messages. */
class SmallTextsTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void messagesLoseTheMiddleOfWhatTheyQuote() {
    assertThat(Excerpt.message("t.csv, line 3: " + "x".repeat(5000) + " is no number"))
        .hasSizeLessThan(400)
        .startsWith("t.csv, line 3: xxx")
        .contains("xxx…xxx")
        .endsWith("xxx is no number");
    assertThat(Excerpt.message("ab ".repeat(10_000)))
        .hasSize(2001)
        .startsWith("ab ab")
        .contains("…");
    assertThat(Excerpt.message("\uD83D\uDE00".repeat(999)).chars().filter(c -> c == 0xDE00).count())
        .isEqualTo(
            Excerpt.message("\uD83D\uDE00".repeat(999)).chars().filter(c -> c == 0xD83D).count());
    String path = "/data/" + "folder/".repeat(30) + "a.wav: no such file";
    assertThat(Excerpt.message(path)).isEqualTo(path);
    assertThat(Remark.of("y".repeat(9000)).text()).hasSize(301);
  }

  @ParameterizedTest
  @CsvSource({
    "a.csv,CSV,true",
    "a.CSV,CSV,true",
    "a.jsonl,JSONL,true",
    "a.ndjson,JSONL,true",
    "a.json,JSONL,true",
    "a.JSON,JSONL,true",
    "a.txt,CSV,false",
    "a,CSV,false"
  })
  void aNameSaysTheFormatOfATable(String name, TableFormat format, boolean isTable) {
    assertThat(TableFormat.of(Path.of(name))).isEqualTo(format);
    assertThat(Manifest.isManifest(Path.of(name))).isEqualTo(isTable);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[1]", "5", "\"x\""})
  void metadataThatAreNoObjectAreNamed(String text) throws Exception {
    Path table = Files.writeString(folder.resolve("t.csv"), "id,stoi\na,1\n");
    Files.writeString(folder.resolve("t.csv.meta.json"), text);
    assertThatThrownBy(() -> ScoreTableReader.read(table))
        .isInstanceOf(TableException.class)
        .hasMessage(
            table + ".meta.json is not an object of JSON: remove it, or write its table again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1} {\"a\":2} | line 1: a second value follows the first",
        "{\"a\":1}\\n[] | line 2: a second value follows the first",
        "{\"a\":1} x | line 1: not JSON near character 10",
        "{\"a\":1,\"a\":2} | line 1: a key stands there twice in one object",
        "{ | line 1: not JSON near character 2",
        "`` | line 1: nothing stands there, where JSON is needed",
      })
  void aDocumentIsOneValue(String text, String reason) {
    assertThatThrownBy(() -> JsonDocument.parse(text.replace("\\n", "\n")))
        .isInstanceOf(NotJsonException.class)
        .hasMessage(reason);
  }

  @Test
  void aDocumentMayBeginWithAByteOrderMark() throws Exception {
    assertThat(JsonDocument.parse("\uFEFF {\"a\": [1, null]}\n"))
        .isEqualTo(Map.of("a", Arrays.asList(1, null)));
    assertThat(JsonDocument.parse("null")).isNull();
  }

  @Test
  void anExcerptIsShortAndCannotSteerATerminal() {
    assertThat(Excerpt.of("a\u001B[31m\n\u0000")).isEqualTo("a\\u001B[31m\\u000A\\u0000");
    assertThat(Excerpt.of("é".repeat(60))).isEqualTo("é".repeat(60));
    assertThat(Excerpt.of("é".repeat(61))).isEqualTo("é".repeat(60) + "…");
    assertThat(Excerpt.of("\uD83D\uDE00".repeat(61))).isEqualTo("\uD83D\uDE00".repeat(60) + "…");
    assertThat(Excerpt.list(List.of("a", "b"))).isEqualTo("a, b");
    assertThat(Excerpt.list(Collections.nCopies(15, "x"))).endsWith("x and 3 more");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPathOfWindowsThatIsNotThereGetsAHint() throws Exception {
    Files.createDirectory(folder.resolve("clean"));
    Files.createFile(folder.resolve("clean/a.wav"));
    assertThat(IoMessages.describe(new NoSuchFileException(folder + "/clean\\a.wav")))
        .isEqualTo("no such file: the path has backslashes, with / it exists");
    assertThat(IoMessages.describe(new NoSuchFileException("C:\\data\\a.wav")))
        .isEqualTo("no such file: the path has backslashes, on this system / separates folders");
    assertThat(IoMessages.describe(new NoSuchFileException("a.wav"))).isEqualTo("no such file");
  }

  @Test
  void whatASystemSaysOfAFileIsInWords() {
    assertThat(IoMessages.describe(new AccessDeniedException("a"))).isEqualTo("permission denied");
    assertThat(IoMessages.describe(new FileSystemLoopException("a")))
        .isEqualTo("loop of symbolic links");
    assertThat(IoMessages.describe(new FileSystemException("a", null, "Not a directory")))
        .isEqualTo("not a directory");
    assertThat(
            IoMessages.describe(
                new FileSystemException(
                    "a",
                    null,
                    "Too many levels of symbolic links or unable to access attributes of x")))
        .isEqualTo("loop of symbolic links");
    assertThat(IoMessages.describe(new FileSystemException("a"))).isEqualTo("a");
    assertThat(IoMessages.describe(new MalformedInputException(1))).isEqualTo("not UTF-8 text");
    assertThat(IoMessages.describe(new CharConversionException("x"))).isEqualTo("not UTF-8 text");
    assertThat(IoMessages.describe(new IOException("a\nb"))).isEqualTo("a b");
    assertThat(IoMessages.describe(new IOException("Input/output error")))
        .isEqualTo(
            "the device or network it is on failed (input/output error): look at that, then try"
                + " again");
    for (IOException without : List.of(new EOFException(), new IOException(" "))) {
      assertThat(IoMessages.describe(without)).isEqualTo("the system gives no reason");
    }
  }
}
