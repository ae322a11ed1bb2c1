package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
        .contains("Inspection of s01_engb", "\"maps\"", "\"metric\" : \"delay\"", "\"noisy\"")
        .contains("\"metric\" : \"stoi\"", "\"aligned\" : true", "to first order")
        .contains("\"metric\" : \"pesq delay\"", "\"metric\" : \"pesq bad intervals\"");
    inspect(0, CLEAN, TESTED, "-n", NOISY, "--align", "integer", "-o", page);
    assertThat(page).hasContent(html);
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
