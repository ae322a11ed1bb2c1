package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sqe.testing.SharedFolder;

/** Tables as other tools write them, and the commands of docs/other-tools.md on these. */
class OtherToolsTest {

  private static final String PAGE = "docs/other-tools.md";
  private static final int FILES = 40;

  @TempDir private Path folder = Path.of("");

  /** One line of a file, of a file's number and what its scores have gained. */
  private interface Line extends BiFunction<Integer, Double, String> {}

  @BeforeEach
  void writeTables() throws IOException {
    write(
        "%s.csv",
        "filename,SI-SDR,STOI,mos_model\n",
        (i, gain) -> row("a%02d.wav,%.3f,%.4f,%.3f", i, 10 + gain, 0.9 + 0.1 * gain, 3 + gain));
    write(
        "long_%s.csv",
        "file,metric,value\n",
        (i, gain) ->
            row("a%02d,stoi,%.4f\n", i, 0.9 + 0.1 * gain) + row("a%02d,sdr,%.3f", i, 9 + gain));
    write(
        "versa_%s.jsonl",
        "",
        (i, gain) ->
            row(
                "{\"key\": \"a%02d\", \"stoi\": %.4f, \"si_snr\": %.3f, \"pesq\": %.3f}",
                i, 0.9 + 0.1 * gain, 10 + gain, 2 + gain));
    write("scores_%s/STOI_spk1", "", (i, gain) -> row("a%02d %.4f", i, 0.9 + 0.1 * gain));
    write("scores_%s/SDR_spk1", "", (i, gain) -> row("a%02d %.3f", i, 9 + gain));
    write("scores_%s/wav.scp", "", (i, gain) -> row("a%02d /data/a%02d.wav", i, i));
    write(
        "pesq_%s.txt",
        "REFERENCE\t DEGRADED\t PESQMOS\t MOSLQO\t SAMPLE_FREQ\t MODE\n",
        (i, gain) ->
            row(
                "clean/a%02d.wav\t out%.0f/a%02d.wav\t %.3f\t %.3f\t 16000\t nb",
                i, 100 * gain, i, 2 + gain, 2.2 + gain));
  }

  private static String row(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private void write(String name, String header, Line line) throws IOException {
    Random random = new Random(name.hashCode());
    for (String which : List.of("old", "new")) {
      StringBuilder text = new StringBuilder(header);
      for (int i = 0; i < FILES; i++) {
        double gain = which.equals("new") ? 0.1 + 0.02 * random.nextGaussian() : 0;
        text.append(line.apply(i, gain)).append('\n');
      }
      Path file = folder.resolve(name.formatted(which));
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
  }

  private SqeCall run(String command) throws IOException, InterruptedException {
    return SqeCall.runIn(folder, (Object[]) command.replaceFirst("^sqe ", "").strip().split(" +"));
  }

  @Test
  void theCommandsOfThePageReadThem() throws Exception {
    List<String> commands = PageFences.commands(PAGE);
    assertThat(commands).hasSize(7);
    for (String command : commands) {
      SqeCall process = run(command);
      assertThat(process.exitCode()).as(command + "\n" + process.err()).isZero();
      if (command.startsWith("sqe gate")) {
        assertThat(process.out()).as(command).contains("40 rows").endsWith("PASS\n");
      }
    }
    assertThat(run(commands.get(0)).out()).contains("\nsi_sdr  IMPROVED", "\nstoi    IMPROVED");
    assertThat(run(commands.get(3)).out()).contains("\nsi_snr  IMP", "\npesq    IMPROVED");
    assertThat(run(commands.get(4)).out()).contains("\nsdr   IMPROVED", "\nstoi  IMPROVED");
    assertThat(run(commands.get(5)).out()).contains("pesq_nb_raw", "pesq_nb  ");
    assertThat(Files.readString(SharedFolder.project("docs/gate.md"))).contains("(other-tools.md)");
  }

  @ParameterizedTest
  @CsvSource({
    "enhanced/a%02d, a%02d, in their folder, --ids name",
    "enhanced/a%02d.flac, a%02d, in folder or ending, --ids stem",
    "A%02d, a%02d, in letter case: write both tables alike,",
    "a%d, a%03d, in leading zeros,"
  })
  void idsThatDifferAreSaidWithWhatJoinsThem(
      String ours, String theirs, String words, @Nullable String option) throws Exception {
    table("x.csv", ours);
    table("y.csv", theirs);
    SqeCall refused = run("sqe gate x.csv -b y.csv --unsigned-ok");
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err()).contains("; they differ " + words);
    if (option != null) {
      assertThat(refused.err()).contains(option + " joins them");
      assertThat(run("sqe gate x.csv -b y.csv --unsigned-ok " + option).exitCode()).isZero();
    } else {
      assertThat(refused.err()).doesNotContain("--ids").doesNotContain("--allow");
    }
  }

  private void table(String name, String id) throws IOException {
    StringBuilder text = new StringBuilder("id,stoi\n");
    for (int i = 0; i < 12; i++) {
      text.append(row(id, i)).append(row(",0.9%d\n", i % 7));
    }
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void idsThatHaveNothingInCommonGetNoAdvice() throws Exception {
    table("x.csv", "a%02d");
    table("y.csv", "other%02d");
    SqeCall refused = run("sqe gate x.csv -b y.csv --unsigned-ok");
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err()).contains("12 of the 12 ids").doesNotContain("--");
  }

  @Test
  void limitsHoldForFilesThatHadNoScoreBefore() throws Exception {
    Files.writeString(folder.resolve("min.yaml"), "metrics: {si_sdr: {margin: 1, min: 0}}");
    scores("x.csv", "f3,-40\n");
    scores("y.csv", "f3,\n");
    SqeCall gate = run("sqe gate x.csv -b y.csv --unsigned-ok --policy min.yaml");
    assertThat(gate.exitCode()).isEqualTo(1);
    assertThat(gate.out()).contains("1 file is below 0: f3 -40");
  }

  @Test
  void aFileThatIsDeadFromTheStartLeavesTheGateOpen() throws Exception {
    scores("x.csv", "f3,-inf\n");
    scores("y.csv", "f3,\n");
    SqeCall gate = run("sqe gate x.csv -b y.csv --unsigned-ok -m si_sdr:1");
    assertThat(gate.out())
        .contains("1 file had no score before and is -inf now, worse than any score: f3")
        .endsWith("UNDECIDED\n");
  }

  private void scores(String name, String last) throws IOException {
    StringBuilder text = new StringBuilder("id,si_sdr\n");
    for (int i = 10; i < 30; i++) {
      text.append(row("f%d", i)).append(row(",%d.5\n", i % 7));
    }
    Files.writeString(folder.resolve(name), text + last);
  }

  @Test
  void twoColumnsOfOneMetricAreRefusedAndColumnsThatNobodyComparesAreNamed() throws Exception {
    Files.writeString(folder.resolve("two.csv"), "id,SI-SDR,SISDR\na,1.5,2.5\nb,2.5,3.5\n");
    SqeCall two = run("sqe gate two.csv -b two.csv --unsigned-ok");
    assertThat(two.exitCode()).isEqualTo(3);
    assertThat(two.err()).contains("'SI-SDR', 'SISDR' may all be si_sdr");
    Files.writeString(
        folder.resolve("more.csv"), "id,snr,stoi,STOI (%)\na,5,0.5,50.5\nb,0,0.6,60\n");
    assertThat(run("sqe gate more.csv -b more.csv --unsigned-ok").out())
        .contains("not compared, for no metric is called so here: 'STOI (%)'");
  }

  @Test
  void aLockReplacesNoTableThatIsRead() throws Exception {
    table("y.csv", "a%02d");
    SqeCall refused = run("sqe gate y.csv -b y.csv --unsigned-ok --lock y.csv");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("--lock would replace y.csv");
    assertThat(folder.resolve("y.csv")).content().startsWith("id,stoi");
  }

  @Test
  void whatCannotBeAScoreIsSaidWhenItIsLocked() throws Exception {
    Files.writeString(folder.resolve("x.csv"), "id,stoi\na,0.5\nb,90.5\n");
    assertThat(run("sqe gate x.csv --lock x.lock --unsigned-ok").err())
        .contains("warning: x.csv: stoi 90.5 is outside");
  }

  @Test
  void aJoinThatMakesTwoRowsOneIsRefused() throws Exception {
    Files.writeString(folder.resolve("x.csv"), "id,stoi\nm/a.wav,0.9\nf/a.wav,0.8\n");
    SqeCall refused = run("sqe plan x.csv --unsigned-ok --ids stem");
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err())
        .contains("'m/a.wav' (line 2) and 'f/a.wav' (line 3) are one file by their stem");
  }

  @ParameterizedTest
  @CsvSource({"x.csv, y.csv", "y.csv, x.csv"})
  void noJoinIsAdvisedThatWouldMakeTwoRowsOne(String current, String baseline) throws Exception {
    Files.writeString(folder.resolve("x.csv"), "id,stoi\nm/a.wav,0.9\nf/a.wav,0.8\nm/b.wav,0.7\n");
    Files.writeString(folder.resolve("y.csv"), "id,stoi\na.wav,0.9\nb.wav,0.7\n");
    SqeCall refused = run("sqe gate %s -b %s --unsigned-ok".formatted(current, baseline));
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err()).doesNotContain("--ids");
  }
}
