package sqe.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sqe.audit.AuditResult;
import sqe.audit.LeftOut;
import sqe.audit.check.Finding;
import sqe.audit.check.Severity;
import sqe.report.document.TextWriter;
import sqe.testing.NastyText;

class AuditFormatTest {

  private static final Finding OFFSET =
      new Finding("dc-offset", Severity.WARNING, "a_1.wav", 2, 0.5, 2e-3, 1e-3, "mean 0.002");
  private static final Finding SPREAD =
      new Finding(
          "level-spread",
          Severity.INFO,
          "",
          0,
          Double.NaN,
          Double.NEGATIVE_INFINITY,
          Double.NaN,
          "levels");

  private static final AuditResult RESULT = of(OFFSET, SPREAD);

  private static AuditResult of(Finding... findings) {
    return new AuditResult(
        List.of("a_1.wav", "b.wav"),
        1,
        List.of(findings),
        List.of(new AuditResult.Suppressed(OFFSET, "known")));
  }

  private static String overview(AuditResult result, int shown) {
    return new TextWriter(false).write(AuditOverview.of(result, shown, "-v shows all"));
  }

  @Test
  void exchangedSidesAreSaidBeforeAnythingElse() {
    var swapped = new ArrayList<Finding>();
    for (String file : List.of("a.wav", "b.wav", "c.wav")) {
      swapped.add(
          new Finding("swapped", Severity.WARNING, file, 0, Double.NaN, 9, 3, "exchanged?"));
    }
    Finding ofTheSet =
        new Finding("swapped", Severity.WARNING, "", 0, Double.NaN, 3, 4, "in 3 of 4 pairs");
    Finding ofAPair =
        new Finding("swapped", Severity.WARNING, "a.wav", 0, Double.NaN, 9, 3, "exchanged?");
    String loud = "THE SIDES LOOK EXCHANGED: in 3 of 4 pairs";
    AuditResult most = of(ofTheSet, ofAPair);
    assertThat(overview(most, 3)).startsWith(loud);
    assertThat(AuditFormat.MARKDOWN.write(most).lines().filter(line -> !line.isBlank()).skip(1))
        .first()
        .asString()
        .startsWith(loud);
    assertThat(AuditFormat.JSON.write(most)).contains("\"doubts\"").contains(loud);
    assertThat(overview(of(ofAPair), 3)).doesNotContain("LOOK EXCHANGED");
  }

  private static AuditResult leavingOut(String... places) {
    List<LeftOut> folders =
        Arrays.stream(places).map(place -> new LeftOut(place, 3, "sqe audit " + place)).toList();
    return new AuditResult(
        List.of("a.wav"),
        Map.of(),
        Set.of(),
        Map.of(),
        List.of(),
        0,
        List.of(SPREAD),
        List.of(),
        List.of("set is laid out"),
        folders);
  }

  @Test
  void whatWasNotLookedAtIsCountedAndNamedInTheHead() {
    AuditResult two = leavingOut("set/noise", "set/out");
    assertThat(overview(two, 3))
        .startsWith("Not looked at: 6 files that are part of no set.\n")
        .contains("\n    sqe audit set/noise\n", "\n    sqe audit set/out\n");
    assertThat(AuditFormat.MARKDOWN.write(two))
        .contains("| set/noise | 3 |", "`sqe audit set/out`", "set is laid out");
    assertThat(AuditFormat.JSON.write(two))
        .contains("\"left_out\"", "\"command\" : \"sqe audit set/out\"", "set is laid out");
    String[] many = IntStream.range(0, 11).mapToObj(i -> "set/" + i).toArray(String[]::new);
    assertThat(overview(leavingOut(many), 3))
        .startsWith("Not looked at: 33 files")
        .contains("and 3 other folders (-o report.json has all)")
        .doesNotContain("sqe audit set/9");
    NastyText texts = new NastyText(4);
    for (int i = 0; i < 50; i++) {
      AuditResult nasty = leavingOut(texts.next());
      assertThat(NastyText.isHarmless(AuditFormat.MARKDOWN.write(nasty) + overview(nasty, 3)))
          .isTrue();
    }
  }

  @Test
  void theReportSaysWhatItsCountsBarsAndScoreAre() {
    String text = overview(RESULT, 3).replaceAll("\\s+", " ");
    assertThat(text)
        .contains("All findings, by check. Bars compare how many there are.")
        .contains("The score is the mean over files and rows of tables");
    Finding dead = new Finding("constant", Severity.ERROR, "b.wav", 0, Double.NaN, 0, 0, "zeros");
    String dropping = "the steps above leave out what else was found in files to drop, and notes";
    assertThat(overview(of(dead, OFFSET), 3).replaceAll("\\s+", " ")).contains(dropping);
    assertThat(AuditFormat.MARKDOWN.write(of(dead, OFFSET))).contains(dropping);
  }

  @Test
  void numbersForProgramsAreThoseOfTables() {
    assertThat(AuditFormat.CSV.write(RESULT).lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .isEqualTo("check,severity,file,channel,second,value,limit,message,advice"),
            line ->
                assertThat(line)
                    .startsWith("dc-offset,warning,a_1.wav,2,0.5,0.002,0.001,mean 0.002,"),
            line -> assertThat(line).startsWith("level-spread,info,,,,-inf,,levels,"));
    assertThat(AuditFormat.JSON.write(RESULT))
        .contains("\"score\" : 0.95,", "\"value\" : 0.002,", "\"value\" : \"-inf\",")
        .contains("\"reason\" : \"known\"")
        .doesNotContain("NaN");
  }

  @Test
  void markdownHasASectionACheck() {
    assertThat(AuditFormat.MARKDOWN.write(RESULT))
        .startsWith(
            """
            # Audit

            2 files, 1 pair. 0 errors, 1 warning, 1 note, 1 suppressed. Score 0.950.

            What to do: nothing to drop; repair 1 file. Then audit again.

            """)
        .contains("| repair | warning | dc-offset | 1 |", "dcshift -0.002")
        .contains("## dc-offset (1)\n")
        .contains(
            """

            | | file | place | found |
            |---|---|---|---|
            | warning | a\\_1.wav | channel 2, 0.50 s | mean 0.002 |

            ## level-spread (1)

            """)
        .endsWith("| info | | | levels |\n");
  }

  @Test
  void theOverviewShowsTheWorstFirst() {
    List<Finding> findings = new ArrayList<>(List.of(SPREAD));
    for (int i = 0; i < 5; i++) {
      findings.add(OFFSET);
    }
    AuditResult result = of(findings.toArray(Finding[]::new));
    String bar = "#".repeat(20);
    List<String> lines = overview(result, 3).lines().toList();
    assertThat(lines)
        .startsWith(
            "What to do: nothing to drop; repair 1 file. Then audit again.",
            "",
            "repair   warning dc-offset            1",
            "    sox -D a_1.wav a_1.repaired.wav dcshift -0.002 && mv a_1.repaired.wav a_1.wav")
        .containsSequence(
            "warning  dc-offset            " + bar + " 5",
            "    warning: a_1.wav (channel 2, 0.50 s): mean 0.002",
            "    warning: a_1.wav (channel 2, 0.50 s): mean 0.002",
            "    warning: a_1.wav (channel 2, 0.50 s): mean 0.002",
            "    and 2 more (-v shows all)")
        .contains(
            "info     level-spread         ####................ 1", "    info: the set: levels")
        .endsWith("", "2 files, 1 pair: 0 errors, 5 warnings, 1 note, 1 suppressed; score 0.795");
    assertThat(lines.get(4)).startsWith("    Subtract the mean");
    assertThat(lines.get(5)).isEmpty();
    assertThat(overview(result, Integer.MAX_VALUE)).doesNotContain("more");
    assertThat(overview(of(), 3)).startsWith("nothing found. 2 files, ");
  }

  @Test
  void longListsAreCutInMarkdown() {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      findings.add(OFFSET);
    }
    assertThat(AuditFormat.MARKDOWN.write(of(findings.toArray(Finding[]::new))))
        .endsWith("| | and 2 more | | |\n");
  }

  @Test
  void noNameSteersAFormatForPeople() {
    NastyText texts = new NastyText(3);
    for (int i = 0; i < 200; i++) {
      String name = texts.next();
      AuditResult result =
          of(new Finding("dc-offset", Severity.ERROR, name, 1, Double.NaN, 1, 0, name + " is it"));
      String markdown = AuditFormat.MARKDOWN.write(result);
      assertThat(NastyText.isHarmless(markdown + overview(result, 3))).isTrue();
      assertThat(markdown.lines().filter(line -> line.startsWith("|")))
          .hasSize(6)
          .allMatch(line -> NastyText.cells(line) == 4);
      assertThat(overview(result, 3).lines()).hasSize(15);
    }
  }

  @Test
  void theExtensionSaysTheFormat() {
    assertThat(AuditFormat.of("a/Report.MD")).isEqualTo(AuditFormat.MARKDOWN);
    assertThat(AuditFormat.of("r.csv")).isEqualTo(AuditFormat.CSV);
    assertThat(AuditFormat.of("r.json")).isEqualTo(AuditFormat.JSON);
    assertThatThrownBy(() -> AuditFormat.of("r.pdf"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a report is .csv, .json or .md");
  }
}
