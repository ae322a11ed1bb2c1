package sqe.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import sqe.judge.gate.Gate;
import sqe.judge.gate.GateReport;
import sqe.judge.gate.MetricResult;
import sqe.judge.gate.PolicyReader;
import sqe.metrics.MetricCatalog;
import sqe.table.ScoreTable;
import sqe.testing.NastyText;

class GateFormatTest {

  private static final String HOSTILE =
      "a|b`c`<d>&\u0007\u001B[31m\n\r\u202E'\"]]>,:%5B*x*_y_ [z](w) \\ $1 {}.wav";

  @TempDir private Path folder = Path.of("");

  private GateReport gate(String policy, ScoreTable base, ScoreTable current) throws Exception {
    Path file = Files.writeString(folder.resolve("gate.yaml"), policy);
    return new Gate(PolicyReader.read(file), MetricCatalog.load()).run(base, current);
  }

  private GateReport hostile() throws Exception {
    return gate(
        "{groups: [snr], metrics: {si_sdr: 0.2}}",
        Tables.siSdr("base\u001B.csv", HOSTILE, 60, 0),
        Tables.siSdr("new|\u0007.csv", HOSTILE, 60, -1));
  }

  @Test
  void textIsForATerminal() throws Exception {
    GateReport report =
        gate(
            "metrics: {si_sdr: {margin: 0.2, primary: false}}",
            Tables.siSdr("base.csv", "f", 60, 0),
            Tables.siSdr("new.csv", "f", 60, -1));
    List<String> lines = GateFormat.TEXT.write(report).lines().toList();
    assertThat(lines)
        .startsWith(
            "new.csv against base.csv",
            "60 rows, one-sided sign-flip permutation at alpha 0.05, 10000 resamples, seed 1",
            "")
        .endsWith("", "PASS");
    assertThat(lines.get(3)).matches(" +verdict +baseline +current +change +bounds +margin");
    assertThat(lines.get(4)).startsWith("si_sdr (secondary)  FAIL").endsWith("     0.2");
    assertThat(lines.get(5)).startsWith("    n 60, 0 unchanged, two-sided [-1.0");
    assertThat(lines.get(6))
        .matches(" +worse by more than 0.2 dB: by at least 0.9\\d+ dB \\(p of a loss beyond.*");
    assertThat(lines.get(8)).startsWith("    lost most: f");
    assertThat(lines).allMatch(line -> line.length() <= 80);
  }

  @Test
  void markdownIsForAPullRequest() throws Exception {
    GateReport report =
        gate(
            "{groups: [snr], metrics: {si_sdr: 0.2}}",
            Tables.siSdr("base.csv", "f_", 60, 0),
            Tables.siSdr("new.csv", "f_", 60, -1));
    assertThat(GateFormat.MARKDOWN.write(report))
        .startsWith(
            """
            ### Speech quality gate: FAIL

            new.csv against base.csv; 60 rows, one-sided sign-flip permutation at alpha 0.05, 10000\
             resamples, seed 1.

            | metric | verdict | baseline | current | change | bounds | margin |
            |---|---|---:|---:|---:|---|---:|
            | `si_sdr` | **FAIL** | \
            """)
        .contains("\n- `si_sdr`: n 60, 0 unchanged, two-sided [-1.0")
        .contains("; lost most: f\\_")
        .contains("\n<details><summary>By group, exploratory</summary>\n\n| metric |")
        .contains("\n- `si_sdr [snr=f_snr0]`: n 30, ")
        .endsWith("\n\n</details>\n");
  }

  @Test
  void whatIsUndecidedSaysHowManyFilesWouldDo() throws Exception {
    GateReport report =
        gate(
            "metrics: {si_sdr: 0.02}",
            Tables.siSdr("base.csv", "f", 10, 0),
            Tables.siSdr("new.csv", "f", 10, -0.02));
    MetricResult result = report.metrics().get(0);
    assertThat(GateWords.remarks(result).get(0))
        .startsWith("neither a loss beyond 0.02 dB nor its absence is shown by 10 files (p of no")
        .endsWith(
            "; about %s files would be needed"
                .formatted(Objects.requireNonNull(result.decision().needed()).files()));
    assertThat(report.outcome()).isEqualTo("UNDECIDED");
  }

  @Test
  void tooFewFilesHaveNoNumbersOfATest() throws Exception {
    GateReport report =
        gate(
            "metrics: {si_sdr: 0.2}",
            Tables.siSdr("base.csv", "f", 9, 0),
            Tables.siSdr("new.csv", "f", 9, -5));
    assertThat(GateFormat.JSON.write(report))
        .contains("\"interval\" : null", "\"lower_bound\" : \"-inf\"")
        .doesNotContain("NaN", "Infinity");
    assertThat(GateFormat.TEXT.write(report))
        .contains("-     0.2\n")
        .contains("9 files are too few to test, 10 are the least");
  }

  @Test
  void clustersAreNamed() throws Exception {
    ScoreTable table = Tables.siSdr("t.csv", "f", 60, 0);
    GateReport report =
        gate("{cluster: speaker, metrics: {si_sdr: 0.2}}", spoken(table), spoken(table));
    assertThat(GateFormat.TEXT.write(report)).contains("clusters by speaker", "in 12 clusters");
  }

  private static ScoreTable spoken(ScoreTable table) {
    List<List<String>> rows =
        table.rows().stream()
            .map(row -> List.of(row.get(0), "s" + row.get(0).hashCode() % 12, row.get(2)))
            .toList();
    return new ScoreTable("t.csv", List.of("id", "speaker", "si_sdr"), rows, Tables.SIGNED);
  }

  @Test
  void noNameSteersAFormatForPeople() throws Exception {
    GateReport report = hostile();
    String shown = "a|b`c`<d>&\\u0007\\u001B[31m\\u000A\\u000D\\u202E'\"]]>,:%5B*x*_y_ [z](w) \\";
    String text = GateFormat.TEXT.write(report);
    assertThat(text).contains(shown).startsWith("new|\\u0007.csv against base\\u001B.csv\n");
    String markdown = GateFormat.MARKDOWN.write(report);
    assertThat(markdown)
        .contains("- ``si_sdr [snr=a|b`c`<d>&\\u0007\\u001B", "| ``si_sdr [snr=a\\|b`c`<d>")
        .contains("a\\|b\\`c\\`\\<d\\>\\&\\\\u0007\\\\u001B\\[31m\\\\u000A\\\\u000D\\\\u202E'")
        .contains("\\*x\\*\\_y\\_ \\[z\\](w) \\\\ \\$1 {}.wav");
    assertThat(markdown.lines().filter(line -> line.startsWith("|")))
        .allMatch(line -> NastyText.cells(line) == 7);
    String latex = GateFormat.LATEX.write(report);
    assertThat(latex)
        .contains("a\\textbar{}b`c`\\textless{}d\\textgreater{}\\&\\textbackslash{}u0007");
    assertThat(NastyText.areBracesBalanced(latex)).isTrue();
    assertThat(NastyText.isHarmless(GateSentences.of(report))).isTrue();
    for (GateFormat format :
        List.of(GateFormat.TEXT, GateFormat.MARKDOWN, GateFormat.LATEX, GateFormat.ANNOTATIONS)) {
      assertThat(NastyText.isHarmless(format.write(report))).as(format.name()).isTrue();
    }
  }

  @Test
  void formatsForProgramsKeepNamesAsTheyAre() throws Exception {
    GateReport report = hostile();
    Map<String, Object> json = JSON.std.mapFrom(GateFormat.JSON.write(report));
    assertThat(json).containsEntry("exit_code", 1).containsEntry("current", "new|\u0007.csv");
    assertThat(String.valueOf(json.get("metrics"))).contains(HOSTILE);
    var source = new InputSource(new StringReader(GateFormat.JUNIT.write(report)));
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(source)
            .getDocumentElement();
    assertThat(suite.getAttribute("tests")).isEqualTo("3");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
        .contains("a|b`c`<d>&\uFFFD\uFFFD[31m\n")
        .contains("\u202E'\"]]>,:%5B");
  }

  @Test
  void annotationsAreOneLineAFinding() throws Exception {
    List<String> lines = GateFormat.ANNOTATIONS.write(hostile()).lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0))
        .startsWith("::error title=sqe gate::si_sdr FAIL: ")
        .contains("a|b`c`<d>&\\u0007\\u001B[31m%0A%0D\\u202E'\"]]>,:%255B");
    assertThat(lines.get(1)).startsWith("::warning title=sqe gate::si_sdr [snr=a|b`c`");
  }
}
