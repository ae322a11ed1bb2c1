package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.testing.SharedFolder;

class InspectCommandTest {

  private static final Path CLEAN = SharedFolder.project("testdata/clean/s01_engb.wav");
  private static final Path TESTED = SharedFolder.project("testdata/enhanced_rnnoise/s01_engb.wav");
  private static final Path NOISY = SharedFolder.project("testdata/noisy/s01_engb.wav");

  @TempDir private Path folder = Path.of("");

  private static String inspect(int exitCode, Object... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] call = new String[words.length + 1];
    call[0] = "inspect";
    for (int i = 0; i < words.length; i++) {
      call[i + 1] = words[i].toString();
    }
    int code =
        Sqe.commandLine(new PrintWriter(out, true), new PrintWriter(err, true)).execute(call);
    assertThat(code).as(err.toString()).isEqualTo(exitCode);
    return exitCode == 0 || exitCode == 1 ? out.toString() : err.toString();
  }

  @Test
  void whatIsPipedIsPlainText() {
    String text = inspect(0, CLEAN, TESTED);
    assertThat(text)
        .contains("si_sdr", "segsnr", "once corrected", "samples late", "SNR dB", "lost, in %")
        .contains("How PESQ cut it up", "utterance from s", "bad from s");
    assertThat(text.chars()).allMatch(c -> c < 0x2500 || c > 0x25ff);
    assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    assertThat(inspect(0, CLEAN, TESTED)).isEqualTo(text);
  }

  @Test
  void aTerminalGetsPicturesOfItsWidth() {
    System.setProperty("sqe.stdout.terminal", "true");
    System.setProperty("sqe.columns", "100");
    try {
      String text = inspect(0, CLEAN, TESTED, "-m", "si_sdr,stoi");
      assertThat(text).contains("\u2588", "\u2581", "reference", "level, estimate");
      assertThat(text.lines().filter(line -> line.contains("\u2588")))
          .isNotEmpty()
          .allMatch(line -> line.length() == 100);
    } finally {
      System.clearProperty("sqe.stdout.terminal");
      System.clearProperty("sqe.columns");
    }
  }

  @Test
  void thePageShowsWhereItIsLost() throws Exception {
    Path page = folder.resolve("page.html");
    assertThat(inspect(0, CLEAN, TESTED, "-n", NOISY, "--align", "integer", "-o", page)).isEmpty();
    String html = Files.readString(page);
    assertThat(html)
        .contains("s01_engb.wav</h1>", "\"maps\"", "\"metric\" : \"delay\"", "\"noisy\"")
        .contains("\"metric\" : \"stoi\"", "\"aligned\" : true", "to first order")
        .contains("\"metric\" : \"pesq delay\"", "\"metric\" : \"pesq bad intervals\"");
    inspect(0, CLEAN, TESTED, "-n", NOISY, "--align", "integer", "-o", page);
    assertThat(page).hasContent(html);
  }

  private static String scored(String text, String metric) {
    return text.lines()
        .filter(line -> line.strip().startsWith(metric + " "))
        .findFirst()
        .orElseThrow()
        .strip()
        .split(" +")[1];
  }

  @Test
  void ofSeveralChannelsOneIsLookedAtAndNamed() throws Exception {
    Path clean = TwoSpeakers.write(folder.resolve("clean.wav"), "clean", "s01_engb", "s02_enus");
    Path tested =
        TwoSpeakers.write(folder.resolve("tested.wav"), "enhanced_rnnoise", "s01_engb", "s02_enus");
    Object[] alike = {"-m", "si_sdr", "--align", "integer", "--channels"};
    String each = inspect(0, words(clean, tested, alike, "each"));
    assertThat(each)
        .contains("Scores, channel 1\n", "Scores, channel 2\n", "What follows is of channel 1");
    String second = inspect(0, words(clean, tested, alike, "2"));
    assertThat(second).contains("Scores, channel 2\n").doesNotContain("channel 1", "follows is of");
    assertThat(scored(second, "si_sdr"))
        .isEqualTo(scored(each.substring(each.indexOf("channel 2\n")), "si_sdr"));
    assertThat(after(second, "Diagnosis")).isNotEqualTo(after(each, "Diagnosis"));
    String mean = inspect(0, words(clean, tested, alike, "mean"));
    assertThat(mean).contains("Scores, mean of the channels\n");
    assertThat(after(mean, "Diagnosis")).isNotEqualTo(after(second, "Diagnosis"));
    assertThat(inspect(2, words(clean, tested, alike, "best"))).contains("'best'");
  }

  @Test
  void ofSeparatedSourcesTheOneIsLookedAtThatWasScored() throws Exception {
    Path clean = TwoSpeakers.write(folder.resolve("clean.wav"), "clean", "s01_engb", "s02_enus");
    Path tested =
        TwoSpeakers.write(folder.resolve("tested.wav"), "enhanced_rnnoise", "s01_engb", "s02_enus");
    Path swapped =
        TwoSpeakers.write(
            folder.resolve("swapped.wav"), "enhanced_rnnoise", "s02_enus", "s01_engb");
    Object[] alike = {"-m", "si_sdr", "--align", "integer", "--channels"};
    String straight = inspect(0, words(clean, tested, alike, "sources"));
    String crossed = inspect(0, words(clean, swapped, alike, "sources"));
    assertThat(crossed).contains("estimate is channel 2").doesNotContain("do not sound alike");
    assertThat(after(crossed, "Diagnosis")).isEqualTo(after(straight, "Diagnosis"));
  }

  private static String after(String text, String heading) {
    return text.substring(text.indexOf(heading));
  }

  private static Object[] words(Path clean, Path tested, Object[] options, String channels) {
    return Stream.of(Stream.of(clean, tested), Arrays.stream(options), Stream.of(channels))
        .flatMap(each -> each)
        .toArray();
  }

  @Test
  void whatCannotBeScoredIsSaid() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.wav"), "no sound");
    assertThat(inspect(1, CLEAN, broken)).contains("broken.wav");
    Path page = folder.resolve("page.html");
    inspect(1, CLEAN, broken, "-o", page);
    assertThat(page).content().contains("broken.wav");
    assertThat(inspect(2, CLEAN, folder)).contains("is a folder");
  }
}
