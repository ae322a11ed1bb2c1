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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.dsp.audio.WavWriter;
import sqe.testing.NastyText;

/**
 * Names of files, ids, systems and columns that would steer a terminal or be markup: no command
 * lets one through to people, in whatever format, and none changes one on its way to a program.
 */
class EscapeTest {

  /** What a file may be called. */
  private static final String NAME = "esc\u001B[31m bell\u0007 line\nbreak \u202Egnp |`*_[x](y)";

  private static final String SHOWN =
      "esc\\u001B[31m bell\\u0007 line\\u000Abreak \\u202Egnp |`*_[x](y)";
  private static final String IN_MARKDOWN =
      "esc\\\\u001B\\[31m bell\\\\u0007 line\\\\u000Abreak \\\\u202Egnp \\|\\`\\*\\_\\[x\\](y)";

  @TempDir private Path folder = Path.of("");

  private record Ran(int exitCode, String out, String err) {}

  private static Ran run(Object... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    int code = Sqe.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(words);
    assertThat(NastyText.isHarmless(err.toString())).as(err.toString()).isTrue();
    assertThat(err.toString()).doesNotContain("internal error", "\tat ");
    return new Ran(code, out.toString(), err.toString());
  }

  private static Ran forPeople(Object... arguments) {
    Ran ran = run(arguments);
    assertThat(NastyText.isHarmless(ran.out())).as(ran.out()).isTrue();
    return ran;
  }

  @BeforeEach
  void tables() throws IOException {
    table("old.csv", 0.9);
    table("new.csv", 0.5);
  }

  /** A table in which every cell that may hold anything holds the name. */
  private void table(String file, double score) throws IOException {
    StringBuilder text = new StringBuilder("id,system,\"group %s\",stoi\n".formatted(NAME));
    for (int i = 0; i < 12; i++) {
      double value = score + 0.01 * Math.sin(i);
      text.append("\"%1$s %2$s\",\"%2$s\",\"%2$s\",%3$s\n".formatted(i, NAME, value));
    }
    Files.writeString(folder.resolve(file), text.toString());
  }

  @Test
  void aSummaryOfScores() throws Exception {
    for (String system : List.of("clean", "one", NAME)) {
      Path file = folder.resolve(system).resolve(NAME + ".wav");
      Files.createDirectories(file.getParent());
      double[] tone = new double[800];
      Arrays.setAll(tone, i -> 0.1 * Math.sin(0.1 * i));
      WavWriter.writePcm16(file, new double[][] {tone}, 16000);
    }
    Files.writeString(folder.resolve(NAME).resolve("broken" + NAME + ".wav"), "RIFF");
    Path table = folder.resolve("t.csv");
    Ran ran =
        run(
            "score",
            folder.resolve("clean"),
            folder.resolve("one"),
            folder.resolve(NAME),
            "-m",
            "mse",
            "-o",
            table);
    assertThat(ran.err())
        .contains("\n" + SHOWN + "\n")
        .contains("0.000  …")
        .contains("rows, 1 failed");
    assertThat(table).content().contains(NAME);
  }

  @Test
  void aGateInEveryFormat() throws Exception {
    String group = "group " + NAME;
    Path policy =
        Files.writeString(
            folder.resolve("p.json"),
            "{\"unsigned_ok\": true, \"metrics\": {\"stoi\": 0.01}, \"groups\": [\"%s\"]}"
                .formatted(
                    group
                        .replace("\u001B", "\\u001B")
                        .replace("\u0007", "\\u0007")
                        .replace("\n", "\\n")));
    Path now = folder.resolve("new.csv");
    Path before = folder.resolve("old.csv");
    Path markdown = folder.resolve("gate.md");
    Path json = folder.resolve("gate.json");
    Path junit = folder.resolve("gate.xml");
    Ran ran =
        forPeople(
            "gate",
            now,
            "-b",
            before,
            "--policy",
            policy,
            "--markdown",
            markdown,
            "--json",
            json,
            "--junit",
            junit);
    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(ran.out().replaceAll("\n {6}", " "))
        .contains("lost most: ", " " + SHOWN + " -0.")
        .contains("stoi [group " + SHOWN + "=" + SHOWN + "]");
    assertThat(markdown).content().contains(" " + IN_MARKDOWN + " -0.");
    assertThat(NastyText.isHarmless(Files.readString(markdown))).isTrue();
    assertThat(Files.readAllLines(markdown).stream().filter(line -> line.startsWith("|")))
        .hasSize(6)
        .allMatch(line -> NastyText.cells(line) == 7);
    assertThat(json).content().contains("esc\\u001B[31m bell\\u0007 line\\nbreak \u202Egnp");
    assertThat(junit).content().contains("esc\uFFFD[31m bell\uFFFD line");
  }

  @Test
  void halfOfASurrogatePair() throws Exception {
    List<Path> tables = new ArrayList<>();
    for (String score : List.of("0.9", "0.5")) {
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < 12; i++) {
        lines.append("{\"id\": \"\\ud800%s\", \"stoi\": %s}\n".formatted(i, score));
      }
      tables.add(Files.writeString(folder.resolve(score + ".jsonl"), lines.toString()));
    }
    Path markdown = folder.resolve("gate.md");
    Path json = folder.resolve("gate.json");
    Ran ran =
        forPeople(
            "gate",
            tables.get(1),
            "-b",
            tables.get(0),
            "--unsigned-ok",
            "--markdown",
            markdown,
            "--json",
            json);
    assertThat(ran.out()).as(ran.err()).contains("lost most: \\uD8000 -0.4");
    assertThat(markdown).content().contains("lost most: \\\\uD8000 -0.4");
    assertThat(json).content().contains("\"id\" : \"\\uD8000\"");
  }

  @Test
  void aComparisonInEveryFormat() throws Exception {
    Path two = folder.resolve("two.csv");
    String old = Files.readString(folder.resolve("old.csv"));
    String other = Files.readString(folder.resolve("new.csv")).replace(",\"esc", ",\"2 esc");
    Files.writeString(two, old + other.substring(other.indexOf(",stoi\n") + ",stoi\n".length()));
    String[] call = {"compare", two.toString(), "--unsigned-ok", "-m", "stoi", "--format"};
    assertThat(forPeople(with(call, "text")).out()).contains("  " + SHOWN + " *");
    assertThat(forPeople(with(call, "markdown")).out()).contains("| " + IN_MARKDOWN + " \\* |");
    String latex = forPeople(with(call, "latex")).out();
    assertThat(latex).contains("esc\\textbackslash{}u001B{[}31m bell");
    assertThat(NastyText.areBracesBalanced(latex)).isTrue();
    assertThat(run(with(call, "csv")).out()).contains("\"" + NAME + "\"");
    assertThat(run(with(call, "json")).out()).contains("\u202Egnp |`*_[x](y)");
  }

  private static Object[] with(String[] call, String last) {
    return Stream.concat(Arrays.stream(call), Stream.of(last)).toArray();
  }

  @Test
  void aPlan() throws Exception {
    Path table = folder.resolve("column.csv");
    StringBuilder text = new StringBuilder("id,\"" + NAME + "\"\n");
    for (int i = 0; i < 12; i++) {
      text.append("f%s,%s\n".formatted(i, i));
    }
    Files.writeString(table, text.toString());
    Path policy =
        Files.writeString(
            folder.resolve("p.yaml"),
            "unsigned_ok: true\nmetrics: {\"esc\\e[31m bell\\a line\\nbreak \\u202Egnp |`*_[x](y)\": 0.5}\n");
    Ran ran = forPeople("plan", table, "--policy", policy);
    assertThat(ran.out()).as(ran.err()).startsWith(SHOWN + ": ");
  }

  @Test
  void anAuditInEveryFormat() throws Exception {
    Path set = Files.createDirectories(folder.resolve("set"));
    Files.writeString(set.resolve(NAME + ".wav"), "RIFF, but not for long");
    Path report = folder.resolve("r.md");
    Ran ran = forPeople("audit", set, "-o", report);
    assertThat(ran.out()).contains("/" + SHOWN + ".wav: ");
    assertThat(report).content().contains("/" + IN_MARKDOWN + ".wav |");
    assertThat(NastyText.isHarmless(Files.readString(report))).isTrue();
    Ran json = run("audit", set, "-o", "-", "--format", "json");
    assertThat(json.out()).contains("esc\\u001B[31m bell\\u0007 line\\nbreak \u202Egnp");
    assertThat(json.err()).contains("/" + SHOWN + ".wav: ");
    assertThat(run("audit", set, "-o", "-", "--format", "csv").out()).contains(NAME);
  }

  @Test
  void errorsAndWarnings() {
    Path none = folder.resolve(NAME);
    for (Object[] call :
        List.of(
            new Object[] {"gate", none, "-b", none},
            new Object[] {"gate", folder.resolve("new.csv"), "-b", none, "-m", NAME},
            new Object[] {"compare", none},
            new Object[] {"plan", none, "-m", NAME},
            new Object[] {"audit", none},
            new Object[] {"audit", folder, "--set", NAME},
            new Object[] {"audit", folder, "--profile", NAME},
            new Object[] {"audit", folder, "--suppress", none},
            new Object[] {"score", none, none},
            new Object[] {"score", "--manifest", none},
            new Object[] {"score", folder, folder, "-m", NAME},
            new Object[] {"metrics", NAME},
            new Object[] {"loss", NAME, none, none},
            new Object[] {"loss", "--list", NAME},
            new Object[] {"loss", "l1", none, none},
            new Object[] {"help", NAME},
            new Object[] {NAME},
            new Object[] {"gate", "--" + NAME})) {
      Ran ran = forPeople(call);
      assertThat(ran.exitCode()).as(Arrays.toString(call)).isNotZero();
      assertThat(ran.err()).as(Arrays.toString(call)).startsWith("error: ");
    }
  }

  @Test
  void aTraceOfAnError() {
    Path none = folder.resolve(NAME);
    Ran ran = run("gate", none, "-b", none, "-v");
    assertThat(ran.err()).contains("    at sqe.cli.", SHOWN);
  }
}
