package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import sqe.testing.SharedFolder;

/** Runs the commands of docs/gate.md: the worked example, and those of both workflows. */
@Tag("one-jdk")
class GateDocumentationTest {

  static final String PAGE = "docs/gate.md";

  /** Positions of the workflows among the page's blocks of YAML. */
  static final int GITHUB = 0;

  static final int GITLAB = 1;

  /** Where the workflows have the system under test write its output. */
  private static final String ENHANCED = "enhanced";

  @TempDir private Path folder = Path.of("");

  private SqeProcess run(String command) throws IOException, InterruptedException {
    String arguments = command.replaceFirst("^(\\./)?sqe ", "");
    assertThat(arguments).as("a command of sqe").isNotEqualTo(command);
    return SqeProcess.runIn(folder, (Object[]) arguments.strip().split(" +"));
  }

  @Test
  void theWorkedExampleEndsAsThePageSays() throws Exception {
    Files.createDirectory(folder.resolve("testdata"));
    for (String system : List.of("clean", "noisy", "enhanced_rnnoise")) {
      copyFolder("testdata/" + system, "testdata/" + system);
    }
    copyPolicy("testdata/gate.yaml");
    List<String> commands = PageFences.commands(PAGE);
    assertThat(commands).hasSize(4);
    for (String command : commands.subList(0, 3)) {
      SqeProcess process = run(command);
      assertThat(process.exitCode()).as(command + "\n" + process.err()).isZero();
    }
    SqeProcess verdict = run(commands.get(3));
    assertThat(verdict.exitCode()).as(verdict.err()).isEqualTo(1);
    assertThat(verdict.out()).contains("stoi").contains("files lose more than 0.05");
    assertThat(folder.resolve("gate.xml")).content().contains("<failure");
    assertThat(folder.resolve("gate.md")).content().contains("**FAIL**");
  }

  @Test
  void theGitHubWorkflowGatesAndLeavesTheFilesItsOtherStepsRead() throws Exception {
    Map<?, ?> workflow = yaml(PageFences.of(PAGE, "yaml").get(GITHUB));
    Map<?, ?> job = map(map(workflow.get("jobs")).get("gate"));
    List<String> commands = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Object step : list(job.get("steps"))) {
      Object shell = map(step).get("run");
      if (shell == null || !shell.toString().startsWith("./sqe ")) {
        others.add(step.toString());
      } else {
        commands.add(shell.toString());
      }
    }
    lockNoisyScores(commands.get(0));
    SqeProcess same = run(commands.get(1));
    assertThat(same.exitCode()).as("six files are too few for a strict gate").isEqualTo(4);
    assertThat(same.out()).endsWith("UNDECIDED\n");
    failsWithALateSystem(commands);
    assertThat(others)
        .anyMatch(step -> step.contains("--body-file gate.md"))
        .anyMatch(step -> step.contains("report_paths=gate.xml"));
    assertThat(folder.resolve("gate.md")).isNotEmptyFile();
    assertThat(folder.resolve("gate.xml")).isNotEmptyFile();
  }

  @Test
  void theGitLabSnippetGatesAndLeavesItsReport() throws Exception {
    Map<?, ?> job = map(yaml(PageFences.of(PAGE, "yaml").get(GITLAB)).get("speech-quality"));
    List<String> commands = list(job.get("script")).stream().map(String::valueOf).toList();
    lockNoisyScores(commands.get(0));
    failsWithALateSystem(commands);
    Object report = map(map(job.get("artifacts")).get("reports")).get("junit");
    assertThat(folder.resolve(String.valueOf(report))).isNotEmptyFile();
  }

  /** The baseline is the noisy input itself. */
  private void lockNoisyScores(String score) throws Exception {
    Files.createDirectory(folder.resolve("testset"));
    copyFolder("testdata/clean", "testset/clean");
    copyFolder("testdata/noisy", ENHANCED);
    copyPolicy("gate.yaml");
    assertThat(run(score).exitCode()).isZero();
    assertThat(run("sqe gate scores.csv --lock baseline.lock").exitCode()).isZero();
  }

  private void failsWithALateSystem(List<String> commands) throws Exception {
    assertThat(commands).hasSize(2);
    copyFolder("testdata/enhanced_rnnoise", ENHANCED);
    assertThat(run(commands.get(0)).exitCode()).isZero();
    SqeProcess worse = run(commands.get(1));
    assertThat(worse.exitCode()).as(worse.err()).isEqualTo(1);
    assertThat(folder.resolve("gate.xml")).content().contains("<failure");
  }

  private void copyPolicy(String name) throws IOException {
    Files.copy(SharedFolder.project("testdata/gate.yaml"), folder.resolve(name));
  }

  private void copyFolder(String data, String name) throws IOException {
    Path target = Files.createDirectories(folder.resolve(name));
    try (Stream<Path> files = Files.list(SharedFolder.project(data))) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static Map<?, ?> yaml(String text) {
    return map(new Load(LoadSettings.builder().build()).loadFromString(text));
  }

  private static Map<?, ?> map(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new AssertionError("not a mapping: " + value);
  }

  private static List<?> list(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new AssertionError("not a list: " + value);
  }
}
