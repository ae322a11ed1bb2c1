package sqe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.testing.FailingChannel;

class TableReaderTest {

  /** What every form of it says. */
  private static final List<Map<String, String>> PLAIN =
      List.of(Map.of("id", "a", "stoi", "0.5"), Map.of("id", "b", "stoi", ""));

  @TempDir private Path folder = Path.of("");

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Table read(String name, String text) throws IOException, TableException {
    return TableReader.read(file(name, text));
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
  }

  private void refused(String name, String text, String reason) throws IOException {
    Path file = file(name, text);
    assertThatThrownBy(() -> TableReader.read(file))
        .isInstanceOf(TableException.class)
        .hasMessage(file + reason);
  }

  private void refusedContaining(String name, String text, String reason) throws IOException {
    Path file = file(name, text);
    assertThatThrownBy(() -> TableReader.read(file))
        .isInstanceOf(TableException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(reason)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,stoi\\na,0.5\\nb,\\n",
        "id,stoi\\na,0.5\\nb,",
        "\uFEFFid,stoi\\na,0.5\\nb,\\n",
        "id,stoi\\r\\na,0.5\\r\\nb,\\r\\n",
        "id,stoi\\ra,0.5\\rb,\\r",
        "\\n\\nid,stoi\\n\\na,0.5\\n\\n\\nb,\\n\\n",
        "id,stoi\\na,0.5\\n,\\nb,\\n,\\n,,,,\\n\"\", \\n",
        " id ,\\tstoi \\n  a , 0.5\\t\\n b , \\n",
        "\"id\",\"stoi\"\\n\"a\",\"0.5\"\\n\"b\",\"\"\\n",
        "id,stoi\\n \"a\" , \"0.5\" \\n\"b\",\\n",
        "id,stoi,,\\na,0.5,,\\nb,, ,\\n",
      })
  void formsOfCsvSayTheSame(String text) throws Exception {
    assertThat(read("t.csv", unescaped(text)).byColumn()).isEqualTo(PLAIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"a\",\"stoi\":0.5}\\n{\"id\":\"b\",\"stoi\":null}\\n",
        "{\"id\":\"a\",\"stoi\":0.5}\\n{\"id\":\"b\"}",
        "{\"stoi\":0.5,\"id\":\"a\"}\\n{\"id\":\"b\",\"stoi\":\"\"}",
        "\uFEFF{\"id\":\"a\",\"stoi\":0.5}\\r\\n{\"id\":\"b\"}\\r\\n",
        "\\n{\"id\":\"a\",\"stoi\":0.5}\\n\\n  \\n{\"id\":\"b\"}\\n\\n",
        "{\"id\":\"a\",\"stoi\":0.5}\\n{}\\n{\"id\":null}\\n{\"id\":\"b\"}\\n",
        "{\"id\":\"a\",\"stoi\":0.5}{\"id\":\"b\"}",
        "{\"id\":\"a\",\"stoi\":0.5} {\"id\":\"b\"}",
        "[{\"id\":\"a\",\"stoi\":0.5},{\"id\":\"b\"}]",
        "[\\n  {\\n    \"id\": \"a\",\\n    \"stoi\": 0.5\\n  },\\n  {\\n    \"id\": \"b\"\\n  }\\n]\\n",
        "{\\n  \"id\": \"a\",\\n  \"stoi\": 0.5\\n}\\n{\\n  \"id\": \"b\"\\n}\\n",
        "[{\"id\":\"a\",\"stoi\":0.5}]\\n[]\\n[{\"id\":\"b\"}]",
        "{\" id\":\"a\",\"stoi \":0.5,\"\":null}\\n{\"id\":\"b\"}",
      })
  void formsOfJsonSayTheSame(String text) throws Exception {
    for (String name : List.of("t.jsonl", "t.ndjson", "t.json", "T.JSONL", "t.csv", "t.txt")) {
      assertThat(read(name, unescaped(text)).byColumn()).as(name).isEqualTo(PLAIN);
    }
  }

  @Test
  void aRowKnowsItsLine() throws Exception {
    assertThat(read("t.csv", "\n\nid,x\r\na,1\r\n,\r\n\"b\r\nc\",2\nd,3").rows())
        .extracting(Table.Row::line)
        .containsExactly(4, 6, 8);
    assertThat(read("t.jsonl", "\n{\"id\":\"a\"}\n\n{\"id\":\"b\"}{\"id\":\"c\"}\n").rows())
        .extracting(Table.Row::line)
        .containsExactly(2, 4, 4);
    assertThat(read("t.json", "[\n{\n\"id\":\"a\"\n},\n{\"id\":\"b\"}]").rows())
        .extracting(Table.Row::line)
        .containsExactly(2, 5);
  }

  @Test
  void blanksInsideOfQuotesAndInJsonBelongToTheCell() throws Exception {
    assertThat(read("t.csv", "id\n\" a \"\nb\u3000\n").rows())
        .extracting(row -> row.cells().get(0))
        .containsExactly(" a ", "b\u3000");
    assertThat(read("t.jsonl", "{\"id\":\" a \"}").rows().get(0).cells()).containsExactly(" a ");
  }

  @Test
  void rowNumbersOfPandasAreAColumnThatIsKnownAsSuch() throws Exception {
    Table once = read("t.csv", ",id,x\n0,a,1\n1,b,2\n");
    assertThat(once.columns()).containsExactly("Unnamed: 0", "id", "x");
    assertThat(once.columns().stream().filter(Table::isIndex)).containsExactly("Unnamed: 0");
    assertThat(read("t.csv", ",Unnamed: 0,id\n0,0,a\n").columns())
        .containsExactly("Unnamed: 0.1", "Unnamed: 0", "id")
        .filteredOn(Table::isIndex)
        .hasSize(2);
    assertThat(read("t.csv", ",id,x\n0,a,1\n1,,\n2,b,\n").rows()).hasSize(2);
    assertThat(Table.isIndex("Unnamed: x")).isFalse();
  }

  @Test
  void valuesOfJsonAreTextAsTheyWere() throws Exception {
    Table table =
        read(
            "t.jsonl",
            "{\"i\":7,\"big\":12345678901234567890,\"d\":2.50,\"e\":1e-5,\"t\":true,\"n\":null,"
                + "\"nested\":{\"y\":[1,\"b\"]},\"nan\":NaN,\"inf\":Infinity,\"neg\":-Infinity}");
    assertThat(table.rows().get(0).cells())
        .containsExactly(
            "7",
            "12345678901234567890",
            "2.5",
            "1.0E-5",
            "true",
            "",
            "{\"y\":[1,\"b\"]}",
            "NaN",
            "inf",
            "-inf");
  }

  @Test
  void aCellOfCsvIsWhatTheLibraryThatWritesTablesMeant() throws Exception {
    Random random = new Random(3);
    String characters = "ab ,\"\n\r;\t#é\u3000'";
    for (int table = 0; table < 300; table++) {
      StringBuilder text = new StringBuilder("p,q,r\n");
      List<List<String>> expected = new ArrayList<>();
      for (int row = 0; row < 5; row++) {
        String[] cells = new String[3];
        Arrays.setAll(cells, c -> word(random, characters));
        cells[0] += "x"; // a blank row is no row
        text.append(CSVFormat.RFC4180.format((Object[]) cells)).append("\n");
        expected.add(List.of(cells));
      }
      assertThat(read("t.csv", text.toString()).rows())
          .as(text.toString())
          .extracting(Table.Row::cells)
          .isEqualTo(expected);
    }
  }

  private static String word(Random random, String characters) {
    StringBuilder word = new StringBuilder();
    for (int length = random.nextInt(6); length > 0; length--) {
      word.append(characters.charAt(random.nextInt(characters.length())));
    }
    return word.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id;x;y\na;1;\nb c;2;3,5\n",
        "id\tx\ty\na\t1\t\nb c\t2\t3,5\n",
        "\n id ; x ; y \n\"a\";1;\nb c; 2;\"3,5\"\n"
      })
  void cellsMayBeSeparatedByTabsOrSemicolons(String text) throws Exception {
    Table table = TableReader.read(file("t.csv", text));
    assertThat(table.columns()).containsExactly("id", "x", "y");
    assertThat(table.rows().get(0).cells()).containsExactly("a", "1", "");
    assertThat(table.rows().get(1).cells()).containsExactly("b c", "2", "3,5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "id,x\\na,1\\nb\\n | , line 3: 1 cell, but the header has 2",
        "\\nid,x\\n\\n\\na,1,2\\n | , line 5: 3 cells, but the header has 2",
        "id,x,x\\na,1,2\\n | , line 1: the column 'x' stands there twice: rename one",
        "id;x\\na;1\\nb\\n | , line 3: 1 cell, but the header has 2",
        "id\\tx\\na\\t1\\t2\\n | , line 2: 3 cells, but the header has 2",
        "id,x,\\na,1,\\nb,2,c\\n | , line 3: 'c' stands in column 3, which has no name in the header:"
            + " give it one",
        "id,x\\na,1\\n\"b,2\\nc,3\\n | , line 3: a quote opens a cell there and no quote closes it",
        "id,x\\n\"a\"b,1\\n | , line 2: text follows the closing quote of 'a': write a quote inside of"
            + " a cell twice",
      })
  void aWrongLineOfCsvIsNamed(String text, String message) throws Exception {
    refused("t.csv", unescaped(text), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null | line 2: null stands where a row is needed, an object such as {",
        "5 | line 2: 5 stands where a row is needed",
        "\"a\" | line 2: a stands where a row is needed",
        "[[1]] | line 2: a list stands where a row is needed",
        "{\"id\":\"a\"} x | line 2: not JSON near character 13; a row is an object such as",
        "{\"id\":\"a\"}] | line 2: not JSON near character 11",
        "{\"id\":\"a\"}, | line 2: not JSON near character 11",
        "{\"id\":\"a\",} | line 2: not JSON",
        "{\"id\":nan} | line 2: not JSON",
        "{'id':'a'} | line 2: not JSON near character 2",
        "nonsense | line 2: not JSON",
        "{\"id\":1,\"id\":2} | line 2: the key 'id' stands twice in one row",
        "{\"id\":1,\"x\":{\"y\":1,\"y\":2}} | line 2: a key stands there twice in one object",
        "{\"id\":\"a\",\"\":1} | line 2: '1' has an empty key: give it a name",
        "{\"id\":\"a\"\\n{\"id\":\"b\"} | line 2: the object that begins there does not end before line"
            + " 3: close it, such as",
        "{\"id\":\"a\", | line 2: the object that begins there does not end before line 3",
        "[{\"id\":\"a\"} | line 3: not JSON",
      })
  void aWrongLineOfJsonIsNamed(String line, String reason) throws Exception {
    String text = "{\"id\":\"first\"}\n" + unescaped(line) + "\n";
    refusedContaining("t.jsonl", text, reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"t.csv", "t.jsonl"})
  void messagesHoldNoWordOfAParser(String name) throws Exception {
    for (String wrong :
        List.of(
            "{\"id\":nan}", "{\"a\"", "id\n\"a\"b", "id\n\"a", "{\"id\":\u0001}", "{a:1}", "[")) {
      Path file = file(name, wrong);
      assertThatThrownBy(() -> ScoreTableReader.read(file))
          .as(wrong)
          .isInstanceOf(TableException.class)
          .message()
          .doesNotContainIgnoringCase("source", "redacted", "token", "feature", "exception", "EOF")
          .hasSizeLessThan(file.toString().length() + 200);
    }
  }

  @Test
  void aLongCellIsShortenedAndControlCharactersAreShown() throws Exception {
    refused(
        "t.csv",
        "id,\na," + "x\u001B[31m" + "y".repeat(100_000) + "\n",
        ", line 2: 'x\\u001B[31m"
            + "y".repeat(54)
            + "…' stands in column 2, which has no name in"
            + " the header: give it one");
  }

  @Test
  void deepAndLongJsonIsRefusedInOneLine() throws Exception {
    refusedContaining("t.jsonl", "{\"x\":" + "[".repeat(5000) + "]".repeat(5000) + "}", "line 1: ");
    refusedContaining("t.jsonl", "{\"x\":" + "1".repeat(5000) + "}", "line 1: ");
  }

  @Test
  void bytesThatAreNoTextAreFoundInTheirLine() throws Exception {
    Path file = folder.resolve("t.csv");
    Files.write(file, "id,x\né,1\n\u00FF,2\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> TableReader.read(file))
        .hasMessage(file + ", line 2: not UTF-8 text: save the file as UTF-8");
    Files.write(file, "id,x\n".repeat(9999).getBytes(StandardCharsets.UTF_16));
    assertThatThrownBy(() -> TableReader.read(file)).hasMessageContaining("line 1: not UTF-8");
  }

  @Test
  void aDamagedFileIsReadOrRefusedInOneLine() throws Exception {
    ScoreTable scores = ScoreTableReader.read(file("t.csv", "id,stoi\na,0.5\n\"b,\"\"c\",\n"));
    List<String> texts =
        List.of(
            Files.readString(folder.resolve("t.csv")),
            "{\"id\":\"a\",\"stoi\":0.5}\n{\"id\":\"b\",\"stoi\":NaN}\n",
            "[{\"id\":\"a\",\"stoi\":-1.5e3,\"x\":{\"y\":[true]}},\n{\"id\":\"b\"}]",
            LockFile.text(scores));
    Random random = new Random(5);
    String odd = "\0\n\r\",;:{}[]\\\u001B\uFEFFeE+-.0aNn \t";
    int refused = 0;
    for (int i = 0; i < 4000; i++) {
      StringBuilder text = new StringBuilder(texts.get(i % texts.size()));
      for (int changes = 1 + random.nextInt(3); changes > 0 && !text.isEmpty(); changes--) {
        int place = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(place);
          case 1 -> text.insert(place, odd.charAt(random.nextInt(odd.length())));
          default -> text.setCharAt(place, odd.charAt(random.nextInt(odd.length())));
        }
      }
      Path damaged = file(i % 2 == 0 ? "d.csv" : "d.jsonl", text.toString());
      try {
        ScoreTable read = ScoreTableReader.read(damaged);
        assertThat(read.rows()).allMatch(row -> row.size() == read.columns().size());
      } catch (TableException e) {
        refused++;
        assertThat(e.getMessage()).startsWith(damaged.toString()).doesNotContain("\n", "\u001B");
      }
    }
    assertThat(refused).isBetween(1000, 3999);
  }

  @Test
  void whatIsNoFileIsNamed() {
    assertThatThrownBy(() -> TableReader.read(folder.resolve("none.csv")))
        .isInstanceOf(TableException.class)
        .hasMessage(folder.resolve("none.csv") + ": no such file");
    assertThatThrownBy(() -> TableReader.read(folder)).isInstanceOf(TableException.class);
  }

  @Test
  void anEmptyFileIsATableWithoutRows() throws Exception {
    for (String name : List.of("t.csv", "t.jsonl")) {
      assertThat(read(name, "").rows()).isEmpty();
      assertThat(read(name, "\uFEFF\n \n").rows()).isEmpty();
    }
    assertThat(read("t.json", "[]").rows()).isEmpty();
    assertThat(read("t.csv", "id,x\n").columns()).containsExactly("id", "x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,x\na,1\nb,2\n\"c",
        "id,x\na,1\nb,2\nc",
        "{\"id\":\"a\",\"x\":1}\n{\"id\":\"b\",\"x\":2}\n{\"id\":\"c\"",
        "{\"id\":\"a\",\"x\":1}\n{\"id\":\"b\",\"x\":2}\nnull\n{\"id\":\"d\",\"x\":4}\n",
      })
  void ofATableThatIsCutTheWholeRowsAreRead(String text) throws Exception {
    assertThat(TableReader.readWholeRows(file("t.part", text)))
        .extracting(row -> row.get("id") + row.get("x"))
        .containsExactly("a1", "b2");
    assertThat(TableReader.readWholeRows(folder.resolve("none"))).isEmpty();
  }

  @Test
  void eachOfTheThreeLineEndsIsOne() throws Exception {
    for (String end : List.of("\n", "\r", "\r\n")) {
      String text = String.join(end, "a,b", "", "\"c\"", "");
      CsvRecords records = new CsvRecords(new StringReader(text), ',', "t");
      assertThat(records.next()).containsExactly("a", "b");
      assertThat(records.next()).containsExactly("");
      assertThat(records.line()).isEqualTo(2);
      assertThat(records.next()).containsExactly("c");
      assertThat(records.line()).isEqualTo(3);
      assertThat(records.next()).isNull();
    }
  }

  /** Both are one line end, wherever they stand. */
  @Test
  void linesAreCountedWhateverEndsThem() throws Exception {
    assertThat(read("t.csv", "id,x\r\r\na,1\n\r\nb,2\r\"c\r\nd\n\re\",3\r\nf,4").rows())
        .extracting(Table.Row::line)
        .containsExactly(3, 5, 6, 10);
  }

  @Test
  void aQuoteIsClosedByASingleOneAndStandsTwiceForItself() throws Exception {
    assertThat(read("t.csv", "id,x\n\"\"\"\",\"a\"\"b\"\n\"x\r\",\n").rows())
        .extracting(Table.Row::cells)
        .containsExactly(List.of("\"", "a\"b"), List.of("x\r", ""));
  }

  @Tag("large")
  @Test
  void aRowMayBeAsLongAsTheLongestAndNoLonger() throws Exception {
    String longest = "x".repeat(CsvRecords.LONGEST - 3);
    assertThat(read("t.csv", "id,x\n" + longest + ",1\n").rows()).hasSize(1);
    refused(
        "t.csv",
        "id,x\na,1\n" + longest + "x,1\n",
        ", line 3: the row is longer than 16777216 characters: is it a table?");
  }

  @Test
  void aSeparatorInQuotesSaysNothing() throws Exception {
    assertThat(read("t.csv", "\"a,b\";c\n1;2\n").columns()).containsExactly("a,b", "c");
    assertThat(read("t.csv", "\"a;b\"\tc\n1\t2\n").columns()).containsExactly("a;b", "c");
    assertThat(read("t.csv", "\"a\nb\"\tc;d\n1\t2\n").columns()).containsExactly("a\nb", "c;d");
  }

  /** Names that pandas would give are taken one after the other. */
  @Test
  void aNameThatIsTakenGetsTheNextNumber() throws Exception {
    assertThat(read("t.csv", ",Unnamed: 0,Unnamed: 0.1,id\n0,0,0,a\n").columns())
        .containsExactly("Unnamed: 0.2", "Unnamed: 0", "Unnamed: 0.1", "id");
    assertThat(read("t.csv", ",,id\n0,0,a\n").columns())
        .containsExactly("Unnamed: 0", "Unnamed: 1", "id");
  }

  @Test
  void aHeaderBeyondWhatIsLookedAtIsReadWhole() throws Exception {
    String wide = "a".repeat(9000);
    assertThat(read("t.csv", wide + ",b\n1,2\n").columns()).containsExactly(wide, "b");
    assertThat(read("t.csv", "a;" + wide + "\n1;2\n").columns()).containsExactly("a", wide);
  }

  /** Rows that were read before it failed are no table. */
  @ParameterizedTest
  @ValueSource(strings = {"t.csv", "t.jsonl"})
  void aDeviceThatFailsIsNoEndOfATable(String name) throws Exception {
    byte[] bytes =
        (name.endsWith(".csv") ? "id,x\n" + "a,1\n".repeat(9000) : "{\"id\":\"a\"}\n".repeat(5000))
            .getBytes(StandardCharsets.UTF_8);
    for (int readable : new int[] {0, 1, 300, 8192, 20_000, bytes.length - 1}) {
      FailingChannel device = new FailingChannel(bytes, readable);
      assertThatThrownBy(() -> ofStream(name, device))
          .as("after %s bytes", readable)
          .isExactlyInstanceOf(IOException.class)
          .hasMessage(FailingChannel.MESSAGE);
      assertThat(device.isOpen()).isFalse();
    }
    assertThat(ofStream(name, new FailingChannel(bytes, bytes.length)).rows())
        .hasSizeGreaterThan(4999);
  }

  private static Table ofStream(String name, FailingChannel device)
      throws IOException, TableException {
    try (TableText text = TableText.of(Channels.newInputStream(device))) {
      return TableReader.read("t", name, text);
    }
  }
}
