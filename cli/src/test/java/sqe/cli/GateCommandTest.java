package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gate, plan and compare as processes. */
class GateCommandTest {

  private static final Path DATA =
      Path.of(System.getProperty("sqe.root", "..")).resolve("testdata");

  @TempDir private Path folder = Path.of("");

  private Path score(String system) throws Exception {
    Path table = folder.resolve(system + ".csv");
    var run =
        SqeCall.run(
            "score",
            DATA.resolve("clean"),
            DATA.resolve(system),
            "-m",
            "si_sdr,stoi",
            "-o",
            table,
            "-q");
    assertThat(run.exitCode()).as(run.err()).isZero();
    return table;
  }

  @Test
  void aBaselineIsLockedGatedAndReported() throws Exception {
    Path good = score("noisy");
    Path bad = score("enhanced_rnnoise");
    Path lock = folder.resolve("baseline.lock");
    Path policy = Files.copy(DATA.resolve("gate.yaml"), folder.resolve("gate.yaml"));
    assertThat(SqeCall.run("gate", good, "--lock", lock).exitCode()).isZero();

    Path junit = folder.resolve("gate.xml");
    Path markdown = folder.resolve("gate.md");
    Path json = folder.resolve("gate.json");
    var same =
        SqeCall.run(
            "gate",
            good,
            "--baseline",
            lock,
            "--policy",
            policy,
            "--junit",
            junit,
            "--markdown",
            markdown,
            "--json",
            json);
    assertThat(same.exitCode()).as(same.err()).isZero();
    assertThat(same.out()).contains("6 files are too few to test").contains("6 unchanged");
    assertThat(junit).content().contains("<skipped").contains("failures=\"0\"");
    assertThat(markdown).content().contains("| `stoi` | INCONCLUSIVE |");
    assertThat(json).content().contains("\"exit_code\" : 0");

    var worse = SqeCall.run("gate", bad, "--baseline", lock, "--policy", policy, "--junit", junit);
    assertThat(worse.exitCode()).isEqualTo(1);
    assertThat(worse.out()).contains("FAIL").contains("files lose more than 0.05");
    assertThat(junit).content().contains("<failure type=\"FAIL\"");

    var undecided = SqeCall.run("gate", good, "--baseline", lock, "--inconclusive", "fail");
    assertThat(undecided.exitCode()).isEqualTo(4);
  }

  @Test
  void theSameCommandGivesTheSameBytes() throws Exception {
    Path base = plain("base.csv", 40, 0);
    Path now = plain("now.csv", 40, 0.05);
    Object[] command = {
      "gate", now, "--baseline", base, "--unsigned-ok", "-m", "score:0.1", "--seed", "9"
    };
    var first = SqeCall.run(command);
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("seed 9").isEqualTo(SqeCall.run(command).out());
  }

  @Test
  void theNumberOfThreadsDoesNotChangeAByte() throws Exception {
    Path base = plain("base.csv", 200, 0);
    Path now = plain("now.csv", 200, 0.05);
    assertThat(json(base, now, 1)).isEqualTo(json(base, now, 4)).contains("\"n\" : 200");
  }

  private String json(Path base, Path now, int threads) throws Exception {
    Path json = folder.resolve(threads + ".json");
    Path log = folder.resolve("log.txt");
    Process process =
        SqeProcess.start(
            log,
            log,
            List.of("-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + threads),
            "gate",
            now,
            "--baseline",
            base,
            "--unsigned-ok",
            "-m",
            "score:0.1",
            "--json",
            json);
    assertThat(process.waitFor()).isZero();
    return Files.readString(json);
  }

  private Path plain(String name, int files, double change) throws Exception {
    StringBuilder text = new StringBuilder("id,score\n");
    for (int i = 0; i < files; i++) {
      double noise = StrictMath.sin(12.9898 * i) * change;
      text.append(String.format(Locale.ROOT, "f%03d,%s\n", i, 1 + i % 5 + change + noise));
    }
    return Files.writeString(folder.resolve(name), text.toString());
  }

  /** All mistakes are in {@link WrongGateInputsTest}; here is what a shell sees of them. */
  @Test
  void mistakesGiveOneLineAndTheRightCode() throws Exception {
    Path base = plain("base.csv", 20, 0);
    refused(2, "give --baseline FILE", "gate", base);
    refused(3, "has no signatures", "gate", base, "-b", base, "-m", "score");
  }

  private static void refused(int code, String reason, Object... command) throws Exception {
    var run = SqeCall.run(command);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(code);
    assertThat(run.err().lines().findFirst().orElse("")).startsWith("error: ").contains(reason);
    assertThat(run.err()).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void wholeNumbersAreWrittenAsSuch() throws Exception {
    assertThat(SqeCall.run("plan", "--sd", "2", "--margin", "1", "--power", "0.925").out())
        .isEqualTo("39 files to find a loss of 1 with a power of 92.5 % (sd 2, alpha 0.05)\n");
    assertThat(SqeCall.run("plan", "--sd", "2", "--margin", "1e-5", "--cluster-size", "4").out())
        .startsWith("more than a billion files from more than a billion clusters of 4 (ICC 0) to")
        .contains("a loss of 1e-5 with");
    Path base = plain("base.csv", 40, 0);
    Path now = plain("now.csv", 40, -1.5);
    Path policy =
        Files.writeString(
            folder.resolve("p.yaml"),
            "alpha: 0.001\nmetrics: {score: {margin: 2, min: 3, mean_min: 3, worse_than: 1,"
                + " worse_share: 0.5}}\n");
    Path markdown = folder.resolve("gate.md");
    var gate =
        SqeCall.run(
            "gate", now, "-b", base, "--unsigned-ok", "--policy", policy, "--markdown", markdown);
    assertThat(gate.out())
        .contains("at alpha 0.001,")
        .contains(" files are below 3: f")
        .contains("is below 3\n")
        .contains(" lose more than 1, 50 % are allowed")
        .doesNotContain(".0 ")
        .doesNotContain("E-");
    assertThat(markdown).content().contains(" | 2 |\n").doesNotContain("E-");
  }

  @Test
  void plansAndComparisonsArePrinted() throws Exception {
    var plan = SqeCall.run("plan", "--sd", "0.8", "--margin", "0.2");
    assertThat(plan.out()).startsWith("99 files to find a loss of 0.2 with a power of 80 %");
    var clusters =
        SqeCall.run(
            "plan", "--sd", "0.8", "--margin", "0.2", "--icc", "0.1", "--cluster-size", "20");
    assertThat(clusters.out()).contains("from 16 clusters of 20");
    Path base = plain("base.csv", 20, 0);
    Path now = plain("now.csv", 20, 0.5);
    var compare = SqeCall.run("compare", base, now, "-m", "score", "--unsigned-ok");
    assertThat(compare.exitCode()).as(compare.err()).isZero();
    assertThat(compare.out()).contains("now *").contains("base - now");
  }
}
