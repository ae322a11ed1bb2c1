package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.WavWriter;
import sqe.testing.SharedFolder;

/** {@code sqe identify} as a user runs it. */
class IdentifyCommandTest {

  private static final Path CLEAN = SharedFolder.project("testdata/clean");
  private static final Path NOISY = SharedFolder.project("testdata/noisy");
  private static final Path REFERENCE = CLEAN.resolve("s01_engb.wav");
  private static final Path ESTIMATE = NOISY.resolve("s01_engb.wav");

  @TempDir private Path folder = Path.of("");

  private static String score(String... words) {
    Object[] call = new Object[words.length + 3];
    call[0] = "score";
    call[1] = REFERENCE;
    call[2] = ESTIMATE;
    System.arraycopy(words, 0, call, 3, words.length);
    String[] cells = SqeCall.run(call).out().lines().skip(1).findFirst().orElseThrow().split(",");
    return cells[7];
  }

  @Test
  void whatItNamesGivesTheValueAgain() {
    String value = score("-m", "csig_c", "-q");
    SqeCall run =
        SqeCall.run(
            "identify",
            REFERENCE,
            ESTIMATE,
            "--value",
            value,
            "--tolerance",
            1e-4,
            "-m",
            "composite,composite_variants,stoi,sdr");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("csig_c", "as it is");
    assertThat(run.err()).contains("-m csig_c`");
  }

  @Test
  void policiesAreNamedAsTheyAreTyped() {
    String value = score("-m", "stoi", "--resample", "8000", "-q");
    SqeCall run =
        SqeCall.run("identify", REFERENCE, ESTIMATE, "--value", value, "-m", "stoi,estoi");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("-m stoi --resample 8000`");
    assertThat(run.out()).contains("resample 8000");
  }

  @Test
  void whatCannotBeToldApartIsSaid() {
    String value = score("-m", "sdr", "-q").substring(0, 5) + "0";
    Object[] words = {
      "identify", REFERENCE, ESTIMATE, "--value", value, "--tolerance", 0.01, "-m", "sdr,ci_sdr"
    };
    SqeCall run = SqeCall.run(words);
    assertThat(run.out())
        .contains("variants give " + value, "as it is, aligned or not", "or ci_sdr: as it is")
        .contains("cannot be told apart by these files")
        .doesNotContain("align integer");
  }

  @Test
  void aValueOfNothingEndsInTheNearest() {
    SqeCall run =
        SqeCall.run("identify", CLEAN, NOISY, "--value", "4321", "-m", "sdr-family,stoi", "-j", 1);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("none of ")
        .contains("gives 4321 to within 0.5", "nearest of the others:");
  }

  @Test
  void aValueThatNoMetricCanHaveIsNotBlamedOnTheFiles() {
    SqeCall run = SqeCall.run("identify", REFERENCE, ESTIMATE, "--value", "1e400");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--value is too large for a score: 1E+400");
  }

  @Test
  void theCommandCanBePastedWhateverTheNameOfTheFile() throws Exception {
    Path spaced = Files.copy(REFERENCE, folder.resolve("it's clean.wav"));
    String value = score("-m", "snr", "-q");
    SqeCall run = SqeCall.run("identify", spaced, ESTIMATE, "--value", value, "-m", "snr");
    assertThat(run.err()).contains("'\\''s clean.wav' " + ESTIMATE + " -m snr`");
  }

  @Test
  void whatWasDoneToTheFilesIsNamedWithTheCommand() throws Exception {
    double[] x = AudioReader.read(REFERENCE).channel(0).samples();
    double[] y = AudioReader.read(ESTIMATE).channel(0).samples();
    double gain = peak(x) / peak(y);
    Path louder = folder.resolve("louder.wav");
    double[] matched = Arrays.stream(y).map(v -> gain * v).toArray();
    WavWriter.writeFloat32(louder, new double[][] {matched}, 16000);
    String[] cells =
        SqeCall.run("score", REFERENCE, louder, "-m", "segsnr", "-q")
            .out()
            .lines()
            .skip(1)
            .findFirst()
            .orElseThrow()
            .split(",");
    SqeCall run =
        SqeCall.run(
            "identify",
            REFERENCE,
            ESTIMATE,
            "--value",
            cells[7],
            "--tolerance",
            1e-6,
            "-m",
            "segsnr");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("peak matched", "by chance");
    assertThat(run.err()).contains("once the estimate has the reference's peak");
  }

  private static double peak(double[] x) {
    return Arrays.stream(x).map(Math::abs).max().orElseThrow();
  }

  @Test
  void wrongUseIsSaid() {
    assertThat(SqeCall.run("identify", REFERENCE, ESTIMATE, "--value", 1, "-m", "wsdr").err())
        .startsWith("error: wsdr: not a score of two files alone");
    assertThat(SqeCall.run("identify", REFERENCE, ESTIMATE).exitCode()).isEqualTo(2);
    assertThat(SqeCall.run("identify", REFERENCE, ESTIMATE, "--value", 1, "--tolerance", -1).err())
        .startsWith("error: --tolerance is 0 or more");
    assertThat(SqeCall.run("identify", REFERENCE, NOISY, "--value", 1).exitCode()).isEqualTo(3);
  }
}
