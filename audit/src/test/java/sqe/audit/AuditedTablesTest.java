package sqe.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.audit.check.AuditSettings;
import sqe.audit.check.Finding;
import sqe.audit.check.Profile;
import sqe.dsp.audio.WavWriter;
import sqe.scoring.NothingToScoreException;
import sqe.table.TableException;
import sqe.testing.FormulaSignals;

/** What an audit makes of manifests and scores in all the forms they come in. */
class AuditedTablesTest {

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void writeSet() throws IOException {
    double[][] signal = {new FormulaSignals().source1};
    for (String name : List.of("a.wav", "b.wav")) {
      WavWriter.writePcm16(folder.resolve(name), signal, 16000);
    }
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static AuditResult audit(@Nullable Path manifest, @Nullable Path scores)
      throws Exception {
    var settings = AuditSettings.of(Profile.GENERAL);
    return Audit.run(new AuditRequest(null, null, manifest, scores, settings, 1), done -> {});
  }

  private static List<String> of(AuditResult result, String check) {
    return result.findings().stream()
        .filter(finding -> finding.check().equals(check))
        .map(Finding::message)
        .toList();
  }

  @Test
  void manifestsOfNemoAreReadInEveryForm() throws Exception {
    String a = "{\"audio_filepath\": \"a.wav\", \"duration\": 99.0, \"text\": \"x\"}";
    String b = "{\"audio_filepath\": \"b.wav\", \"duration\": 99.0, \"text\": \"y\"}";
    for (String text : List.of(a + "\n" + b, "\uFEFF" + a + b, "[" + a + ",\r\n" + b + "]\n")) {
      AuditResult result = audit(file("m.json", text), null);
      assertThat(result.files()).as(text).hasSize(2);
      assertThat(of(result, "declared-duration")).as(text).hasSize(2);
    }
  }

  @Test
  void aManifestOfNemoWithReferencesNamesPairs() throws Exception {
    String pair = "{\"audio_filepath\": \"a.wav\", \"reference\": \"b.wav\"}";
    AuditResult result = audit(file("m.json", pair), null);
    assertThat(result.pairs()).isEqualTo(1);
    assertThat(of(result, "identical")).hasSize(1);
  }

  @Test
  void rowNumbersAndBlankRowsSayNothing() throws Exception {
    AuditResult result =
        audit(file("m.csv", ",file,speaker\n0,a.wav,p\n1,b.wav,\n2,,\n,,\n"), null);
    assertThat(of(result, "null-metadata"))
        .containsExactly("column speaker: 1 of 2 cells is empty");
  }

  @Test
  void columnsThatDifferInCaseOnlyAreRefused() throws Exception {
    Path scores = file("t.csv", "id,PESQ,pesq\na,2,3\n");
    assertThatThrownBy(() -> audit(null, scores))
        .isInstanceOf(TableException.class)
        .hasMessage(
            scores
                + ": the columns 'PESQ' and 'pesq' differ in upper and lower case only: rename"
                + " one");
  }

  @Test
  void aPathThatNoFileCanHaveIsAnOrphan() throws Exception {
    AuditResult result = audit(file("m.csv", "id,file\nx,\0x.wav\ny,a.wav\n"), null);
    assertThat(result.files()).hasSize(1);
    assertThat(of(result, "orphan"))
        .containsExactly("in the manifest, but no file can be called so");
    Path alone = file("m.csv", "id,file\nx,\0x.wav\n");
    assertThatThrownBy(() -> audit(alone, null))
        .isInstanceOf(NothingToScoreException.class)
        .hasMessageContaining("none can be called '\\u0000x.wav'");
  }

  @Test
  void scoresOfAFileThatCannotBeAreSuppressedByTheirCheck() throws Exception {
    Path scores = file("t.csv", "filename,PESQ\na\0.wav,9\nb.wav,2\n");
    AuditResult result = audit(null, scores);
    assertThat(of(result, "range")).hasSize(1);
    String every = "- {check: range, reason: r, expires: 2099-01-01}";
    String some = "- {check: range, file: '*.wav', reason: r, expires: 2099-01-01}";
    assertThat(of(Suppressions.parse(every, LocalDate.EPOCH).apply(result), "range")).isEmpty();
    assertThat(of(Suppressions.parse(some, LocalDate.EPOCH).apply(result), "range")).hasSize(1);
    String nul = "- {check: range, file: \"a\\0\", reason: r, expires: 2099-01-01}";
    assertThatThrownBy(() -> Suppressions.parse(nul, LocalDate.EPOCH))
        .hasMessage("entry 1: no file can be called 'a\\u0000'");
  }

  @Test
  void infinitiesAreScoresInAnySpelling() throws Exception {
    String sdr = "{\"id\":\"%s\",\"sdr\":%s,\"stoi\":0.5}\n";
    StringBuilder lines = new StringBuilder();
    Map.of("a", "Infinity", "b", "-Infinity", "c", "\"inf\"", "d", "\"+inf\"", "e", "null")
        .forEach((id, value) -> lines.append(sdr.formatted(id, value)));
    List<Finding> findings = audit(null, file("t.ndjson", lines.toString())).findings();
    assertThat(findings).extracting(Finding::check).containsExactly("dead");
    assertThat(findings.get(0).message()).startsWith("sdr = -inf is worse than any score");
  }
}
