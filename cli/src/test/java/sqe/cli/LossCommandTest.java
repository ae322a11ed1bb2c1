package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import sqe.metrics.loss.LossCatalog;
import sqe.metrics.loss.LossInfo;
import sqe.metrics.loss.Tensor;
import sqe.scoring.array.ArrayReader;
import sqe.scoring.array.NpyWriter;
import sqe.testing.SharedFolder;

class LossCommandTest {

  private static final Path CLEAN = SharedFolder.project("testdata/clean/s01_engb.wav");
  private static final Path NOISY = SharedFolder.project("testdata/noisy/s01_engb.wav");

  @TempDir Path folder;
  private Path x = Path.of("");
  private Path y = Path.of("");

  private record Run(int exitCode, String out, String err) {}

  @BeforeEach
  void writeArrays() throws IOException {
    x = folder.resolve("x.npy");
    y = Files.writeString(folder.resolve("y.csv"), "0.25,1,2,-0.1\n");
    NpyWriter.write(x, Tensor.vector(0.5, -1.25, 2, 0));
  }

  @Test
  void theValueGoesToStdoutAndItsSignatureToStderr() {
    Run run = sqe("loss", "l1", x, y);
    assertThat(run).isEqualTo(new Run(0, "0.65\n", "l1|reduction:mean|rev:1\n"));
    assertThat(sqe("loss", "l1", x, y, "-q").err()).isEmpty();
  }

  @Test
  void parametersAndReductionReachTheLoss() {
    assertThat(sqe("loss", "huber", x, y, "--delta", "0.5").out()).isEqualTo("0.2590625\n");
    assertThat(sqe("loss", "mse", x, y, "--reduction", "sum").out()).isEqualTo("5.135\n");
    assertThat(sqe("loss", "l1", x, y, "--reduction=none").out())
        .isEqualTo("0.25\n2.25\n0.0\n0.1\n");
    assertThat(sqe("loss", "l2_penalty", x, "--lambda", "0").out()).isEqualTo("0.0\n");
  }

  @Test
  void gradientsAreWritten() throws IOException {
    Path gradient = folder.resolve("g.npy");
    Run run = sqe("loss", "l1", x, y, "--gradient", gradient);
    assertThat(run.exitCode()).isZero();
    assertThat(ArrayReader.read(gradient).tensor().values()).containsExactly(0.25, -0.25, 0, 0.25);
    Path second = folder.resolve("h.npy");
    Path losses = Files.writeString(folder.resolve("l.csv"), "0.8,0.2\n");
    Path logVariances = Files.writeString(folder.resolve("s.csv"), "0,-1\n");
    sqe("loss", "uncertainty", losses, logVariances, "--gradient", gradient, "--gradient", second);
    assertThat(ArrayReader.read(gradient).tensor().values())
        .containsExactly(new double[] {0.5, 1.3591409142295225}, within(1e-14));
    assertThat(ArrayReader.read(second).tensor().size()).isEqualTo(2);
    Run tooMany = sqe("loss", "l1", x, y, "--gradient", gradient, "--gradient", second);
    assertThat(tooMany.exitCode()).isEqualTo(2);
    assertThat(tooMany.out()).isEmpty();
    assertThat(tooMany.err()).contains("2 gradients asked for, l1 has 1");
  }

  @Test
  void metricsWithAGradientAreLossesOfAudio() throws IOException {
    Path gradient = folder.resolve("g.npy");
    Run run = sqe("loss", "stoi", NOISY, CLEAN, "--gradient", gradient);
    assertThat(run.exitCode()).isZero();
    assertThat(Double.parseDouble(run.out().strip())).isBetween(0.0, 1.0);
    assertThat(run.err()).startsWith("stoi|");
    assertThat(ArrayReader.read(gradient).tensor().size())
        .isEqualTo(ArrayReader.read(CLEAN).tensor().size());
  }

  @Test
  void nanAndInfinityAreAnswers() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.csv"), "");
    assertThat(sqe("loss", "mse", empty, empty).out()).isEqualTo("nan\n");
    assertThat(sqe("loss", "log_mse", x, x).out()).isEqualTo("-inf\n");
  }

  @Test
  void theValueCanBeWrittenAsAnArray() throws IOException {
    Path values = folder.resolve("v.npy");
    Run run = sqe("loss", "mse", x, y, "--reduction", "none", "-o", values);
    assertThat(run.out()).isEmpty();
    assertThat(ArrayReader.read(values).tensor().shape()).containsExactly(4);
  }

  @Test
  void layersOfDeepFeatureHaveWeightsOfOnesOwn() {
    Run plain = sqe("loss", "deep_feature", NOISY, CLEAN);
    Run halved = sqe("loss", "deep_feature", NOISY, CLEAN, "--lambda", "2,2,2,2,2,2.0");
    assertThat(Double.parseDouble(halved.out())).isEqualTo(Double.parseDouble(plain.out()) / 2);
    assertThat(plain.err()).contains("|lambda:1|");
    assertThat(halved.err()).contains("|lambda:2,2,2,2,2,2|");
    assertThat(sqe("loss", "--list").out()).contains("lambda=1,1,1,1,1,1");
    Run few = sqe("loss", "deep_feature", NOISY, CLEAN, "--lambda", "1,2");
    assertThat(few.exitCode()).isEqualTo(2);
    assertThat(few.err()).contains("lambda is 6 positive numbers separated by commas", "1,2");
    assertThat(sqe("loss", "deep_feature", NOISY, CLEAN, "--beta", "1").err())
        .contains("deep_feature has no parameter beta; it has: lambda");
  }

  @Test
  void wrongUseIsExitCodeTwo() {
    assertThat(sqe("loss", "hubr", x, y)).extracting(Run::exitCode).isEqualTo(2);
    assertThat(sqe("loss", "hubr", x, y).err()).contains("did you mean 'huber'?");
    assertThat(sqe("loss", "l1", x, y, "--beta", "1").err())
        .contains("l1 has no parameter beta; it has: reduction");
    assertThat(sqe("loss", "l1", x).err()).contains("l1 takes 2 files (prediction, target), not 1");
    assertThat(sqe("loss", "l1", x, y, "--reduction", "max").exitCode()).isEqualTo(2);
    assertThat(sqe("loss", "stoi", x, y).err()).contains("--sample-rate");
    assertThat(sqe("loss").exitCode()).isEqualTo(2);
  }

  @Test
  void filesThatDoNotFitAreExitCodeThreeAndUndefinedValuesOne() throws IOException {
    Run shapes = sqe("loss", "l1", x, NOISY);
    assertThat(shapes.exitCode()).isEqualTo(3);
    assertThat(shapes.err()).contains("shapes differ: prediction (4,)").contains("of float64");
    Run missing = sqe("loss", "l1", x, folder.resolve("none.npy"));
    assertThat(missing.exitCode()).isEqualTo(3);
    assertThat(missing.err()).contains("none.npy: no such file").doesNotContain("Exception");
    Run unwritable = sqe("loss", "l1", x, y, "--gradient", folder.resolve("no/such/g.npy"));
    assertThat(unwritable.exitCode()).isEqualTo(3);
    assertThat(unwritable.out()).isEmpty();
    Run undefined = sqe("loss", "stoi", x, y, "--sample-rate", 16000);
    assertThat(undefined.exitCode()).isEqualTo(1);
    assertThat(undefined.err()).contains("stoi: too short");
  }

  @Test
  void theListNamesEveryLossAndDefinesOne() {
    String list = sqe("loss", "--list").out();
    assertThat(list.lines().map(line -> line.split(" ", 2)[0]))
        .contains("l1", "cross_entropy", "l1_penalty", "stoi");
    assertThat(sqe("loss", "--list", "huber").out())
        .contains("formula", "d²/2 where |d| ≤ δ", "--delta (1)");
    assertThat(sqe("loss", "--list", "stoi").err()).contains("`sqe metrics stoi`");
    assertThat(sqe("loss", "--list", "nothing").exitCode()).isEqualTo(2);
  }

  @Test
  void everyParameterOfEveryLossIsAnOption() {
    Set<String> declared = new TreeSet<>();
    for (var definition : LossCatalog.losses()) {
      definition.info().parameters().stream().map(LossInfo.Parameter::name).forEach(declared::add);
    }
    declared.add("reduction");
    Set<String> options = new TreeSet<>();
    for (OptionSpec option : CommandSpec.forAnnotatedObject(new LossParameterOptions()).options()) {
      options.add(option.longestName().substring(2));
    }
    assertThat(options).isEqualTo(declared);
  }

  private static Run sqe(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Sqe.commandLine(new PrintWriter(out), new PrintWriter(err))
            .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    return new Run(code, out.toString(), err.toString());
  }
}
