package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.testing.SharedFolder;

/**
 * What users give gate, compare and plan by mistake: each gets one line that says what is wrong,
 * the exit code of the contract, and leaves nothing behind. Commands run in this process.
 */
class WrongGateInputsTest {

  private static final int FILES = 24;

  @TempDir private Path folder = Path.of("");

  private Path base = Path.of("");

  @BeforeEach
  void writeBaseline() throws IOException {
    base = signed("base.csv", table(i -> 10 + i % 5), "si_sdr|rev:1", "data1");
  }

  private static String table(IntToDoubleFunction score) {
    StringBuilder text = new StringBuilder("id,speaker,si_sdr\n");
    for (int i = 0; i < FILES; i++) {
      text.append(String.format(Locale.ROOT, "f%02d,s%d,%s\n", i, i % 8, score.applyAsDouble(i)));
    }
    return text.toString();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** A table with the signatures that {@code sqe score} writes beside it. */
  private Path signed(String name, String text, String signature, String data) throws IOException {
    file(
        name + ".meta.json",
        """
        {"signatures": {"si_sdr": {"short": "si_sdr#0", "long": "%s"}},
         "data_signature": {"sha256": "%s", "references": %s}}
        """
            .formatted(signature, data, FILES));
    return file(name, text);
  }

  private Path signed(String name, String text) throws IOException {
    return signed(name, text, "si_sdr|rev:1", "data1");
  }

  private record Outcome(int code, String out, String err) {}

  private static Outcome run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Sqe.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
            .execute(Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
    return new Outcome(code, out.toString(), err.toString());
  }

  private void refused(int code, String reason, Object... arguments) {
    Path junit = folder.resolve("report.xml");
    List<Object> command = new ArrayList<>(List.of(arguments));
    if (arguments[0].equals("gate") && command.contains("-b")) {
      command.addAll(List.of("--junit", junit));
    }
    Outcome outcome = run(command.toArray());
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
    assertThat(outcome.err()).contains(reason).startsWith("error: ").doesNotContain("\tat ");
    long errors = outcome.err().lines().filter(line -> line.startsWith("error: ")).count();
    assertThat(errors).isEqualTo(1);
    assertThat(outcome.err().lines().count()).isLessThanOrEqualTo(code == ExitCode.USAGE ? 3 : 1);
    assertThat(outcome.out()).isEmpty();
    requireErrorIn(junit, code == ExitCode.NOTHING_DONE && command.contains(junit), reason);
  }

  /** A gate that could not compare says so in its reports, too. */
  private static void requireErrorIn(Path junit, boolean needed, String reason) {
    try {
      if (needed || Files.exists(junit)) {
        assertThat(junit).content().contains("<error type=\"NOT COMPARED\"", "errors=\"1\"");
        Files.delete(junit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(reason, e);
    }
  }

  @Test
  void aReportThatCannotBeWrittenCostsNeitherTheVerdictNorTheOthers() throws IOException {
    Path worse = signed("worse.csv", table(i -> 5 + i % 5), "si_sdr|rev:1", "data1");
    Path json = folder.resolve("report.json");
    Path full = folder.resolve("nowhere/report.xml");
    Outcome judged =
        run("gate", worse, "-b", base, "-m", "si_sdr:0.2", "--junit", full, "--json", json);
    assertThat(judged.code()).isEqualTo(ExitCode.NOTHING_DONE);
    assertThat(judged.err()).contains("error: cannot write " + full);
    assertThat(judged.out()).contains("FAIL");
    assertThat(json).content().contains("\"outcome\" : \"FAIL\"");

    Path other = signed("other.csv", table(i -> 5 + i % 5), "si_sdr|rev:2", "data1");
    Outcome refused = run("gate", other, "-b", base, "--junit", full, "--json", json);
    assertThat(refused.code()).isEqualTo(ExitCode.NOTHING_DONE);
    assertThat(refused.err()).contains("error: cannot write " + full, "rev is 1, 2");
    assertThat(json).content().contains("rev is 1, 2");
  }

  /** The same for both commands that compare two tables. */
  private void notComparable(String reason, Path current) {
    refused(ExitCode.NOTHING_DONE, reason, "gate", current, "-b", base);
    refused(ExitCode.NOTHING_DONE, reason, "compare", base, current);
  }

  @Test
  void missingIds() throws IOException {
    String[] lines = Files.readString(base).split("(?<=\n)");
    String fewer = String.join("", Arrays.copyOf(lines, lines.length - 2));
    Path current = signed("fewer.csv", fewer, "si_sdr|rev:1", "data2");
    String reason = "2 of the 24 ids of " + base + " are not in " + current + ": f22, f23;";
    refused(3, reason, "gate", current, "-b", base);
    Outcome allowed = run("gate", current, "-b", base, "--allow", "data");
    assertThat(allowed.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(allowed.out())
        .contains("lost coverage: 2 files are no longer in the table: f22, f23");
  }

  @Test
  void anEmptyListOfMetrics() {
    Path audio = SharedFolder.project("testdata/clean");
    Path noisy = SharedFolder.project("testdata/noisy");
    refused(ExitCode.USAGE, "--metric names no metric", "gate", base, "-b", base, "-m", ",");
    refused(ExitCode.USAGE, "--metrics names no metric", "score", audio, noisy, "-m", ",");
  }

  @Test
  void aTableOfScoresIsNamedAsItWasTyped() throws IOException {
    Path table = file("bad.csv", "id,si_sdr\na,1,2\n");
    refused(3, table + ", line 2: 3 cells", "audit", "--scores", table);
  }

  @Test
  void oneFileIsNotOneFiles() throws IOException {
    String[] lines = Files.readString(base).split("(?<=\n)");
    String fewer = String.join("", Arrays.copyOf(lines, lines.length - 1));
    Path current = signed("fewer.csv", fewer, "si_sdr|rev:1", "data2");
    assertThat(run("gate", current, "-b", base, "--allow", "data").out())
        .contains("lost coverage: 1 file is no longer in the table: f23");
  }

  @Test
  void duplicatedAndEmptyIds() throws IOException {
    String text = Files.readString(base);
    notComparable(
        "the id 'f03' stands in line 5 and in line 26", signed("a.csv", text + "f03,s1,2\n"));
    notComparable("b.csv, line 3: the id is empty", signed("b.csv", text.replace("f01,", ",")));
    notComparable("has no column 'id'", signed("c.csv", text.replace("id,", "name,")), 2);
  }

  private void notComparable(String reason, Path current, int code) {
    refused(code, reason, "gate", current, "-b", base);
    refused(code, reason, "compare", base, current);
  }

  @Test
  void otherMeasuresAndOtherReferences() throws IOException {
    String text = Files.readString(base);
    Path other = signed("other.csv", text, "si_sdr|zero_mean:yes|rev:1", "data1");
    notComparable("si_sdr is not the same measure: zero_mean is ", other);
    assertThat(run("gate", other, "-b", base, "--allow", "zero_mean").code()).isZero();
    Path recordings = signed("recordings.csv", text, "si_sdr|rev:1", "data2");
    notComparable("the references differ (data signatures data", recordings);
    notComparable("unsigned.csv has no signatures", file("unsigned.csv", text));
    file("torn.csv.meta.json", "{");
    notComparable(
        "torn.csv.meta.json, line 1: not JSON near character 2: remove it", file("torn.csv", text));
  }

  /** The data signature is of the references that could be decoded, so here it must differ. */
  @Test
  void aReferenceThatCannotBeDecodedIsLostCoverage() throws IOException {
    Path clean = Files.createDirectory(folder.resolve("clean"));
    Path noisy = SharedFolder.project("testdata/noisy");
    List<Path> references;
    try (Stream<Path> files = Files.list(SharedFolder.project("testdata/clean"))) {
      references = files.sorted().toList();
    }
    for (Path reference : references) {
      Files.copy(reference, clean.resolve(reference.getFileName()));
    }
    Path whole = folder.resolve("whole.csv");
    assertThat(run("score", clean, noisy, "-m", "si_sdr", "-q", "-o", whole).code()).isZero();
    Path broken = clean.resolve(references.get(0).getFileName());
    Files.write(broken, new byte[] {'R', 'I', 'F', 'F'});
    Path partly = folder.resolve("partly.csv");
    assertThat(run("score", clean, noisy, "-m", "si_sdr", "-q", "-o", partly).code()).isEqualTo(1);

    Outcome lost = run("gate", partly, "-b", whole);
    assertThat(lost.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(lost.out())
        .contains("lost coverage: 1 file had a score")
        .contains("whether\n  the references are the same is not known");
    Outcome gained = run("gate", whole, "-b", partly);
    assertThat(gained.code()).isZero();
    assertThat(gained.out()).contains("1 file had no score before and is not compared");
    assertThat(run("gate", partly, "-b", partly).out()).contains("5 unchanged");
  }

  @Test
  void nothingToRead() throws IOException {
    notComparable("no such file", folder.resolve("none.csv"));
    notComparable("no rows", file("empty.csv", ""));
    notComparable("no rows", file("header.csv", "id,si_sdr\n"));
    notComparable(
        "r.csv, line 3: 1 cell, but the header has 2", file("r.csv", "id,si_sdr\na,1\nb\n"));
    Path binary = Files.write(folder.resolve("b.csv"), new byte[] {'i', 'd', '\n', (byte) 0xFF});
    notComparable("b.csv, line 2: not UTF-8 text", binary);
    refused(3, "no rows", "plan", folder.resolve("empty.csv"));
  }

  @Test
  void cellsThatAreNoNumbers() throws IOException {
    String text = Files.readString(base);
    Path words = signed("words.csv", text.replace("f01,s1,11.0", "f01,s1,good"));
    notComparable("words.csv, line 3: si_sdr is 'good', not a number", words);
    for (String nothing : new String[] {"", "nan", "NaN", "NA"}) {
      Path nan = signed("nan.csv", text.replace("f01,s1,11.0", "f01,s1," + nothing));
      Outcome lost = run("gate", nan, "-b", base);
      assertThat(lost.code()).isEqualTo(ExitCode.INCOMPLETE);
      assertThat(lost.out()).contains("1 file had a score and has none now: f01");
      assertThat(run("gate", base, "-b", nan).out()).contains("1 file had no score before");
    }
    String all = text.replaceAll("(?m),[^,]*$", ",").replaceFirst("speaker,", "speaker,si_sdr");
    Outcome none = run("gate", signed("all.csv", all), "-b", signed("all2.csv", all));
    assertThat(none.code()).as(none.err()).isZero();
    assertThat(none.out())
        .contains("INCONCLUSIVE")
        .contains("no file has a finite score in both tables");
  }

  @Test
  void otherColumnsAndMetricsThatAreNotThere() throws IOException {
    String text = Files.readString(base).replace("si_sdr", "stoi");
    Path stoi = signed("stoi.csv", text);
    notComparable("the columns differ: " + stoi + " has no si_sdr", stoi);
    String has = "has no column 'pesq_wb'; it has id, speaker, si_sdr";
    refused(2, has, "gate", base, "-b", base, "-m", "pesq_wb");
    Path again = signed("again.csv", Files.readString(base));
    refused(2, "has no column 'pesq_wb'", "compare", base, again, "-m", "pesq_wb");
    refused(2, has, "plan", base, "-m", "pesq_wb:0.1");
    refused(2, "no column 'spaeker'; it has", "gate", base, "-b", base, "--cluster", "spaeker");
    refused(2, "no column 'spaeker'; it has", "compare", base, again, "--cluster", "spaeker");
    refused(2, "no column 'noise'; it has", "gate", base, "-b", base, "--group", "noise");
    refused(2, "no column 'noise'; it has", "compare", base, again, "--group", "noise");
    Path unsigned = file("tool.csv", Files.readString(base).replace("si_sdr", "mos"));
    refused(2, "no column that is known", "gate", unsigned, "-b", unsigned, "--unsigned-ok");
  }

  @Test
  void clustersThatAreNotGiven() throws IOException {
    String text = Files.readString(base).replace("f05,s5", "f05,");
    Path unnamed = signed("unnamed.csv", text);
    refused(3, "the speaker of f05 is empty", "gate", unnamed, "-b", base, "--cluster", "speaker");
    assertThat(run("gate", unnamed, "-b", base, "--cluster", "none").code()).isZero();
  }

  @Test
  void severalSystemsInOneTable() throws IOException {
    String text = Files.readString(base).replace("speaker", "system");
    Path several = signed("several.csv", text);
    String choose = "s6, s7; choose one with --system";
    refused(2, choose, "gate", several, "-b", base);
    refused(2, "choose one with --baseline-system", "gate", base, "-b", several);
    refused(2, choose, "plan", several);
    assertThat(run("plan", several, "--system", "s1").code()).isZero();
    refused(2, "no system 'x'; it has s0, s1", "gate", several, "-b", base, "--system", "x");
    refused(2, "only one system", "compare", base);
  }

  @Test
  void wrongOptionsAndPolicies() throws IOException {
    refused(2, "give --baseline FILE", "gate", base);
    refused(2, "alpha must be above 0", "gate", base, "-b", base, "--alpha", "0.7");
    refused(2, "resamples is from 100", "gate", base, "-b", base, "--resamples", "5");
    refused(2, "--test", "gate", base, "-b", base, "--test", "student");
    refused(2, "a margin is 0 or more", "gate", base, "-b", base, "-m", "si_sdr:-1");
    refused(2, "the margin is not a number", "gate", base, "-b", base, "-m", "si_sdr:x");
    refused(2, "a comparison has no margins", "compare", base, base, "-m", "si_sdr:0.2");
    refused(2, "no such file", "gate", base, "-b", base, "--policy", folder.resolve("no.yaml"));
    Path policy = file("gate.yaml", "metrics: {si_sdr: {margn: 1}}\n");
    refused(2, "unknown key 'metrics.si_sdr.margn'", "gate", base, "-b", base, "--policy", policy);
    refused(2, "give either --sd and --margin", "plan");
    refused(2, "--power is above 0.5", "plan", "--sd", "1", "--margin", "1", "--power", "0.1");
    refused(2, "--icc is from 0 to 1", "plan", "--sd", "1", "--margin", "1", "--icc", "2");
    Path scores = file("scores.csv", "id,si_sdr\n" + "a,1\n".repeat(50));
    refused(2, "and is id,si_sdr a,1", "gate", base, "-b", base, "--policy", scores);
    assertThat(run("gate", base, "-b", base, "--policy", scores).err().length()).isLessThan(250);
  }

  @Test
  void optionsThatWouldBeIgnored() {
    refused(2, "--icc needs --cluster-size", "plan", "--sd", "1", "--margin", "1", "--icc", "0.5");
    refused(2, "--baseline needs a score table", "plan", "--sd", "1", "--margin", "1", "-b", base);
    refused(2, "of a score table they are measured", "plan", base, "--icc", "0.5");
    refused(2, "of a score table they are measured", "plan", base, "--cluster-size", "5");
    refused(
        2,
        "--lower-is-better si_sdr needs --metric si_sdr",
        "gate",
        base,
        "-b",
        base,
        "--lower-is-better",
        "si_sdr");
    String both = "--metric says both si_sdr:1 and si_sdr:2";
    refused(2, both, "gate", base, "-b", base, "-m", "si_sdr:1,si_sdr:2");
    refused(
        2, "--column needs a score table", "plan", "--sd", "1", "--margin", "1", "--column", "a=b");
    refused(2, "--allow needs --baseline", "plan", base, "--allow", "data");
    refused(2, "each --metric has its own", "plan", base, "-m", "si_sdr:1", "--margin", "2");
    Path lock = folder.resolve("x.lock");
    for (String option : List.of("--seed=2", "--alpha=0.1", "--json=x.json", "--metric=si_sdr")) {
      refused(
          2,
          option.replaceFirst("=.*", "") + " needs --baseline",
          "gate",
          base,
          "--lock",
          lock,
          option);
    }
    assertThat(lock).doesNotExist();
    assertThat(run("gate", base, "-b", base, "-m", "si_sdr:1", "-m", "si_sdr:1").code()).isZero();
  }

  @Test
  void outputsThatWouldReplaceInputs() throws IOException {
    String before = Files.readString(base);
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), base);
    refused(2, "--lock would replace", "gate", base, "--lock", base);
    refused(2, "--json would replace", "gate", base, "-b", base, "--json", link);
    refused(2, "--output would replace", "compare", base, link, "-o", base);
    refused(2, "--output would replace", "score", "--manifest", base, "-o", base);
    refused(2, "--output would replace", "audit", "--scores", base, "-o", base);
    Path array = file("x.csv", "1,2\n");
    refused(2, "--gradient would replace", "loss", "mse", array, array, "--gradient", array);
    assertThat(base).content().isEqualTo(before);
    Path lock = folder.resolve("a.lock");
    assertThat(run("gate", base, "--lock", lock).code()).isZero();
    assertThat(run("gate", base, "-b", lock, "--lock", lock).code()).isZero();
  }

  @Test
  void emptyPathsAreUnsetVariables() {
    refused(2, "--baseline is an empty path", "gate", base, "-b", "");
    refused(2, "an argument is empty", "score", "", base);
    refused(2, "is an empty path", "audit", " ");
  }

  @Test
  void tablesOfSpreadsheetsNeedNoCommas() throws IOException {
    Path semicolons = file("s.csv", Files.readString(base).replace(",", ";"));
    Path tabs = file("t.csv", Files.readString(base).replace(",", "\t"));
    Outcome same = run("gate", semicolons, "-b", tabs, "--unsigned-ok");
    assertThat(same.code()).as(same.err()).isZero();
    assertThat(same.out()).contains("every score is the same as before");
    refused(3, "has no signatures", "gate", semicolons, "-b", tabs);
    refused(3, "no column 'estimate'", "score", "--manifest", semicolons);
    refused(3, "no rows", "audit", "--scores", file("e.csv", ""));
    refused(
        3,
        "no column is known to be a score; it has id, x",
        "audit",
        "--scores",
        file("x.csv", "id,x\na,1\n"));
  }

  @Test
  void anEditedLockAndAPlaceThatCannotBeWritten() throws IOException {
    Path lock = folder.resolve("baseline.lock");
    assertThat(run("gate", base, "--lock", lock).code()).isZero();
    Files.writeString(lock, Files.readString(lock).replaceFirst("f03", "f33"));
    refused(3, "edited or badly merged", "gate", base, "-b", lock);
    refused(3, "", "gate", base, "--lock", folder.resolve("no/such/folder.lock"));
    refused(
        3,
        "",
        "compare",
        base,
        signed("b.csv", Files.readString(base)),
        "-o",
        folder.resolve("no/such/folder.txt"));
  }
}
