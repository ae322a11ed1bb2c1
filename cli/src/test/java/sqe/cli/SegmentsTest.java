package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.dsp.audio.WavWriter;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** {@code --segment}, from the table to what is done with it. */
class SegmentsTest {

  private static final Path CLEAN = SharedFolder.project("testdata/clean");
  private static final Path RNNOISE = SharedFolder.project("testdata/enhanced_rnnoise");

  @TempDir Path folder;

  private void refused(String message, Object... options) throws Exception {
    Object[] arguments = new Object[options.length + 3];
    arguments[0] = "score";
    arguments[1] = CLEAN;
    arguments[2] = RNNOISE;
    System.arraycopy(options, 0, arguments, 3, options.length);
    SqeCall run = SqeCall.run(arguments);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void whatCannotBeIsRefusedWithTheReason() throws Exception {
    refused("--segment-hop needs --segment", "--segment-hop", "1");
    refused("more than 0 s", "--segment", "0");
    refused("more than 0 s", "--segment", "1", "--segment-hop", "0");
    refused("resample the files first", "--segment", "1", "--resample", "8000");
    refused("seconds, finite and not negative", "--segment", "-1");
  }

  @Test
  void theTableIsJudgedAndAuditedAndItsRowsAreKept() throws Exception {
    Path table = folder.resolve("t.csv");
    SqeCall scored =
        SqeCall.run(
            "score", CLEAN, RNNOISE, "--segment", "1", "-m", "si_sdr,stoi", "-o", table, "-j", "2");
    assertThat(scored.err()).contains(" segments of 6 files, ").contains(", segment ");
    List<String> lines = Files.readAllLines(table);
    assertThat(lines.get(0)).startsWith("id,segment,start_s,end_s,system,channel,");
    assertThat(lines.get(1)).startsWith("s01_engb,1,0.0,1.0,enhanced_rnnoise,1,");
    assertThat(GoldenTable.read(table).rows()).hasSizeGreaterThan(17);
    SqeCall gate = SqeCall.run("gate", table, "--baseline", table, "-m", "si_sdr");
    assertThat(gate.exitCode()).as(gate.err()).isZero();
    assertThat(gate.out()).contains("clusters by id");
    Path less = folder.resolve("less.csv");
    write(less, table, lines.subList(0, lines.size() - 1));
    SqeCall lost = SqeCall.run("gate", less, "--baseline", table, "-m", "si_sdr");
    assertThat(lost.exitCode()).isEqualTo(1);
    assertThat(lost.out())
        .contains("lost coverage")
        .contains("1 segment is no longer in the table: s08_pl, segment 4");
    SqeCall plan = SqeCall.run("plan", table, "--baseline", less, "-m", "si_sdr");
    assertThat(plan.exitCode()).as(plan.err()).isZero();
    SqeCall compared = SqeCall.run("compare", table, less, "-m", "si_sdr");
    assertThat(compared.exitCode()).as(compared.err()).isZero();
    SqeCall audit = SqeCall.run("audit", "--scores", table);
    assertThat(audit.err()).doesNotContain("error:");
    assertThat(audit.exitCode()).isLessThan(2);
    Path other = folder.resolve("other.csv");
    SqeCall.run("score", CLEAN, RNNOISE, "--segment", "2", "-m", "si_sdr", "-o", other, "-q");
    SqeCall refused = SqeCall.run("gate", other, "--baseline", table, "-m", "si_sdr");
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err()).contains("the segments are of other seconds: segment is 1, 2");
  }

  private static void write(Path to, Path table, List<String> lines) throws IOException {
    Files.writeString(to, String.join("\n", lines) + "\n");
    Files.copy(
        table.resolveSibling(table.getFileName() + ".meta.json"),
        to.resolveSibling(to.getFileName() + ".meta.json"));
  }

  @Test
  void noAdviceIsRefused() throws Exception {
    Path clean = Files.createDirectory(folder.resolve("clean"));
    Path enhanced = Files.createDirectory(folder.resolve("enhanced"));
    double[][] noise = {new Random(1).doubles(48000).map(x -> x - 0.5).toArray()};
    WavWriter.writePcm16(clean.resolve("a.wav"), noise, 48000);
    WavWriter.writePcm16(enhanced.resolve("a.wav"), noise, 44100);
    for (String metrics : List.of("si_sdr,pesq_wb", "si_sdr")) {
      SqeCall run = SqeCall.run("score", clean, enhanced, "--segment", "0.5", "-m", metrics);
      assertThat(run.out() + run.err())
          .contains("rates differ")
          .doesNotContain("choose --resample");
    }
    SqeCall run = SqeCall.run("score", clean, clean, "--segment", "0.5");
    assertThat(run.err()).contains("resampled to").doesNotContain("which --resample");
    run = SqeCall.run("score", clean, clean, "--segment", "0.5", "-m", "pesq_wb");
    assertThat(run.out()).contains("resample the files to 16000 Hz first");
  }
}
