package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * No option of gate, compare and plan is offered for nothing: each changes what some call does or
 * says, beyond being repeated in the report.
 */
@Tag("one-jdk")
class JudgeOptionsTest {

  /**
   * A call with and without an option.
   *
   * @param call the words without the option; {@code {x}} is the file of that name
   * @param option its words
   */
  private record Trial(String command, String call, String option) {

    String name() {
      return option.replaceFirst(" .*", "");
    }

    @Override
    public String toString() {
      return command + " " + option;
    }
  }

  /** Options that change nothing, and why they are offered all the same. */
  private static final Map<String, Set<String>> SAYING_WHAT_IS_SO_ALREADY =
      Map.of(
          // nothing but errors goes to stderr; scripts give -q to every command
          "compare", Set.of("--quiet"),
          "plan", Set.of("--quiet"));

  private static final int FILES = 24;

  @TempDir private Path folder = Path.of("");

  private static Trial gate(String call, String option) {
    return new Trial("gate", call, option);
  }

  private static Trial compare(String call, String option) {
    return new Trial("compare", call, option);
  }

  private static Trial plan(String call, String option) {
    return new Trial("plan", call, option);
  }

  static List<Trial> trials() {
    return List.of(
        gate("{now} --lock {out}/lock", "--baseline {base}"),
        gate("{now} -b {base}", "--lock {out}/lock"),
        gate("{systems} -b {base}", "--system a"),
        gate("{now} -b {systems}", "--baseline-system a"),
        gate("{now} -b {base}", "--policy {policy}"),
        gate("{now} -b {base}", "--metric si_sdr:0.01"),
        gate("{now} -b {base} -m si_sdr", "--lower-is-better si_sdr"),
        gate("{now} -b {base}", "--cluster none"),
        gate("{now} -b {base}", "--group snr"),
        gate("{now} -b {base}", "--alpha 0.2"),
        gate("{now} -b {base}", "--test wilcoxon"),
        gate("{now} -b {base} --cluster none", "--seed 2"),
        gate("{now} -b {base} --cluster none", "--resamples 200"),
        gate("{now} -b {base} --alpha 0.001", "--inconclusive fail"),
        gate("{now} -b {base} --alpha 0.001", "--strict"),
        gate("{paths} -b {base} --unsigned-ok", "--ids name"),
        gate("{now} -b {base}", "--figure {out}/gate.svg"),
        gate("{other} -b {base}", "--allow zero_mean"),
        gate("{unsigned} -b {base}", "--unsigned-ok"),
        gate("{foreign} -b {base}", "--column id=filename"),
        gate("{foreign} --lock {out}/lock", "--column id=filename"),
        gate("{now} -b {base}", "--junit {out}/junit.xml"),
        gate("{now} -b {base}", "--markdown {out}/gate.md"),
        gate("{now} -b {base}", "--json {out}/gate.json"),
        gate("{now} -b {base}", "--report {out}/gate.html"),
        gate("{now} -b {base} --report {out}/gate.html", "--audio 0"),
        gate("{now} -b {base} --report {out}/gate.html", "--root {out}/gone"),
        gate("{now} -b history:", "--db {history}"),
        gate("{now} -b {base}", "--fixed {now}"),
        gate("{now} -b history: --db {history}", "--add"),
        gate("{now} -b history: --db {history} --add", "--commit abc"),
        gate("{now} -b history: --db {history} --add", "--branch main"),
        gate("{now} -b history: --db {history} --add", "--label v1"),
        gate("{now} --lock {out}/lock", "--quiet"),
        gate("{none} -b {base}", "--verbose"),
        compare("{base} {now}", "--policy {policy}"),
        compare("{two} {twoNow}", "--metric stoi"),
        compare("{base} {now} -m si_sdr", "--lower-is-better si_sdr"),
        compare("{base} {now}", "--cluster none"),
        compare("{base} {now}", "--group snr"),
        compare("{base} {now}", "--alpha 0.2"),
        compare("{base} {now}", "--test wilcoxon"),
        compare("{base} {now} --cluster none", "--seed 2"),
        compare("{base} {now} --cluster none", "--resamples 200"),
        compare("{base} {other}", "--allow zero_mean"),
        compare("{base} {unsigned}", "--unsigned-ok"),
        compare("{base} {foreign}", "--column id=filename"),
        compare("{base} {paths} --unsigned-ok", "--ids name"),
        compare("{base} {now}", "--format csv"),
        compare("{base} {now}", "--output {out}/table.txt"),
        compare("{base} {now}", "--report {out}/compare.html"),
        compare("{base} {now} --report {out}/compare.html", "--audio 0"),
        compare("{base} {now} --report {out}/compare.html", "--root {out}/gone"),
        compare("{base} {none}", "--verbose"),
        plan("{now}", "--baseline {base}"),
        plan("--margin 1", "--sd 2"),
        plan("{now}", "--margin 1"),
        plan("{now} --policy {policy}", "--margin 1"),
        plan("--sd 2 --margin 1 --cluster-size 10", "--icc 0.5"),
        plan("--sd 2 --margin 1", "--cluster-size 10"),
        plan("{now}", "--power 0.9"),
        plan("{systems} -b {base}", "--system a"),
        plan("{now} -b {systems}", "--baseline-system a"),
        plan("{now}", "--policy {policy}"),
        plan("--sd 2 --margin 1", "--policy {policy}"),
        plan("{now}", "--metric si_sdr:1"),
        plan("{now}", "--cluster none"),
        plan("{now}", "--alpha 0.01"),
        plan("{other} -b {base}", "--allow zero_mean"),
        plan("{unsigned} -b {base}", "--unsigned-ok"),
        plan("{paths} -b {base} --unsigned-ok", "--ids name"),
        plan("{foreign}", "--column id=filename"),
        plan("{none}", "--verbose"));
  }

  @ParameterizedTest
  @MethodSource("trials")
  void anOptionChangesWhatACallDoesOrSays(Trial trial) throws IOException {
    Map<String, String> without = outcome(trial.command() + " " + trial.call());
    Map<String, String> with = outcome(trial.command() + " " + trial.call() + " " + trial.option());
    assertThat(with).isNotEqualTo(without);
    assertThat(with.get("exit code")).as(with.get("stderr")).isNotEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gate", "compare", "plan"})
  void everyOptionIsTriedOrSaidToChangeNothing(String command) {
    List<String> tried =
        trials().stream().filter(t -> t.command().equals(command)).map(Trial::name).toList();
    Set<String> idle = SAYING_WHAT_IS_SO_ALREADY.getOrDefault(command, Set.of());
    List<String> offered = new ArrayList<>();
    CommandLine line =
        Sqe.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
    CommandLine judge = Objects.requireNonNull(line.getSubcommands().get(command));
    for (OptionSpec option : judge.getCommandSpec().options()) {
      if (!option.usageHelp() && !option.versionHelp()) {
        offered.add(option.longestName());
      }
    }
    assertThat(Stream.concat(tried.stream(), idle.stream()).distinct())
        .containsExactlyInAnyOrderElementsOf(offered);
  }

  /** One policy serves all three, so what one of them has no use for is no error. */
  @ParameterizedTest
  @ValueSource(strings = {"gate {now} -b {base}", "compare {base} {now}", "plan {now}"})
  void aPolicyFileMaySayWhatOnlyOtherCommandsRead(String call) throws IOException {
    Map<String, String> outcome = outcome(call + " --policy {policy}");
    assertThat(outcome.get("stderr")).isEmpty();
    assertThat(outcome.get("exit code")).isEqualTo("0");
  }

  private void writeTables() throws IOException {
    String si = "si_sdr|zero_mean:no|rev:1";
    signed("base", rows("id,speaker,snr,si_sdr", 0), si);
    signed("now", rows("id,speaker,snr,si_sdr", 0.4), si);
    signed("other", rows("id,speaker,snr,si_sdr", 0.4), "si_sdr|zero_mean:yes|rev:1");
    signed("foreign", rows("filename,speaker,snr,si_sdr", 0.4), si);
    signed("systems", systems(), si);
    signed("two", rows("id,speaker,snr,si_sdr,stoi", 0), si);
    signed("twoNow", rows("id,speaker,snr,si_sdr,stoi", 0.4), si);
    file("unsigned.csv", rows("id,speaker,snr,si_sdr", 0.4));
    file("paths.csv", rows("id,speaker,snr,si_sdr", 0.4).replaceAll("\n(?=.)", "\nout/"));
    file(
        "policy",
        """
        alpha: 0.2
        inconclusive: warn
        group_regression: fail
        test: wilcoxon
        metrics: {si_sdr: {margin: 0.5, min: -50, direction: higher}}
        """);
  }

  @BeforeEach
  void writeHistory() throws IOException {
    writeTables();
    SqeCall added =
        SqeCall.run(
            "history",
            "add",
            folder.resolve("base.csv"),
            "--db",
            folder.resolve("history.csv"),
            "--verdict",
            "pass");
    assertThat(added.exitCode()).as(added.err()).isZero();
  }

  /** Scores that rise and fall from file to file by up to four times the spread. */
  private static String rows(String header, double spread) {
    StringBuilder text = new StringBuilder(header).append('\n');
    for (int i = 0; i < FILES; i++) {
      double change = spread * (4 * StrictMath.sin(12.9898 * i) - 0.2);
      double score = 10 + i % 7 + change;
      text.append(String.format(Locale.ROOT, "f%02d,s%d,%d,%s", i, i % 8, i % 2, score));
      text.append(header.endsWith("stoi") ? "," + (0.5 + 0.01 * score) + "\n" : "\n");
    }
    return text.toString();
  }

  private static String systems() {
    StringBuilder text = new StringBuilder("id,system,speaker,snr,si_sdr\n");
    for (String system : List.of("a", "b")) {
      rows("", 0.3)
          .lines()
          .skip(1)
          .forEach(row -> text.append(row.replaceFirst(",", "," + system + ",")).append('\n'));
    }
    return text.toString();
  }

  private void signed(String name, String text, String signature) throws IOException {
    file(name + ".csv", text);
    String signatures =
        "{\"signatures\": {\"si_sdr\": {\"short\": \"s\", \"long\": \"%s\"}%s},"
            + " \"data_signature\": {\"sha256\": \"d\", \"references\": %s}}";
    String stoi =
        name.startsWith("two") ? ", \"stoi\": {\"short\": \"t\", \"long\": \"stoi|rev:1\"}" : "";
    file(name + ".csv.meta.json", signatures.formatted(signature, stoi, FILES));
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  /** All that a call leaves behind, without what only repeats how it was asked. */
  private Map<String, String> outcome(String call) throws IOException {
    Path out = folder.resolve("out");
    Files.createDirectory(out);
    String[] words =
        call.replace("{out}", out.toString())
            .replace("{policy}", folder.resolve("policy").toString())
            .replaceAll("\\{(\\w+)}", folder.toString().replace("\\", "/") + "/$1.csv")
            .split(" ");
    StringWriter stdout = new StringWriter();
    StringWriter stderr = new StringWriter();
    int code =
        Sqe.commandLine(new PrintWriter(stdout, true), new PrintWriter(stderr, true))
            .execute(Arrays.stream(words).filter(word -> !word.isEmpty()).toArray(String[]::new));
    Map<String, String> outcome = new TreeMap<>();
    outcome.put("exit code", String.valueOf(code));
    outcome.put("stdout", withoutRepetition(stdout.toString()));
    outcome.put("stderr", stderr.toString().replaceAll("run \\d+ added", "run added"));
    try (Stream<Path> files = Files.list(out)) {
      for (Path file : files.toList()) {
        outcome.put(file.getFileName().toString(), Files.readString(file));
        Files.delete(file);
      }
    }
    Files.delete(out);
    return outcome;
  }

  private static String withoutRepetition(String text) {
    return text.replaceAll("(?m)^.* resamples, seed .*$", "")
        .replace("\n  ", " ") // lines that were too long
        .replaceAll(" with a power of .* % \\(sd (.*), alpha [^)]*\\)", " (sd $1)");
  }
}
