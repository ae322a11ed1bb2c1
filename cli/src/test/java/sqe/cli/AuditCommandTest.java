package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.audit.check.CheckCatalog;
import sqe.testing.SharedFolder;

class AuditCommandTest {

  @TempDir private Path folder = Path.of("");

  private record Ran(int exitCode, String out, String err) {}

  private static Ran run(Object... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int code = Sqe.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(words);
    return new Ran(code, out.toString(), err.toString());
  }

  @Test
  void theListNamesEveryCheckWithItsLimits() {
    Ran ran = run("audit", "--list", "--set", "dc-offset=0.002");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .contains(CheckCatalog.infos().size() + " noted")
        .contains("--set dc-offset=0.002 ")
        .contains("--set dc-offset.error=0.01 ")
        .contains("--set edge-silence.max=inf s");
  }

  @Test
  void delaysOfADenoiserAreReportedAndDecideTheExitCode() throws Exception {
    Path clean = SharedFolder.project("testdata/clean");
    Path enhanced = SharedFolder.project("testdata/enhanced_rnnoise");
    Path report = folder.resolve("report.csv");
    Ran ran =
        run("audit", clean, "--pair-with", enhanced, "-o", report, "--set", "edge-silence.onset=0");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("delay").contains("+320 samples").contains("12 files, 6 pairs");
    assertThat(Files.readString(report)).startsWith("check,severity,file,channel,second,");
    assertThat(Files.exists(folder.resolve("report.csv.part"))).isFalse();
    assertThat(run("audit", clean, "--pair-with", enhanced, "--fail-on", "warning").exitCode())
        .isEqualTo(ExitCode.INCOMPLETE);
    assertThat(run("audit", clean, "--fail-on", "never").exitCode()).isZero();
  }

  @Test
  void idsToDropAreLeftOutOfScores() throws Exception {
    Path clean = SharedFolder.project("testdata/clean");
    Path enhanced = SharedFolder.project("testdata/enhanced_rnnoise");
    Path drop = folder.resolve("drop.txt");
    Path keep = folder.resolve("keep.txt");
    String limit = "activity.error=0.975"; // nothing is wrong with these files
    Ran ran =
        run(
            "audit",
            clean,
            "--pair-with",
            enhanced,
            "--set",
            limit,
            "--drop-list",
            drop,
            "--keep-list",
            keep);
    assertThat(ran.out()).startsWith("What to do: drop 2 ids");
    assertThat(Files.readAllLines(drop)).containsExactly("s01_engb", "s02_enus");
    assertThat(Files.readAllLines(keep)).containsExactly("s03_de", "s04_fr", "s07_nl", "s08_pl");
    Ran again = run("audit", clean, "--pair-with", enhanced, "--set", limit, "--exclude", drop);
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("8 files, 4 pairs: 0 errors");
    Path table = folder.resolve("scores.csv");
    Ran scored = run("score", clean, enhanced, "-m", "si_sdr", "--exclude", drop, "-o", table);
    assertThat(scored.err()).contains("leaves out 2 of 6 pairs");
    assertThat(Files.readString(table)).contains("s03_de").doesNotContain("s01_engb", "s02_enus");
    assertThat(run("audit", clean, "--drop-list", drop, "--exclude", drop).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void voicingIsLookedAtBecauseThePitchModuleIsThere() {
    Ran ran = run("audit", SharedFolder.project("testdata/clean"), "--fail-on", "never");
    assertThat(ran.out()).doesNotContain("no pitch tracker").doesNotContain("frames are voiced");
  }

  @Test
  void scoreTablesAreAuditedWithoutAudio() throws Exception {
    Path table = folder.resolve("scores.csv");
    Files.writeString(table, "id,pesq,stoi\na,2.5,0.9\nb,9,1e-5\n");
    Ran ran = run("audit", "--scores", table);
    assertThat(ran.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(ran.out()).contains("range").contains("sentinel");
  }

  @Test
  void wrongUseIsToldInOneLine() {
    assertThat(run("audit").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run("audit", ".", "--set", "dc=1").err()).contains("; there is: dc-offset");
    assertThat(run("audit", ".", "--set", "hiss=1").err())
        .contains("no limit is called 'hiss'; 'sqe audit --list' shows them");
    assertThat(run("audit", ".", "--profile", "music").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run("audit", ".", "-o", "report.pdf").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run("audit", folder.resolve("none")).exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
  }
}
