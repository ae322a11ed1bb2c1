package sqe.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.audit.check.AuditSettings;
import sqe.audit.check.Defects;
import sqe.audit.check.Finding;
import sqe.audit.check.Profile;
import sqe.audit.check.Severity;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.WavWriter;
import sqe.testing.SharedFolder;

/** The network hears what of a clean set is not clean. */
@Tag("one-jdk")
class MosOutlierTest {

  private static final int RATE = 16000;

  private static final List<String> NAMES =
      List.of("s01_engb", "s02_enus", "s03_de", "s04_fr", "s07_nl");

  @TempDir private Path folder = Path.of("");

  @Test
  void aNoisyFileOfACleanSetIsToBeLookedAt() throws Exception {
    for (String name : NAMES) {
      double[] x = speech(name);
      write(name + "_1", Arrays.copyOf(x, x.length / 2));
      write(name + "_2", Arrays.copyOfRange(x, x.length / 2, x.length));
    }
    double[] first = speech(NAMES.get(0));
    write("noisy", Defects.withNoise(Arrays.copyOf(first, first.length / 2), -25, 1));

    AuditSettings off = AuditSettings.of(Profile.GENERAL);
    assertThat(found(off)).isEmpty();
    List<Finding> found = found(off.with("mos-outlier=3.5"));
    assumeThat(found).noneMatch(finding -> finding.message().contains("cannot be loaded here"));
    assertThat(found)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.file()).endsWith("noisy.wav");
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.value()).isGreaterThan(3.5);
              assertThat(finding.message()).startsWith("DNSMOS ").contains("median is");
            });
    WorkPlan work = new AuditResult(List.of(), 0, found, List.of()).work();
    assertThat(work.steps()).extracting(WorkPlan.Step::kind).containsExactly(WorkPlan.Kind.LOOK);
  }

  private List<Finding> found(AuditSettings settings) throws Exception {
    AuditRequest request = AuditRequest.ofFolder(folder).withSettings(settings).withJobs(2);
    return Audit.run(request, done -> {}).findings().stream()
        .filter(finding -> finding.check().equals("mos-outlier"))
        .toList();
  }

  private void write(String name, double[] x) throws IOException {
    Path file = folder.resolve("clean").resolve(name + ".wav");
    Files.createDirectories(file.getParent());
    WavWriter.writePcm16(file, new double[][] {x}, RATE);
  }

  private static double[] speech(String name) throws IOException {
    return AudioReader.read(SharedFolder.project("testdata/clean/" + name + ".wav")).channels()[0];
  }
}
