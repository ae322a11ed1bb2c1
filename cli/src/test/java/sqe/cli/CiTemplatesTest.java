package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import sqe.testing.SharedFolder;

/** Runs the step of action.yml and the script of the GitLab template as their services would. */
@Tag("one-jdk")
class CiTemplatesTest {

  private static final Pattern INPUT = Pattern.compile("\\$\\{\\{ *inputs\\.([a-z-]+) *}}");

  @TempDir private Path folder = Path.of("");

  private record Job(int exitCode, String log) {}

  @BeforeEach
  void aProjectWithABaseline() throws IOException {
    Path launcher =
        Files.writeString(
            folder.resolve("sqe"),
            "#!/bin/sh\nexec '%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' sqe.cli.Sqe \"$@\"\n"
                .formatted(System.getProperty("java.home"), System.getProperty("java.class.path")));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createSymbolicLink(folder.resolve("clean"), SharedFolder.project("testdata/clean"));
    Files.createSymbolicLink(folder.resolve("before"), SharedFolder.project("testdata/noisy"));
    Files.createSymbolicLink(
        folder.resolve("late"), SharedFolder.project("testdata/enhanced_rnnoise"));
    Files.copy(SharedFolder.project("testdata/gate.yaml"), folder.resolve("gate.yaml"));
    Path table = folder.resolve("before.csv");
    String metrics = "si_sdr,stoi,estoi";
    assertThat(
            SqeCall.run(
                    "score",
                    folder.resolve("clean"),
                    folder.resolve("before"),
                    "-m",
                    metrics,
                    "-o",
                    table,
                    "-q")
                .exitCode())
        .isZero();
    assertThat(
            SqeCall.run("gate", table, "--lock", folder.resolve("baseline.lock"), "-q").exitCode())
        .isZero();
  }

  @AfterEach
  void unlink() throws IOException {
    for (String link : List.of("clean", "before", "late")) {
      Files.delete(folder.resolve(link));
    }
  }

  private static Map<?, ?> yaml(String file) throws IOException {
    Object read =
        new Load(LoadSettings.builder().build())
            .loadFromString(Files.readString(SharedFolder.project(file)));
    return map(read);
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

  private Job run(String script, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-e", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    return new Job(code, Files.readString(log));
  }

  private Job action(Map<String, String> inputs) throws IOException, InterruptedException {
    Map<?, ?> action = yaml("action.yml");
    Map<?, ?> defaults = map(action.get("inputs"));
    assertThat(inputs.keySet()).allMatch(defaults::containsKey);
    Map<?, ?> step = null;
    for (Object each : list(map(action.get("runs")).get("steps"))) {
      step = map(each).containsKey("run") ? map(each) : step;
    }
    Map<String, String> environment = new HashMap<>();
    map(map(step).get("env"))
        .forEach(
            (name, value) ->
                environment.put(name.toString(), evaluated(value.toString(), inputs, defaults)));
    environment.put("SQE", folder.resolve("sqe").toString());
    environment.put("GITHUB_ACTION_PATH", SharedFolder.project("").toString());
    environment.put("GITHUB_OUTPUT", folder.resolve("output").toString());
    environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
    environment.put("GITHUB_ACTIONS", "true");
    return run(String.valueOf(map(step).get("run")), environment);
  }

  private static String evaluated(String value, Map<String, String> inputs, Map<?, ?> defaults) {
    Matcher input = INPUT.matcher(value);
    return input.matches()
        ? inputs.getOrDefault(
            input.group(1), String.valueOf(map(defaults.get(input.group(1))).get("default")))
        : value.replace("${{ github.ref_name }}", "main").replace("${{ github.sha }}", "abc");
  }

  private static Map<String, String> inputs(String estimate) {
    Map<String, String> inputs = new HashMap<>();
    inputs.put("reference", "clean");
    inputs.put("estimate", estimate);
    inputs.put("baseline", "baseline.lock");
    inputs.put("policy", "gate.yaml");
    inputs.put("score-options", "-m si_sdr,stoi,estoi");
    return inputs;
  }

  @Test
  void theActionPassesWhatIsAsBefore() throws Exception {
    Job job = action(inputs("before"));
    assertThat(job.exitCode()).as(job.log()).isZero();
    assertThat(folder.resolve("output"))
        .content()
        .isEqualTo("table=sqe-results/scores.csv\nreport=sqe-results/gate.html\nexit-code=0\n");
    for (String file : List.of("scores.csv", "gate.xml", "gate.md", "gate.json", "gate.html")) {
      assertThat(folder.resolve("sqe-results").resolve(file)).isNotEmptyFile();
    }
  }

  @Test
  void theActionFailsWhatIsLateWithAnnotationsAndASummary() throws Exception {
    Job job = action(inputs("late"));
    assertThat(job.exitCode()).as(job.log()).isEqualTo(1);
    assertThat(job.log()).contains("::error");
    assertThat(folder.resolve("summary.md")).content().contains("FAIL");
    assertThat(folder.resolve("output")).content().endsWith("exit-code=1\n");
  }

  @Test
  void theActionKeepsAHistoryAndTakesATable() throws Exception {
    Map<String, String> inputs = inputs("");
    inputs.remove("reference");
    inputs.put("table", "before.csv");
    inputs.put("history", "history.sqlite");
    assertThat(action(inputs).exitCode()).isZero();
    SqeCall list =
        SqeCall.run("history", "list", "--db", folder.resolve("history.sqlite"), "--format", "csv");
    assertThat(list.out()).contains(",abc,main,");
  }

  @Test
  void theActionSaysWhatItNeeds() throws Exception {
    Job job = action(Map.of());
    assertThat(job.exitCode()).isEqualTo(2);
    assertThat(job.log()).contains("give SQE_REFERENCE and SQE_ESTIMATE, or SQE_TABLE");
  }

  @Test
  void theGitLabTemplateGatesAndLeavesItsReport() throws Exception {
    Map<?, ?> job = map(yaml("dist/ci/gitlab.yml").get(".sqe-gate"));
    Map<String, String> environment = new HashMap<>();
    map(job.get("variables"))
        .forEach(
            (name, value) ->
                environment.put(
                    name.toString(),
                    value
                        .toString()
                        .replace("$CI_COMMIT_REF_NAME", "main")
                        .replace("$CI_COMMIT_SHA", "abc")));
    environment.put("SQE_REFERENCE", "clean");
    environment.put("SQE_ESTIMATE", "late");
    environment.put("SQE_BASELINE", "baseline.lock");
    environment.put("SQE_SCORE_OPTIONS", "-m si_sdr,stoi,estoi");
    environment.put("SQE_POLICY", "gate.yaml");
    environment.put("SQE", folder.resolve("sqe").toString());
    // as in the image, where sqe-gate is on the path
    environment.put("PATH", SharedFolder.project("dist/launcher") + ":" + System.getenv("PATH"));
    List<String> lines = new ArrayList<>();
    list(job.get("script")).forEach(line -> lines.add(String.valueOf(line)));
    Job done = run(String.join("\n", lines), environment);
    assertThat(done.exitCode()).as(done.log()).isEqualTo(1);
    Object report = map(map(job.get("artifacts")).get("reports")).get("junit");
    assertThat(folder.resolve(String.valueOf(report))).content().contains("<failure");
  }
}
