package sqe.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

  @TempDir Path folder;

  private List<Pair> read(String name, String text) throws IOException, NothingToScoreException {
    Path file = Files.writeString(folder.resolve(name), text);
    return Manifest.read(file, Set.of("status"));
  }

  @Test
  void furtherColumnsAreCarriedAndPathsAreRelativeToTheManifest() throws Exception {
    Pair pair =
        read("m.csv", "id,reference,estimate,noisy,system,snr\na,c/a.wav,e/a.wav,n/a.wav,net,5\n")
            .get(0);
    assertThat(pair.reference()).isEqualTo(folder.resolve("c/a.wav"));
    assertThat(pair.noisy()).isEqualTo(folder.resolve("n/a.wav"));
    assertThat(pair.system()).isEqualTo("net");
    assertThat(pair.columns()).containsExactly(Map.entry("snr", "5"));
  }

  @Test
  void aNameMayBeSpelledInTheOtherFormOfItsAccents() throws Exception {
    Path mac = Files.writeString(folder.resolve("cafe\u0301.wav"), "");
    Path linux = Files.writeString(folder.resolve("déjà.wav"), "");
    Pair pair =
        read("m.csv", "id,reference,estimate,noisy\na,café.wav,de\u0301ja\u0300.wav,né.wav\n")
            .get(0);
    assertThat(pair.reference()).isEqualTo(mac);
    assertThat(pair.estimate()).isEqualTo(linux);
    assertThat(pair.noisy()).isEqualTo(folder.resolve("né.wav"));
  }

  @Test
  void jsonLinesAndCsvSayTheSame() throws Exception {
    List<Pair> csv = read("m.csv", "\uFEFFid,reference,estimate,speaker\na,r.wav,e.wav,7\n");
    List<Pair> json =
        read(
            "m.jsonl",
            "\uFEFF{\"id\":\"a\",\"reference\":\"r.wav\",\"estimate\":\"e.wav\",\"speaker\":7}\n\n");
    assertThat(json).isEqualTo(csv);
  }

  @Test
  void rowsOfOneIdStandTogetherAtItsFirstPlace() throws Exception {
    assertThat(read("m.csv", "id,reference,estimate,system\nb,r,e,1\na,r,e,1\nb,r,e,2\n"))
        .extracting(pair -> pair.id() + pair.system())
        .containsExactly("b1", "b2", "a1");
  }

  @Test
  void anIdAndSystemTwiceIsAFailureOfTheSecond() throws Exception {
    List<Pair> pairs = read("m.csv", "id,reference,estimate\na,r,e\na,r,f\n");
    assertThat(pairs.get(0).problem()).isNull();
    assertThat(pairs.get(1).problem()).startsWith("ambiguous: ");
  }

  @Test
  void anEmptyPathIsAFailureOfThatPairOnly() throws Exception {
    List<Pair> pairs = read("m.csv", "id,reference,estimate\na,r,\nb,,e\nc,r,e\n");
    assertThat(pairs.get(0).problem()).startsWith("no estimate: ");
    assertThat(pairs.get(1).problem()).startsWith("no reference: ");
    assertThat(pairs.get(2).problem()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id,reference\\na,b\\n | no column 'estimate'",
        "id;reference;estimate\\na;b;c\\n | columns are separated by semicolons",
        "id,reference,estimate,x,x\\na,b,c,d,e\\n | the column 'x' twice",
        "id,reference,estimate,\\na,b,c,d\\n | column 4 has no name, but a cell in record 1",
        "id,reference,estimate\\n\"a,b,c\\n | (startline 2) EOF reached",
        "id,reference,estimate\\na,b\\n | record 1 has 2 cells, the header has 3",
        "id,reference,estimate,status\\na,b,c,d\\n | column 'status' is also a column",
      })
  void aWrongManifestIsRefusedWithItsReason(String text, String reason) {
    assertThatThrownBy(() -> read("m.csv", text.replace("\\n", "\n")))
        .isInstanceOf(NothingToScoreException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "null", "[1]", "{} {}", "{\"id\":1,\"id\":2}", "{"})
  void aLineThatIsNotOneJsonObjectIsNamed(String line) {
    assertThatThrownBy(() -> read("m.jsonl", "{}\n" + line + "\n"))
        .isInstanceOf(NothingToScoreException.class)
        .hasMessageEndingWith("line 2 is not one JSON object");
  }

  @Test
  void columnsWithoutNameAndCellsAreLeftOut() throws Exception {
    assertThat(read("m.csv", "id,reference,estimate,,\r\na,r,e,,\r\n"))
        .singleElement()
        .matches(pair -> pair.columns().isEmpty());
  }

  @Test
  void nestedJsonIsCarriedAsJson() throws Exception {
    String line = "{\"id\":\"a\",\"reference\":\"r\",\"estimate\":\"e\",\"x\":{\"y\":[1,\"b\"]}}";
    assertThat(read("m.jsonl", line).get(0).columns()).containsEntry("x", "{\"y\":[1,\"b\"]}");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws Exception {
    Path file = Files.write(folder.resolve("m.csv"), new byte[] {'i', 'd', (byte) 0xFF, '\n'});
    assertThatThrownBy(() -> Manifest.read(file, Set.of()))
        .isInstanceOf(NothingToScoreException.class)
        .hasMessageContaining("not UTF-8");
  }
}
