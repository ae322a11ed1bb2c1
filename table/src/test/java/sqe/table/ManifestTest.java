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

  private List<Pair> read(String name, String text) throws IOException, TableException {
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
    assertThat(pairs.get(1).problem()).isNull();
    assertThat(pairs.get(1).reference()).isNull();
    assertThat(pairs.get(2).problem()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id,reference\\na,b\\n | no column 'estimate'",
        "id;reference;estimate\\na;b\\n | line 2: 2 cells, but the header has 3",
        "id,reference,estimate,x,x\\na,b,c,d,e\\n | the column 'x' stands there twice",
        "id,reference,estimate,\\na,b,c,d\\n | line 2: 'd' stands in column 4, which has no name",
        "id,reference,estimate\\n\"a,b,c\\n | line 2: a quote opens a cell there and no quote closes it",
        "id,reference,estimate\\na,b\\n | line 2: 2 cells, but the header has 3",
        "id,reference,estimate,status\\na,b,c,d\\n | column 'status' is also a column",
      })
  void aWrongManifestIsRefusedWithItsReason(String text, String reason) {
    assertThatThrownBy(() -> read("m.csv", text.replace("\\n", "\n")))
        .isInstanceOf(TableException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "null", "[1]", "{} 1", "{\"id\":1,\"id\":2}", "{"})
  void aLineThatIsNoJsonObjectIsNamed(String line) {
    assertThatThrownBy(() -> read("m.jsonl", "{}\n" + line + "\n"))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("m.jsonl, line 2: ");
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
        .isInstanceOf(TableException.class)
        .hasMessageContaining("not UTF-8");
  }

  @Test
  void rowNumbersOfPandasAreNotCarried() throws Exception {
    for (String header : List.of("", "Unnamed: 0")) {
      assertThat(read("m.csv", header + ",id,reference,estimate,snr\n0,a,r,e,5\n"))
          .singleElement()
          .matches(pair -> pair.columns().equals(Map.of("snr", "5")));
    }
  }

  @Test
  void rowsThatASpreadsheetLeavesEmptyAreNoPairs() throws Exception {
    assertThat(read("m.csv", "\uFEFFid,reference,estimate\r\na,r,e\r\n,,\r\n,,\r\n")).hasSize(1);
  }

  @Test
  void anEmptyIdOrANulInAPathIsAFailureOfThatPairOnly() throws Exception {
    List<Pair> pairs =
        read("m.csv", "id,reference,estimate,noisy\n,r,e,\nb,r\0,e,\nc,r,e,n\0\nd,r,e,\n");
    assertThat(pairs.get(0).problem()).isEqualTo("no id: the manifest's cell is empty");
    assertThat(pairs.get(1).problem()).startsWith("unreadable reference: ");
    assertThat(pairs.get(2).problem()).startsWith("unreadable mixture: ");
    assertThat(pairs.get(3).problem()).isNull();
  }

  @Test
  void aManifestMayHaveNoReferences() throws Exception {
    Pair pair = read("m.csv", "id,estimate\na,e\n").get(0);
    assertThat(pair.problem()).isNull();
    assertThat(pair.reference()).isNull();
  }

  @Test
  void aManifestOfNemoNamesItsFilesByItsOwnKey() throws Exception {
    List<Pair> pairs =
        read(
            "m.json",
            """
            {"audio_filepath": "enh/x.y/a.wav", "reference": "c/a.wav", "duration": 1.5}
            {"audio_filepath": "enh/x.y/b", "reference": "c/b.wav", "duration": 2}
            """);
    assertThat(pairs).extracting(Pair::id).containsExactly("enh/x.y/a", "enh/x.y/b");
    assertThat(pairs.get(0).estimate()).isEqualTo(folder.resolve("enh/x.y/a.wav"));
    assertThat(pairs.get(0).columns()).containsExactly(Map.entry("duration", "1.5"));
    Pair both =
        read(
                "m.json",
                "{\"id\":\"a\",\"reference\":\"r\",\"estimate\":\"e\",\"audio_filepath\":\"n\"}")
            .get(0);
    assertThat(both.estimate()).isEqualTo(folder.resolve("e"));
    assertThat(both.columns()).containsExactly(Map.entry("audio_filepath", "n"));
  }

  @Test
  void aScoreTableIsAManifestWithoutWhatItSaysOfItsOwnRun() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("t.csv"),
            """
            id,system,channel,reference,estimate,sample_rate,duration_s,snr,stoi,status,message
            a,net,1,r,e,8000,2.5,5,0.9,ok,
            """);
    Set<String> reserved = Set.of("channel", "sample_rate", "duration_s", "status", "message");
    assertThat(Manifest.read(file, reserved).get(0).columns())
        .containsExactly(Map.entry("snr", "5"), Map.entry("stoi", "0.9"));
  }

  @Test
  void whatASignedScoreTableHasComputedIsNotCarried() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("t.csv"),
            """
            id,system,channel,reference,estimate,sample_rate,duration_s,speaker,snr,snr_delta,dc,\
            status,message
            a,net,1,r,e,8000,2.5,x,5,1,0,ok,
            """);
    Files.writeString(
        folder.resolve("t.csv.meta.json"),
        """
        {"started": "2026-01-01T00:00:00Z", "signatures": {"snr": {"long": "snr|rev:1"}}}
        """);
    Set<String> reserved = Set.of("channel", "sample_rate", "duration_s", "status", "message");
    assertThat(Manifest.read(file, reserved).get(0).columns())
        .containsExactly(Map.entry("speaker", "x"));
  }

  private List<Pair> readScores(String header, String row, String meta) throws Exception {
    Path file = Files.writeString(folder.resolve("t.csv"), header + "\n" + row + "\n");
    Files.writeString(folder.resolve("t.csv.meta.json"), meta);
    return Manifest.read(file, Set.of("channel", "sample_rate", "duration_s", "status", "message"));
  }

  /** Where a run asked for segments, its table says where they lie. */
  @Test
  void whereSegmentsLieIsComputedToo() throws Exception {
    String meta =
        "{\"started\": \"2026-01-01T00:00:00Z\", \"signatures\": {\"snr\": {\"long\": \"s\"}}}";
    String header =
        "id,segment,start_s,end_s,system,channel,reference,estimate,sample_rate,duration_s,"
            + "room,snr,status,message";
    assertThat(readScores(header, "a,1,0,1,net,1,r,e,8000,2.5,x,5,ok,", meta).get(0).columns())
        .containsExactly(Map.entry("room", "x"));
    assertThat(
            readScores(header.replace("end_s", "take"), "a,1,0,1,net,1,r,e,8000,2.5,x,5,ok,", meta)
                .get(0)
                .columns())
        .containsOnlyKeys("segment", "start_s", "take", "room");
  }

  @Test
  void whatIsCarriedUnderANameOfTheTableIsRefusedInAManifestOnly() throws Exception {
    assertThatThrownBy(() -> read("m.csv", "id,reference,estimate,status\na,r,e,x\n"))
        .hasMessageEndingWith(
            "m.csv: the column 'status' is also a column of the score table: rename it");
    assertThat(
            readScores(
                    "id,system,channel,reference,estimate,sample_rate,duration_s,status,message",
                    "a,net,1,r,e,8000,1,ok,",
                    "{\"started\": \"2026-01-01T00:00:00Z\"}")
                .get(0)
                .columns())
        .isEmpty();
  }

  /** A score table has its paths as they were typed, from where that was. */
  @Test
  void aPathOfAScoreTableMayBeFromWhereItWasTyped() throws Exception {
    Path typed = Path.of("src/test/java/sqe/table/ManifestTest.java");
    assertThat(typed).exists();
    String header = "id,system,channel,reference,estimate,sample_rate,duration_s,status,message";
    Pair pair =
        readScores(
                header,
                "a,net,1," + typed + ",e.wav,8000,1,ok,",
                "{\"started\": \"2026-01-01T00:00:00Z\"}")
            .get(0);
    assertThat(pair.reference()).isEqualTo(typed);
    assertThat(pair.estimate()).isEqualTo(folder.resolve("e.wav"));
    assertThat(read("m.csv", "id,reference,estimate\na," + typed + ",e\n").get(0).reference())
        .isEqualTo(folder.resolve(typed));
  }

  @Test
  void sourcesInFilesOfTheirOwnStandInNumberedColumns() throws Exception {
    String header = "id,reference_1,reference_2,reference_3,estimate_1,estimate_2,estimate_3\n";
    Pair two = read("m.csv", header + "a,r1,r2,,e1,e2,e3\n").get(0);
    assertThat(two.problem()).isNull();
    assertThat(two.references()).containsExactly(folder.resolve("r1"), folder.resolve("r2"));
    assertThat(two.estimates()).hasSize(3);
    assertThat(two.columns()).isEmpty();
    assertThat(read("m.csv", header + "a,r1,r2,,e1,e2,\n").get(0).sources()).isNotNull();
    assertThat(read("m.csv", header + "a,r1,,,e1,,\n").get(0))
        .matches(pair -> pair.problem() == null && pair.sources() == null)
        .matches(pair -> folder.resolve("e1").equals(pair.estimate()));
    assertThat(read("m.csv", header + "a,r1,r2,r3,e1,e2,\n").get(0).problem())
        .isEqualTo("no estimate: 2 estimates for 3 references: name as many, or more estimates");
    assertThat(read("m.csv", header + "a,r1,r2,,e1,,\n").get(0).problem())
        .isEqualTo("no estimate: 1 estimate for 2 references: name as many, or more estimates");
    assertThat(read("m.csv", header + "a,r1,,,e1,e2,\n").get(0).problem())
        .startsWith("no estimate: 2 estimates for 1 reference");
    assertThat(read("m.csv", header + "a,r1,r2,,,,\n").get(0).problem())
        .isEqualTo("no estimate: the manifest's cell is empty or no path");
    assertThat(read("m.csv", "reference_1,estimate_1,estimate_0\nr,x/e.wav,z\n").get(0))
        .matches(pair -> pair.id().equals("x/e"))
        .matches(pair -> pair.columns().equals(Map.of("estimate_0", "z")));
  }

  @ParameterizedTest
  @CsvSource({
    "a.wav,a",
    "../a.wav,a",
    "./../x/a.b.wav,x/a.b",
    ".wav,.wav",
    "x/.wav,x/.wav",
    "x.y/a,x.y/a",
    "x/a.,x/a",
    ".../a.wav,.../a"
  })
  void withoutIdsThePathOfTheEstimateIsOne(String path, String id) throws Exception {
    assertThat(read("m.csv", "reference,estimate\nr," + path + "\n").get(0).id()).isEqualTo(id);
  }

  @Test
  void aTableNamesPairsWhereItHasBothSides() throws Exception {
    for (String header :
        List.of("reference,estimate", "reference,audio_filepath", "reference_1,estimate_1")) {
      assertThat(namesPairs(header)).as(header).isTrue();
    }
    for (String header :
        List.of(
            "id",
            "reference",
            "estimate",
            "audio_filepath",
            "reference_1",
            "estimate_1",
            "reference,estimate_1",
            "reference_1,estimate",
            "estimate,audio_filepath")) {
      assertThat(namesPairs(header)).as(header).isFalse();
    }
  }

  private boolean namesPairs(String header) throws Exception {
    return Manifest.namesPairs(
        TableReader.read(Files.writeString(folder.resolve("p.csv"), header + "\n")));
  }
}
