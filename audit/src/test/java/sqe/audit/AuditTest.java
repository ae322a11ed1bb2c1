package sqe.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.audit.check.AuditSettings;
import sqe.audit.check.CheckCatalog;
import sqe.audit.check.Finding;
import sqe.audit.check.Profile;
import sqe.audit.check.Severity;
import sqe.dsp.audio.WavWriter;
import sqe.scoring.NothingToScoreException;
import sqe.table.TableException;
import sqe.testing.FormulaSignals;
import sqe.testing.SharedFolder;

class AuditTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void aFolderAuditDoesNotDependOnTheNumberOfJobs() throws Exception {
    Path clean = SharedFolder.project("testdata/clean");
    Path enhanced = SharedFolder.project("testdata/enhanced_rnnoise");
    AuditResult one = run(clean, enhanced, null, 1);
    AuditResult two = run(clean, enhanced, null, 3);
    assertThat(one).isEqualTo(two);
    assertThat(one.findings().stream().filter(f -> f.check().equals("delay")))
        .hasSize(one.pairs())
        .allSatisfy(f -> assertThat(f.value()).isBetween(319.0, 321.0));
    assertThat(one.score()).isBetween(0.0, 1.0);
  }

  @Test
  void brokenFilesAndOrphansAreReportedAndDoNotStopTheAudit() throws Exception {
    var signals = new FormulaSignals();
    write("clean/a.wav", signals.source1);
    write("clean/Case.wav", signals.source1);
    write("noisy/a.wav", signals.estimate);
    write("noisy/case.wav", signals.estimate);
    Files.writeString(folder.resolve("clean/broken.wav"), "RIFF, but not for long");
    AuditResult result = run(folder.resolve("clean"), folder.resolve("noisy"), null, 2);
    assertThat(messages(result, "decode")).hasSize(1);
    assertThat(messages(result, "orphan")).hasSize(3).anyMatch(m -> m.contains("upper and lower"));
    assertThat(result.pairs()).isEqualTo(1);
    assertThatThrownBy(() -> run(folder.resolve("nowhere"), null, null, 1))
        .isInstanceOf(NothingToScoreException.class);
  }

  /** Such files decode well: to write them again, as the check decode advises, would not help. */
  @Test
  void whatTheSearchWarnsOfIsSaidOfPaths() throws Exception {
    write("clean/é.wav", new FormulaSignals().source1);
    write("noisy/e\u0301.wav", new FormulaSignals().estimate);
    Files.createSymbolicLink(folder.resolve("noisy/around"), folder.resolve("noisy"));
    AuditResult result = run(folder.resolve("clean"), folder.resolve("noisy"), null, 1);
    assertThat(result.pairs()).isEqualTo(1);
    assertThat(messages(result, "decode")).isEmpty();
    assertThat(messages(result, "path"))
        .anyMatch(m -> m.contains("NFC and NFD"))
        .anyMatch(m -> m.contains("a link to a folder that contains it"));
    assertThat(CheckCatalog.find("path").orElseThrow().advice())
        .contains("one form of accents")
        .contains("Remove such a link");
  }

  @Test
  void aRequestSaysWhatIsToBeAudited() {
    AuditSettings settings = AuditSettings.of(Profile.GENERAL);
    assertThat(AuditRequest.ofPairs(folder, folder).withSettings(settings).withJobs(3))
        .isEqualTo(new AuditRequest(folder, folder, null, null, settings, 3));
    assertThat(AuditRequest.ofScores(folder).withSettings(settings).withJobs(1))
        .isEqualTo(new AuditRequest(null, null, null, folder, settings, 1));
    assertThatThrownBy(() -> new AuditRequest(null, null, null, null, settings, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing to audit");
    assertThatThrownBy(() -> new AuditRequest(null, folder, folder, null, settings, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs the clean folder");
    assertThatThrownBy(() -> new AuditRequest(folder, null, null, null, settings, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1, not 0");
  }

  @Test
  void linksToOneFileAreDuplicates() throws Exception {
    write("set/a.wav", new FormulaSignals().source1);
    Files.createLink(folder.resolve("set/hard.wav"), folder.resolve("set/a.wav"));
    Files.createSymbolicLink(folder.resolve("set/link.wav"), folder.resolve("set/a.wav"));
    AuditResult result = run(folder.resolve("set"), null, null, 2);
    assertThat(result.files()).hasSize(3);
    assertThat(messages(result, "exact-duplicate")).hasSize(2).allMatch(m -> m.endsWith("a.wav"));
  }

  @Test
  void aManifestSaysWhatIsMissing() throws Exception {
    write("clean/a.wav", new FormulaSignals().source1);
    Path manifest = folder.resolve("set.csv");
    Files.writeString(manifest, "file,duration\nclean/a.wav,3\nclean/b.wav,2\n");
    AuditResult result = run(folder.resolve("clean"), null, manifest, 1);
    assertThat(messages(result, "declared-duration")).hasSize(1);
    assertThat(messages(result, "orphan")).hasSize(1);
  }

  @Test
  void aManifestMaySpellNamesInTheOtherFormOfTheirAccents() throws Exception {
    write("clean/é.wav", new FormulaSignals().source1);
    for (String row : List.of("file,duration\nclean/e\u0301.wav,3", "id,duration\ne\u0301,3")) {
      Path manifest = Files.writeString(folder.resolve("set.csv"), row + "\n");
      AuditResult result = run(folder.resolve("clean"), null, manifest, 1);
      assertThat(messages(result, "declared-duration")).as(row).hasSize(1);
      assertThat(messages(result, "orphan")).as(row).isEmpty();
    }
  }

  @Test
  void suppressionsNeedAReasonAndExpire() throws Exception {
    var finding =
        new Finding("dc-offset", Severity.ERROR, "clean/a.wav", 1, Double.NaN, 0.02, 0.01, "m");
    var result = new AuditResult(List.of("clean/a.wav"), 0, List.of(finding), List.of());
    String entry = "- {check: dc-offset, file: 'clean/*', reason: known, expires: 2026-06-30}";
    AuditResult before = Suppressions.parse(entry, LocalDate.of(2026, 6, 30)).apply(result);
    assertThat(before.findings()).isEmpty();
    assertThat(before.suppressed().get(0).reason()).isEqualTo("known");
    Suppressions expired = Suppressions.parse(entry, LocalDate.of(2026, 7, 1));
    assertThat(expired.apply(result).findings()).hasSize(1);
    assertThat(expired.warnings()).hasSize(1);
    assertThatThrownBy(() -> Suppressions.parse("- {check: dc-offset}", LocalDate.EPOCH))
        .hasMessageContaining("reason");
    assertThatThrownBy(
            () ->
                Suppressions.parse(
                    "- {check: dc, reason: r, expires: 2026-01-01}", LocalDate.EPOCH))
        .hasMessageContaining("no check");
  }

  private static AuditResult run(
      Path folder, @Nullable Path pairWith, @Nullable Path manifest, int jobs)
      throws NothingToScoreException, TableException, InterruptedException {
    var settings = AuditSettings.of(Profile.GENERAL);
    return Audit.run(
        new AuditRequest(folder, pairWith, manifest, null, settings, jobs), done -> {});
  }

  private void write(String name, double[] x) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    WavWriter.writePcm16(file, new double[][] {x}, 16000);
  }

  private static List<String> messages(AuditResult result, String check) {
    return result.findings().stream()
        .filter(f -> f.check().equals(check))
        .map(Finding::message)
        .toList();
  }
}
