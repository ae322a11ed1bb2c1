package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example of docs/gate.md, and what users of the gate do wrong. */
class GateCommandTest {

  private static final Path DATA =
      Path.of(System.getProperty("sqe.root", "..")).resolve("testdata");

  @TempDir private Path folder = Path.of("");

  private Path score(String system) throws Exception {
    Path table = folder.resolve(system + ".csv");
    var run =
        SqeProcess.run(
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
  void theWorkedExampleLocksGatesAndReports() throws Exception {
    Path good = score("noisy");
    Path bad = score("enhanced_rnnoise");
    Path lock = folder.resolve("baseline.lock");
    Path policy = Files.copy(DATA.resolve("gate.yaml"), folder.resolve("gate.yaml"));
    assertThat(SqeProcess.run("gate", good, "--lock", lock).exitCode()).isZero();

    Path junit = folder.resolve("gate.xml");
    Path markdown = folder.resolve("gate.md");
    Path json = folder.resolve("gate.json");
    var same =
        SqeProcess.run(
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

    var worse =
        SqeProcess.run("gate", bad, "--baseline", lock, "--policy", policy, "--junit", junit);
    assertThat(worse.exitCode()).isEqualTo(1);
    assertThat(worse.out()).contains("FAIL").contains("files lose more than 0.05");
    assertThat(junit).content().contains("<failure type=\"FAIL\"");

    var undecided = SqeProcess.run("gate", good, "--baseline", lock, "--inconclusive", "fail");
    assertThat(undecided.exitCode()).isEqualTo(4);
  }

  @Test
  void theSameCommandGivesTheSameBytes() throws Exception {
    Path base = plain("base.csv", 40, 0);
    Path now = plain("now.csv", 40, 0.05);
    Object[] command = {
      "gate", now, "--baseline", base, "--unsigned-ok", "-m", "score:0.1", "--seed", "9"
    };
    var first = SqeProcess.run(command);
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("seed 9").isEqualTo(SqeProcess.run(command).out());
  }

  private Path plain(String name, int files, double change) throws Exception {
    StringBuilder text = new StringBuilder("id,score\n");
    for (int i = 0; i < files; i++) {
      double noise = StrictMath.sin(12.9898 * i) * change;
      text.append("f%03d,%s\n".formatted(i, 1 + i % 5 + change + noise));
    }
    return Files.writeString(folder.resolve(name), text.toString().replace("filename", "id"));
  }

  @Test
  void mistakesGiveOneLineAndTheRightCode() throws Exception {
    Path base = plain("base.csv", 20, 0);
    Path fewer = plain("fewer.csv", 19, 0);
    Path twice = folder.resolve("twice.csv");
    Files.writeString(twice, Files.readString(base) + "f001,2\n");
    Path empty = Files.writeString(folder.resolve("empty.csv"), "");
    refused(2, "give --baseline FILE", "gate", base);
    refused(3, "has no signatures", "gate", base, "-b", base, "-m", "score");
    refused(3, "no such file", "gate", base, "-b", folder.resolve("none.csv"));
    refused(3, "no rows", "gate", empty, "-b", base);
    refused(3, "1 of the 20 ids of", "gate", fewer, "-b", base, "-m", "score", "--unsigned-ok");
    refused(
        3, "stands in rows 2 and 21", "gate", twice, "-b", base, "-m", "score", "--unsigned-ok");
    refused(2, "no column 'pesq'", "gate", base, "-b", base, "-m", "pesq", "--unsigned-ok");
    refused(2, "no column that is known", "gate", base, "-b", base, "--unsigned-ok");
    refused(2, "a margin is 0 or more", "gate", base, "-b", base, "-m", "score:-1");
    refused(2, "alpha is above 0", "gate", base, "-b", base, "--alpha", "2");
    refused(2, "only one system", "compare", base, "--unsigned-ok", "-m", "score");
    refused(2, "give either --sd and --margin", "plan");
  }

  private static void refused(int code, String reason, Object... command) throws Exception {
    var run = SqeProcess.run(command);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(code);
    assertThat(run.err().lines().findFirst().orElse("")).startsWith("error: ").contains(reason);
    assertThat(run.err()).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void plansAndComparisonsArePrinted() throws Exception {
    var plan = SqeProcess.run("plan", "--sd", "0.8", "--margin", "0.2");
    assertThat(plan.out()).startsWith("99 files to find a loss of 0.2 with a power of 80 %");
    var clusters =
        SqeProcess.run(
            "plan", "--sd", "0.8", "--margin", "0.2", "--icc", "0.1", "--cluster-size", "20");
    assertThat(clusters.out()).contains("from 16 clusters of 20");
    Path base = plain("base.csv", 20, 0);
    Path now = plain("now.csv", 20, 0.5);
    var compare = SqeProcess.run("compare", base, now, "-m", "score", "--unsigned-ok");
    assertThat(compare.exitCode()).as(compare.err()).isZero();
    assertThat(compare.out()).contains("now *").contains("base - now");
  }
}
