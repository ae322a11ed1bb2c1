package sqe.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.judge.compare.Comparison;
import sqe.judge.compare.ComparisonReport;
import sqe.judge.gate.PolicyReader;
import sqe.metrics.MetricCatalog;
import sqe.table.ScoreTable;
import sqe.table.TableSignatures;
import sqe.testing.NastyText;

class ComparisonFormatTest {

  @TempDir private Path folder = Path.of("");

  private ComparisonReport run(String policy, ScoreTable... tables) throws Exception {
    Path file = Files.writeString(folder.resolve("policy.yaml"), policy);
    return new Comparison(PolicyReader.read(file), MetricCatalog.load()).run(List.of(tables));
  }

  @Test
  void everyFormatHoldsEverySystem() throws Exception {
    ComparisonReport report = run("{groups: [snr], resamples: 1000}", Tables.ofSystems(""));
    for (ComparisonFormat format : ComparisonFormat.values()) {
      String text = format.write(report);
      assertThat(text).contains("new").endsWith("\n");
      assertThat(text)
          .isEqualTo(format.write(run("{groups: [snr], resamples: 1000}", Tables.ofSystems(""))));
    }
    String latex = ComparisonFormat.LATEX.write(report);
    assertThat(latex).contains("old\\_a & ").contains("\\textbf{").contains("zero\\_mean:no");
    assertThat(latex.lines().filter(line -> line.contains("textbf"))).hasSize(3);
    assertThat(latex).containsOnlyOnce("\\caption{snr=0}").containsOnlyOnce("\\caption{snr=10}");
    assertThat(ComparisonFormat.CSV.write(report).lines()).hasSize(1 + 9 + 9);
    assertThat(JSON.std.mapFrom(ComparisonFormat.JSON.write(report)))
        .containsKeys("systems", "pairs", "signatures");
  }

  @Test
  void textAndMarkdownHaveTwoGridsATitle() throws Exception {
    ComparisonReport report = run("{groups: [snr], resamples: 1000}", Tables.ofSystems(""));
    assertThat(ComparisonFormat.TEXT.write(report))
        .startsWith("si_sdr\n  system  rank   n     mean")
        .contains("\n  new *      1  60  ")
        .contains("\n\n  pair            n  difference")
        .contains("\n\nsi_sdr [snr=0]\n  system  ")
        .endsWith("! significant at 0.05.\n");
    assertThat(ComparisonFormat.MARKDOWN.write(report))
        .startsWith("#### si\\_sdr\n\n| system | rank | n | mean | interval | median |\n|---|---:|")
        .contains("\n| new \\* | 1 | 60 | ")
        .contains("| old\\_a - new | 60 | -", " | [-")
        .contains("\n\n#### si\\_sdr \\[snr=0\\]\n\n");
  }

  @Test
  void notesAndClustersAreSaid() throws Exception {
    ScoreTable table = Tables.ofSystems("");
    ScoreTable renamed =
        new ScoreTable(
            "t.csv",
            List.of("id", "system", "speaker", "si_sdr"),
            table.rows().stream()
                .map(
                    row ->
                        List.of(
                            row.get(0), row.get(1), "s" + row.get(0).hashCode() % 12, row.get(3)))
                .toList(),
            Tables.SIGNED);
    ComparisonReport report = run("resamples: 1000", renamed);
    assertThat(ComparisonFormat.TEXT.write(report))
        .contains("sign flips of clusters by speaker")
        .contains("\n\nnote: rows of one speaker");
    assertThat(ComparisonFormat.MARKDOWN.write(report)).contains("\n\nNote: rows of one speaker");
    assertThat(ComparisonFormat.LATEX.write(report)).contains("of clusters by speaker");
  }

  /** Nine files of the third system, fewer than can be tested; it shares rank 1, and is bold. */
  @Test
  void whatCannotBeTestedIsBoldWithADagger() throws Exception {
    List<List<String>> rows = new ArrayList<>(Tables.ofSystems("").rows());
    for (int i = 0; i < 9; i++) {
      rows.add(List.of("f" + i, "few", "0", String.valueOf(5 + 0.1 * i)));
    }
    ComparisonReport report = run("resamples: 1000", Tables.ofSystems(rows));
    List<String> latex = ComparisonFormat.LATEX.write(report).lines().toList();
    assertThat(latex).contains("few & \\textbf{5.4000}$^\\dagger$ \\\\");
    assertThat(latex.stream().filter(line -> line.contains("textbf"))).hasSize(2);
    assertThat(latex)
        .anyMatch(
            line ->
                line.contains(
                    "$^\\dagger$Not tested against the best: fewer than 10 files in common."));
    assertThat(ComparisonFormat.LATEX.write(run("resamples: 1000", Tables.ofSystems(""))))
        .doesNotContain("dagger");
  }

  /** A mean that is lower because of other files, though better on the files in common. */
  @Test
  void whatIsBetterOnTheFilesInCommonIsBold() throws Exception {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double base = i < 20 ? 5 : 15;
      rows.add(List.of("f" + i, "all", "0", String.valueOf(base + 0.01 * i + 0.5)));
      if (i >= 15) {
        rows.add(List.of("f" + i, "easy", "0", String.valueOf(base + 0.02 * i - 0.5)));
      }
    }
    assertThat(ComparisonFormat.LATEX.write(run("resamples: 1000", Tables.ofSystems(rows))))
        .contains("all & \\textbf{10.");
  }

  @Test
  void numbersHaveTheDecimalsTheyNeed() throws Exception {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(List.of("f" + i, "a", String.valueOf(3e-6 + i * 1e-8)));
      rows.add(List.of("f" + i, "b", String.valueOf(4e-6 + i * 1e-8)));
    }
    var signed = new TableSignatures(Map.of("mse", "mse|rev:1"), "d");
    ScoreTable table = new ScoreTable("t.csv", List.of("id", "system", "mse"), rows, signed);
    ComparisonReport report = run("{alpha: 0.0005, resamples: 2000}", table);
    assertThat(ComparisonFormat.TEXT.write(report))
        .contains("a *        1  20  0.00000310  [")
        .contains("99.95 % intervals")
        .contains("! significant at 0.0005.");
    assertThat(ComparisonFormat.LATEX.write(report)).contains("99.95\\,\\% interval");
    assertThat(ComparisonFormat.TEXT.write(run("resamples: 1000", Tables.ofSystems(""))))
        .doesNotContain("-0.0000");
  }

  @Test
  void whatOverflowsIsNoNumberOfJson() throws Exception {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(List.of("f" + i, "a", "0", (i % 2 == 0 ? "" : "-") + "1e300"));
      rows.add(List.of("f" + i, "b", "0", (i % 2 == 0 ? "-" : "") + "1.5e300"));
    }
    ComparisonReport report = run("resamples: 1000", Tables.ofSystems(rows));
    assertThat(ComparisonFormat.TEXT.write(report)).doesNotContain("[-, -]");
    assertThat(ComparisonFormat.JSON.write(report)).doesNotContain("NaN", "Infinity");
  }

  @Test
  void noNameSteersAFormat() throws Exception {
    NastyText texts = new NastyText(2);
    for (int i = 0; i < 10; i++) {
      String name = texts.next() + "|\n\u001B[31m_";
      ComparisonReport report = run("{groups: [snr], resamples: 100}", Tables.ofSystems(name));
      for (ComparisonFormat format :
          List.of(ComparisonFormat.TEXT, ComparisonFormat.MARKDOWN, ComparisonFormat.LATEX)) {
        assertThat(NastyText.isHarmless(format.write(report))).as(format.name()).isTrue();
      }
      assertThat(NastyText.areBracesBalanced(ComparisonFormat.LATEX.write(report))).isTrue();
      assertThat(
              ComparisonFormat.MARKDOWN.write(report).lines().filter(line -> line.startsWith("|")))
          .hasSize(3 * (2 + 3) + 3 * (2 + 3))
          .allMatch(line -> NastyText.cells(line) == 6 || NastyText.cells(line) == 7);
      CSVParser csv = CSVParser.parse(ComparisonFormat.CSV.write(report), CSVFormat.RFC4180);
      assertThat(csv.getRecords().get(1).get(2)).isEqualTo(name + "old_a");
    }
  }

  /** The best system is silent for one file; another for all. */
  @Test
  void aSystemWithInfinitelyBadScoresRanksLastInEveryFormat() throws Exception {
    List<List<String>> rows =
        Tables.ofSystems("").rows().stream()
            .map(
                row ->
                    row.get(1).equals("old_b")
                            || (row.get(1).equals("new") && row.get(0).equals("f7"))
                        ? List.of(row.get(0), row.get(1), row.get(2), "-inf")
                        : row)
            .toList();
    ComparisonReport report = run("resamples: 1000", Tables.ofSystems(rows));
    assertThat(report.systems())
        .extracting(line -> line.system() + " " + line.rank() + " " + line.best())
        .containsExactly("old_a 1 true", "old_b 3 false", "new 2 false");
    assertThat(ComparisonFormat.TEXT.write(report))
        .contains("\n  old_a - new    59         inf ")
        .contains("note: old_b: si_sdr is -inf for 60 files, worse than any score")
        .contains("note: new: si_sdr is -inf for 1 file, worse than any score");
    assertThat(ComparisonFormat.MARKDOWN.write(report))
        .contains("Note: new: si\\_sdr is -inf for 1");
    assertThat(ComparisonFormat.LATEX.write(report))
        .contains("old\\_b & -inf$^\\ddagger$ \\\\", "$^\\ddagger$new: si\\_sdr of 1 file is -inf")
        .doesNotContain("‡");
    assertThat(ComparisonFormat.CSV.write(report))
        .contains(",unlimited_losses,unlimited_losses_of_other\n")
        .containsPattern("\nsi_sdr,,new,,59,.*,1,\n")
        .containsPattern("\nsi_sdr,,old_a,new,59,.*,0,1\n");
    assertThat(ComparisonFormat.JSON.write(report)).contains("\"second_unlimited_losses\" : 1");
  }
}
