package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.testing.SharedFolder;

class ReportCommandTest {

  @TempDir private static Path folder = Path.of("");

  private static Path before = Path.of("");
  private static Path now = Path.of("");

  @BeforeAll
  static void score() throws Exception {
    before = folder.resolve("old.csv");
    now = folder.resolve("new.csv");
    Path data = SharedFolder.project("testdata");
    for (List<Object> run :
        List.<List<Object>>of(List.of("noisy", before), List.of("enhanced_rnnoise", now))) {
      var scored =
          SqeCall.run(
              "score",
              data.resolve("clean"),
              data.resolve(run.get(0).toString()),
              "-m",
              "si_sdr,stoi",
              "-q",
              "-o",
              run.get(1));
      assertThat(scored.err()).isEmpty();
    }
  }

  private static String page(Object... arguments) throws Exception {
    Path page = folder.resolve("report.html");
    Files.deleteIfExists(page);
    Object[] call = new Object[arguments.length + 3];
    call[0] = "report";
    System.arraycopy(arguments, 0, call, 1, arguments.length);
    call[arguments.length + 1] = "-o";
    call[arguments.length + 2] = page;
    var run = SqeCall.run(call);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return Files.readString(page);
  }

  @Test
  void aTableIsAPageWithTheSoundOfItsWorstFiles() throws Exception {
    String page = page(now, "--audio", "2");
    assertThat(page.split("\"pcm\"", -1)).as("two files of two tracks").hasSize(5);
    assertThat(page).contains("<li>" + now + ": by sqe ", ", as sqe score ", " -m si_sdr,stoi ");
    assertThat(page(now, "--audio", "0")).doesNotContain("\"pcm\"").contains("s01_engb");
  }

  @Test
  void whatDoesNotFitIsSaid() throws Exception {
    String page = page(now, "--max-size", "1");
    assertThat(page).contains("larger than allowed").contains("\"pcm\"");
  }

  @Test
  void aBaselineBringsTheVerdictsAndASecondTableTheComparison() throws Exception {
    assertThat(page(now, "-b", before, "--audio", "0")).contains("UNDECIDED: ", "margin");
    assertThat(page(before, now, "--audio", "0")).contains("Comparison of ");
  }

  @Test
  void theCommandsOfThePageOfDocumentationMakeAReport() throws Exception {
    Path place = Files.createDirectory(folder.resolve("page"));
    Path data =
        Files.createSymbolicLink(place.resolve("testdata"), SharedFolder.project("testdata"));
    for (String command : PageFences.commands("docs/report.md")) {
      assertThat(command).startsWith("sqe ");
      var run = SqeProcess.runIn(place, (Object[]) command.substring(4).split(" +"));
      assertThat(run.exitCode()).as(command + "\n" + run.err()).isZero();
    }
    Files.delete(data);
    assertThat(place.resolve("report.html")).content().contains("\"pcm\"", "s02_enus");
  }

  @Test
  void theOtherCommandsWriteTheSamePage() throws Exception {
    Path gated = folder.resolve("gate.html");
    var gate = SqeProcess.run("gate", now, "-b", before, "--report", gated, "-q");
    assertThat(gate.err()).isEmpty();
    assertThat(gated).hasContent(page(now, "-b", before));
    Path compared = folder.resolve("compare.html");
    var compare = SqeProcess.run("compare", before, now, "--report", compared);
    assertThat(compare.err()).isEmpty();
    assertThat(compared).hasContent(page(before, now));
    Path data = SharedFolder.project("testdata");
    Path scored = folder.resolve("score.html");
    Path table = folder.resolve("again.csv");
    var score =
        SqeProcess.run(
            "score",
            data.resolve("clean"),
            data.resolve("enhanced_rnnoise"),
            "-m",
            "si_sdr,stoi",
            "-q",
            "-o",
            table,
            "--report",
            scored);
    assertThat(score.err()).isEmpty();
    assertThat(scored).hasContent(page(table));
  }

  @Test
  void aGateThatCannotCompareAndAnAuditHavePagesToo() throws Exception {
    Path refused = folder.resolve("refused.html");
    var gate =
        SqeProcess.run("gate", now, "-b", before, "-m", "pesq_wb", "--report", refused, "-q");
    assertThat(gate.exitCode()).isNotZero();
    assertThat(refused).content().contains("NOT COMPARED", "pesq_wb").doesNotContain("<script");
    Path audited = folder.resolve("audit.html");
    var audit =
        SqeProcess.run("audit", SharedFolder.project("testdata/clean"), "-q", "--report", audited);
    assertThat(audit.err()).isEmpty();
    assertThat(audited).content().contains("Audit: ", "<h").doesNotContain("<script");
  }

  @Test
  void ofSeparatedSourcesTheEstimateIsHeardThatWasScored() throws Exception {
    Path clean = TwoSpeakers.write(folder.resolve("both.wav"), "clean", "s01_engb", "s02_enus");
    List<String> heard = new ArrayList<>();
    for (String[] order : new String[][] {{"s01_engb", "s02_enus"}, {"s02_enus", "s01_engb"}}) {
      Path tested = TwoSpeakers.write(folder.resolve("apart.wav"), "enhanced_rnnoise", order);
      Path table = folder.resolve("sources.csv");
      var run =
          SqeCall.run(
              "score", clean, tested, "-m", "si_sdr", "--channels", "sources", "-q", "-o", table);
      assertThat(run.exitCode()).isZero();
      String page = page(table);
      heard.add(
          Pattern.compile("\"pcm\" : \"[^\"]*\"")
              .matcher(page)
              .results()
              .map(MatchResult::group)
              .collect(Collectors.joining()));
    }
    assertThat(heard.get(0)).hasSizeGreaterThan(100_000);
    assertThat(heard.get(1).equals(heard.get(0))).isTrue();
  }

  @Test
  void curvesAreOfTheScoresInTheTable() throws Exception {
    String page = page(now, "--audio", "1");
    assertThat(page).contains("\"metric\" : \"stoi\"", "each run of 30 frames of speech");
    String other = Files.readString(now).replaceAll(",0\\.[0-9]+,ok", ",0.25,ok");
    Path wrong = Files.writeString(folder.resolve("wrong.csv"), other);
    assertThat(page(wrong, "--audio", "1", "--unsigned-ok"))
        .contains("\"curves\" : [ ]")
        .doesNotContain("each run of 30 frames of speech");
  }

  @Test
  void mistakesAreNamed() throws Exception {
    var two = SqeCall.run("report", before, now, "-b", before, "-o", folder.resolve("x.html"));
    assertThat(two.exitCode()).isEqualTo(2);
    assertThat(two.err()).contains("--baseline is compared with one TABLE and there are 2");
    var over = SqeCall.run("report", now, "-o", now);
    assertThat(over.exitCode()).isEqualTo(2);
    assertThat(over.err()).contains("--output would replace");
    var size = SqeCall.run("report", now, "--max-size", "0", "-o", folder.resolve("x.html"));
    assertThat(size.err()).contains("--max-size must be 1 to 1000 and is 0");
  }
}
