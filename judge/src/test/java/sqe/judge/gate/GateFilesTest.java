package sqe.judge.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.table.LockFile;
import sqe.table.ScoreTable;
import sqe.table.ScoreTableReader;
import sqe.table.TableException;
import sqe.table.TableSignatures;

class GateFilesTest {

  @TempDir private Path folder = Path.of("");

  private Path file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void aPolicyIsTheSameInYamlAndJson() throws Exception {
    Path yaml =
        file(
            "gate.yaml",
            """
            alpha: 0.01
            test: wilcoxon
            seed: 7
            cluster: speaker
            groups: [snr, noise]
            inconclusive: fail
            allow: [data]
            columns: {id: filename}
            metrics:
              si_sdr: 0.2
              pesq_wb: {margin: 0.05, min: 1.5, worse_than: 0.5, worse_share: 0.1, primary: false}
              wer: {direction: lower}
              stoi:
            """);
    Path json =
        file(
            "gate.json",
            """
            {"alpha": 0.01, "test": "wilcoxon", "seed": 7, "cluster": "speaker",
             "groups": ["snr", "noise"], "inconclusive": "fail", "allow": ["data"],
             "columns": {"id": "filename"},
             "metrics": {"si_sdr": 0.2,
               "pesq_wb": {"margin": 0.05, "min": 1.5, "worse_than": 0.5, "worse_share": 0.1,
                           "primary": false},
               "wer": {"direction": "lower"}, "stoi": null}}
            """);
    GatePolicy policy = PolicyReader.read(yaml);
    assertThat(policy).isEqualTo(PolicyReader.read(json));
    assertThat(policy.metrics()).containsKeys("si_sdr", "pesq_wb", "wer", "stoi");
    assertThat(policy.seed()).isEqualTo(7);
    assertThat(policy.inconclusive()).isEqualTo(GatePolicy.Effect.FAIL);
    assertThat(PolicyReader.read(file("empty.yaml", ""))).isEqualTo(GatePolicy.defaults());
  }

  @Test
  void flagsAndListsAreTakenAsTheyStand() throws Exception {
    GatePolicy said =
        PolicyReader.read(
            file(
                "gate.yaml",
                """
                unsigned_ok: true
                strict: true
                group_regression: fail
                allow: [data, resample]
                groups: noise
                """));
    assertThat(said.unsignedOk()).isTrue();
    assertThat(said.strict()).isTrue();
    assertThat(said.groupRegression()).isEqualTo(GatePolicy.Effect.FAIL);
    assertThat(said.allow()).containsExactlyInAnyOrder("data", "resample");
    assertThat(said.groups()).containsExactly("noise");
    GatePolicy not = PolicyReader.read(file("gate.yaml", "unsigned_ok: false\nstrict: false\n"));
    assertThat(not).isEqualTo(GatePolicy.defaults());
    GatePolicy rules =
        PolicyReader.read(
            file("gate.yaml", "columns: {id: name}\nmetrics: {stoi: 0, snr: {margin: 0.25}}"));
    assertThat(rules.columns()).containsExactly(Map.entry("id", "name"));
    assertThat(rules.metrics())
        .isEqualTo(Map.of("stoi", MetricRule.ofMargin(0), "snr", MetricRule.ofMargin(0.25)));
    GatePolicy one = PolicyReader.read(file("gate.yaml", "allow: data"));
    assertThat(one.allow()).containsExactly("data");
  }

  @Test
  void everyMistakeInAPolicyIsNamed() throws Exception {
    refused("alhpa: 0.05", "unknown key 'alhpa'; known: alpha");
    refused("metrics: {stoi: {margn: 1}}", "unknown key 'metrics.stoi.margn'");
    refused("metrics: {stoi: -1}", "metrics.stoi is a margin, 0 or more, not -1");
    refused("metrics: [stoi]", "metrics must be lines of");
    refused("alpha: big", "alpha must be a number, and is the text 'big'");
    refused("alpha: 0.9", "alpha must be above 0 and below 0.5");
    refused("test: t", "test must be one of permutation, wilcoxon, and is the text 't'");
    refused("seed: 1.5", "seed must be a whole number");
    refused("resamples: 3", "resamples is from 100");
    refused("metrics: {stoi: {min: .nan}}", "min must be a number, and is NaN");
    refused(
        "resamples: 99999999999",
        "resamples must be a whole number of at most 2147483647, and is 99999999999");
    refused("resamples: -99999999999", "resamples must be a whole number of at most");
    refused("unsigned_ok: maybe", "unsigned_ok must be true or false");
    refused(
        "metrics: {wer: {direction: down}}",
        "metrics.wer.direction must be higher or lower, and is down");
    refused("metrics: {stoi: 0.2 dB}", "metrics.stoi must be a margin such as 0.2, or lines");
    refused("metrics: {stoi: {worse_than: 1, worse_share: 10}}", "from 0 to 1, not 10");
    refused("metrics: {stoi: {worse_share: 0.1}}", "metrics.stoi.worse_share needs worse_than");
    refused("metrics: {stoi: {min: 0.9, max: 0.5}}", "min 0.9 is above max 0.5");
    refused("a: [", "not YAML");
    assertThatThrownBy(() -> PolicyReader.read(file("x.json", "{")))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("not JSON");
    assertThatThrownBy(() -> PolicyReader.read(folder.resolve("none.yaml")))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("no such file");
  }

  private void refused(String yaml, String reason) throws Exception {
    Path policy = file("wrong.yaml", yaml + "\n");
    assertThatThrownBy(() -> PolicyReader.read(policy))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aSignedTableIsReadWithItsSignatures() throws Exception {
    Path table = file("scores.csv", "id,si_sdr\na,1.5\n\"b,c\",inf\n");
    file(
        "scores.csv.meta.json",
        """
        {"signatures": {"si_sdr": {"short": "si_sdr#1", "long": "si_sdr|rev:1"}},
         "data_signature": {"sha256": "abc", "references": 2}}
        """);
    ScoreTable read = ScoreTableReader.read(table);
    assertThat(read.columns()).containsExactly("id", "si_sdr");
    assertThat(read.rows()).containsExactly(List.of("a", "1.5"), List.of("b,c", "inf"));
    assertThat(read.signatures())
        .isEqualTo(new TableSignatures(Map.of("si_sdr", "si_sdr|rev:1"), "abc"));
    assertThat(ScoreTableReader.read(file("plain.csv", "\uFEFFid,x\na,1\n")).signatures()).isNull();
    ScoreTable lines = ScoreTableReader.read(file("t.jsonl", "{\"id\":\"a\",\"si_sdr\":null}\n"));
    assertThat(lines.rows()).containsExactly(List.of("a", ""));
  }

  @Test
  void unreadableTablesGiveOneLine() throws Exception {
    unreadable(folder.resolve("none.csv"), "no such file");
    unreadable(file("empty.csv", ""), "no rows");
    unreadable(file("header.csv", "id,x\n"), "no rows");
    unreadable(
        file("ragged.csv", "id,x\na,1\nb\n"), "ragged.csv, line 3: 1 cell, but the header has 2");
    unreadable(file("twice.csv", "id,x,x\na,1,2\n"), "the column 'x' stands there twice");
    unreadable(file("quote.csv", "id,x\n\"a,1\n"), "quote.csv, line 2: a quote opens a cell there");
    Files.write(folder.resolve("binary.csv"), new byte[] {'i', 'd', '\n', (byte) 0xFF, '\n'});
    unreadable(folder.resolve("binary.csv"), "not UTF-8 text");
    unreadable(folder, "");
  }

  private static void unreadable(Path table, String reason) {
    assertThatThrownBy(() -> ScoreTableReader.read(table))
        .isInstanceOf(TableException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aLockHoldsScoresAndSignaturesSortedAndReadsBack() throws Exception {
    ScoreTable table =
        new ScoreTable(
            "scores.csv",
            List.of("id", "reference", "estimate", "speaker", "si_sdr", "status", "message"),
            List.of(
                List.of("b", "/x/b.wav", "/y/b.wav", "p1", "1.25", "ok", "estimate is silent; x"),
                List.of("a", "/x/a.wav", "/y/a.wav", "p2", "", "failed", "silence")),
            new TableSignatures(Map.of("si_sdr", "si_sdr|rev:1"), "abc"));
    Path lock = folder.resolve("baseline.lock");
    Files.writeString(lock, LockFile.text(table));
    assertThat(Files.readAllLines(lock))
        .containsSubsequence(
            "[\"a\",\"p2\",\"\",\"\"],", "[\"b\",\"p1\",\"1.25\",\"estimate is silent\"]")
        .noneMatch(line -> line.contains("wav"));
    ScoreTable read = ScoreTableReader.read(lock);
    assertThat(read.columns()).containsExactly("id", "speaker", "si_sdr", "message");
    assertThat(read.signatures()).isEqualTo(table.signatures());
    byte[] first = Files.readAllBytes(lock);
    Files.writeString(lock, LockFile.text(read));
    assertThat(Files.readAllBytes(lock)).isEqualTo(first);
  }

  @Test
  void anEditedLockIsRefused() throws Exception {
    Path lock = folder.resolve("baseline.lock");
    Files.writeString(lock, LockFile.text(Tables.siSdr("t", 12, 0, 1)));
    String edited = Files.readString(lock).replaceFirst("file0003", "file0033");
    Files.writeString(lock, edited);
    unreadable(lock, "edited or badly merged");
    Files.writeString(lock, edited.replaceFirst("\"rows\"", "<<<<<<<"));
    unreadable(lock, "");
  }
}
