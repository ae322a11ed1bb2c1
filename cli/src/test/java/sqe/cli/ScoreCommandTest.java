package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.WavWriter;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** {@code sqe score} as a user runs it, on the project's own test data. */
class ScoreCommandTest {

  private static final Path CLEAN = SharedFolder.project("testdata/clean");
  private static final Path NOISY = SharedFolder.project("testdata/noisy");
  private static final Path RNNOISE = SharedFolder.project("testdata/enhanced_rnnoise");
  private static final Path AFFTDN = SharedFolder.project("testdata/enhanced_afftdn");

  @TempDir Path folder;

  @Test
  void scoresEqualThoseOfReferenceImplementations() throws Exception {
    Path table = folder.resolve("t.csv");
    GoldenTable expected = GoldenTable.read(SharedFolder.project("testdata/expected.csv"));
    String metrics =
        String.join(",", expected.rows().stream().map(r -> r.get("metric")).distinct().toList());
    SqeCall run =
        SqeCall.run(
            "score", CLEAN, RNNOISE, NOISY, AFFTDN, "-n", NOISY, "-m", metrics, "-o", table, "-q");
    assertThat(run.out()).isEmpty();
    GoldenTable scores = GoldenTable.read(table);
    int compared = 0;
    for (CSVRecord row : expected.rows()) {
      CSVRecord found =
          scores.where(r -> r.get("system").equals(row.get("system"))).row("id", row.get("id"));
      double difference =
          Double.parseDouble(found.get(row.get("metric"))) - Double.parseDouble(row.get("value"));
      assertThat(Math.abs(difference))
          .as("%s %s %s", row.get("system"), row.get("id"), row.get("metric"))
          .isLessThanOrEqualTo(Double.parseDouble(row.get("tolerance")));
      compared++;
    }
    assertThat(compared).isEqualTo(280);
    // afftdn has two of the six files: the other four are failures, and the exit code says so
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(scores.where(r -> r.get("status").equals("failed")).rows())
        .hasSize(4)
        .allMatch(r -> r.get("message").startsWith("no estimate: "));
  }

  @Test
  void stdoutCarriesTheTableOnlyAndStderrTheSummary() throws Exception {
    SqeCall run = SqeCall.run("score", CLEAN, RNNOISE, "-m", "si_sdr,stoi");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .hasSize(7)
        .first()
        .isEqualTo(
            "id,system,channel,reference,estimate,sample_rate,duration_s,si_sdr,stoi,status,"
                + "message");
    assertThat(run.err()).contains("si_sdr", "6/6", "6 rows, 0 failed and 0 partial");
    assertThat(run.err()).doesNotContain("\u001B");
  }

  @Test
  void theTableIsTheSameBytesWhateverTheNumberOfThreads() throws Exception {
    byte[] first = null;
    for (String jobs : List.of("1", "2", "8")) {
      Path table = folder.resolve(jobs + ".csv");
      SqeCall.run(
          "score", CLEAN, RNNOISE, NOISY, "-n", NOISY, "--delta", "-j", jobs, "-o", table, "-q");
      byte[] bytes = Files.readAllBytes(table);
      first = first == null ? bytes : first;
      assertThat(bytes).as("-j %s", jobs).isEqualTo(first);
    }
    assertThat(new String(first, StandardCharsets.UTF_8))
        .contains("si_sdr,si_sdr_delta,sdr,sdr_delta,stoi,stoi_delta");
  }

  @Test
  void oneFolderIsScoredWhereNoMetricNeedsAReference() throws Exception {
    SqeCall alone = SqeCall.run("score", RNNOISE, "-m", "active_level", "-q");
    assertThat(alone.exitCode()).isZero();
    assertThat(alone.out().lines().skip(1))
        .hasSize(6)
        .allMatch(line -> line.matches("s0[0-9]_\\w+,enhanced_rnnoise,1,,.*,-\\d+\\.\\d+,ok,"));
    SqeCall comparing = SqeCall.run("score", RNNOISE, "-m", "active_level,stoi");
    assertThat(comparing.exitCode()).isEqualTo(2);
    assertThat(comparing.err()).startsWith("error: stoi: compared with a reference, and there is");
    assertThat(SqeCall.run("score", RNNOISE).exitCode()).isEqualTo(2);
  }

  @Test
  void allLeavesOutWhatDoesNotExistAtTheRateWithOneWarningAndAnIdSaysWhy() throws Exception {
    Path clean = opening(CLEAN.resolve("s01_engb.wav"), "clean.wav");
    Path estimate = opening(RNNOISE.resolve("s01_engb.wav"), "estimate.wav");
    SqeCall all = SqeCall.run("score", clean, estimate, "-m", "all", "--align", "integer");
    assertThat(all.exitCode()).as(all.err()).isZero();
    assertThat(all.out()).contains("visqol_speech").doesNotContain("visqol_audio");
    assertThat(all.err())
        .contains("16000 Hz: without visqol_audio, which --resample 48000 would add");
    SqeCall named = SqeCall.run("score", clean, estimate, "-m", "visqol_audio");
    assertThat(named.exitCode()).isEqualTo(1);
    assertThat(named.out())
        .contains("visqol_audio: wrong sample rate: exists at 48000 Hz, the pair has 16000 Hz")
        .contains("--resample 48000");
    SqeCall resampled =
        SqeCall.run("score", clean, estimate, "-m", "visqol", "--resample", "48000", "-q");
    assertThat(resampled.exitCode()).as(resampled.err()).isZero();
    assertThat(resampled.out()).contains(",visqol_audio,").doesNotContain("visqol_speech");
  }

  /** The first second and a half of a recording. */
  private Path opening(Path recording, String name) throws IOException {
    double[] x = AudioReader.read(recording).channel(0).samples();
    Path file = folder.resolve(name);
    WavWriter.writeFloat32(file, new double[][] {Arrays.copyOf(x, 24000)}, 16000);
    return file;
  }

  @Test
  void aTableDoesNotReplaceARecordingOfAFolder() throws Exception {
    Path clean = Files.createDirectory(folder.resolve("clean"));
    Path recording = Files.copy(CLEAN.resolve("s01_engb.wav"), clean.resolve("s01_engb.wav"));
    byte[] before = Files.readAllBytes(recording);
    SqeCall run = SqeCall.run("score", clean, RNNOISE, "-m", "snr", "-o", recording);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("would replace").contains("which is read");
    assertThat(Files.readAllBytes(recording)).isEqualTo(before);
  }

  @Test
  void aTableIsScoredAgainFromItself() throws Exception {
    Path table = folder.resolve("t.csv");
    Path again = folder.resolve("again.csv");
    SqeCall.run("score", CLEAN, RNNOISE, "-m", "snr,stoi", "-o", table, "-q");
    SqeCall run = SqeCall.run("score", table, "-m", "snr,stoi", "-o", again, "-q");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(again).hasSameBinaryContentAs(table);
  }

  @Test
  void aManifestMayLeaveReferencesOut() throws Exception {
    String estimate = RNNOISE.resolve("s01_engb.wav").toString();
    String reference = CLEAN.resolve("s01_engb.wav").toString();
    Path some =
        Files.writeString(
            folder.resolve("some.csv"),
            "id,reference,estimate\na,%s,%s\nb,,%s\n".formatted(reference, estimate, estimate));
    SqeCall partial = SqeCall.run("score", some, "-m", "snr,active_level", "-q");
    assertThat(partial.exitCode()).isEqualTo(1);
    assertThat(partial.out().lines().skip(1).toList())
        .satisfiesExactly(
            row -> assertThat(row).contains(",ok,"),
            row -> assertThat(row).endsWith(",partial,snr: needs a reference: the pair has none"));
    Path none =
        Files.writeString(
            folder.resolve("none.csv"), "id,reference,estimate\na,,%s\n".formatted(estimate));
    SqeCall nothing = SqeCall.run("score", none, "-m", "snr,stoi");
    assertThat(nothing.exitCode()).isEqualTo(3);
    assertThat(nothing.err()).startsWith("error: no pair has a reference, which snr, stoi need");
  }

  @Test
  void aDeltaIsTheEstimatesScoreMinusTheMixtures() throws Exception {
    Path table = folder.resolve("t.csv");
    SqeCall.run(
        "score", CLEAN, RNNOISE, NOISY, "-n", NOISY, "--delta", "-m", "stoi", "-o", table, "-q");
    GoldenTable scores = GoldenTable.read(table);
    for (CSVRecord row : scores.rows()) {
      CSVRecord mixture =
          scores.where(r -> r.get("system").equals("noisy")).row("id", row.get("id"));
      double delta = Double.parseDouble(row.get("stoi")) - Double.parseDouble(mixture.get("stoi"));
      assertThat(Double.parseDouble(row.get("stoi_delta"))).isEqualTo(delta);
    }
  }

  @Test
  void aligningRemovesTheDelayOfTheDenoiser() throws Exception {
    Path table = folder.resolve("t.csv");
    SqeCall.run("score", CLEAN, RNNOISE, "--align", "integer", "-m", "si_sdr", "-o", table, "-q");
    assertThat(GoldenTable.read(table).rows())
        .allMatch(row -> row.get("message").contains("aligned by 320 samples"))
        .allMatch(row -> Double.parseDouble(row.get("si_sdr")) > 0);
  }

  @Test
  void aDiagnosisTellsWhatTheScoreWouldBeWithoutTheDefect() throws Exception {
    Path table = folder.resolve("t.csv");
    SqeCall.run("score", CLEAN, RNNOISE, "--diagnose", "-m", "si_sdr", "-o", table, "-q");
    GoldenTable scores = GoldenTable.read(table);
    assertThat(scores.rows())
        .hasSize(6)
        .allMatch(row -> Math.abs(Double.parseDouble(row.get("delay_samples")) - 320) < 1)
        .allMatch(row -> row.get("polarity").equals("1"))
        .allMatch(row -> row.get("wrong_pair").equals("no"))
        .allMatch(row -> Double.parseDouble(row.get("si_sdr")) < -20)
        .allMatch(row -> Double.parseDouble(row.get("si_sdr_corrected")) > 0);
  }

  @Test
  void metadataTellHowTheTableWasMade() throws Exception {
    Path table = folder.resolve("t.csv");
    SqeCall.run("score", CLEAN, RNNOISE, "-m", "si_sdr", "-o", table, "-q");
    assertThat(folder.resolve("t.csv.meta.json"))
        .content()
        .contains("\"tool\" : \"sqe\"", "si_sdr|zero_mean:no|resample:error|", "\"references\" : 6")
        .contains("\"wall_seconds\"", "\"started\"", "\"align\" : \"none\"");
    assertThat(folder).isDirectoryNotContaining("glob:**.part*");
  }

  @Test
  void theDataSignatureIsOfTheDecodedReferences() throws Exception {
    Path copies = Files.createDirectories(folder.resolve("copies"));
    var recording = AudioReader.read(CLEAN.resolve("s01_engb.wav"));
    WavWriter.writeFloat32(
        copies.resolve("s01_engb.wav"), recording.channels(), recording.sampleRate());
    Path original = Files.createDirectories(folder.resolve("original"));
    Files.copy(CLEAN.resolve("s01_engb.wav"), original.resolve("s01_engb.wav"));
    assertThat(dataSignature(copies)).isEqualTo(dataSignature(original));
  }

  private String dataSignature(Path references) throws Exception {
    Path table = folder.resolve(references.getFileName() + ".csv");
    SqeCall.run("score", references, references, "-m", "snr", "-o", table, "-q");
    String json = Files.readString(folder.resolve(references.getFileName() + ".csv.meta.json"));
    return json.substring(json.indexOf("\"sha256\""));
  }

  @Test
  void separatedSourcesAreMatchedAndScoredInReferenceOrder() throws Exception {
    double[][] sources = {voice(1), voice(2), voice(3)};
    double[][] estimates = {mixed(sources[2], 4), mixed(sources[0], 5), mixed(sources[1], 6)};
    Path clean = Files.createDirectories(folder.resolve("clean"));
    Path separated = Files.createDirectories(folder.resolve("separated"));
    WavWriter.writeFloat32(clean.resolve("a.wav"), sources, 8000);
    WavWriter.writeFloat32(separated.resolve("a.wav"), estimates, 8000);
    Path table = folder.resolve("t.csv");
    SqeCall run =
        SqeCall.run(
            "score",
            clean,
            separated,
            "--channels",
            "sources",
            "-m",
            "sdr,sir,sar,sa_sdr",
            "-o",
            table,
            "-q");
    assertThat(run.exitCode()).isZero();
    GoldenTable scores = GoldenTable.read(table);
    assertThat(scores.rows()).extracting(r -> r.get("channel")).containsExactly("1", "2", "3");
    assertThat(scores.rows())
        .extracting(r -> r.get("message"))
        .allMatch(m -> m.contains("estimate is channel "));
    assertThat(Arrays.stream(scores.column("sdr"))).allMatch(sdr -> sdr > 15);
    assertThat(scores.rows())
        .extracting(r -> r.get("sa_sdr"))
        .containsOnly(scores.rows().get(0).get("sa_sdr"));
  }

  private static double[] voice(int seed) {
    return new Random(seed).doubles(8000, -0.3, 0.3).toArray();
  }

  private static double[] mixed(double[] source, int seed) {
    double[] noise = new Random(seed).doubles(source.length, -0.03, 0.03).toArray();
    for (int i = 0; i < noise.length; i++) {
      noise[i] += source[i];
    }
    return noise;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "score | 2 | give a reference and at least one estimate",
        "score a b -m si_sdd | 3 | a: no such file",
        "score CLEAN RNNOISE -m si_sdd | 2 | did you mean 'si_sdr'",
        "score CLEAN RNNOISE --resume | 2 | --resume needs --output",
        "score CLEAN RNNOISE --resume -o - | 2 | --resume needs --output",
        "score CLEAN RNNOISE AFFTDN RNNOISE/. | 2 | is given twice",
        "score CLEAN RNNOISE --delta | 2 | --delta needs the mixtures",
        "score CLEAN RNNOISE -j 0 | 2 | --jobs is at least 1",
        "score CLEAN RNNOISE --lenght pad | 2 | did you mean '--length'",
        "score CLEAN RNNOISE --resample 0 | 2 | a rate in Hz",
        "score CLEAN RNNOISE --channels left | 2 | a channel's number",
        "score CLEAN RNNOISE --max-length-difference -1 | 2 | not negative",
        "score CLEAN RNNOISE --max-length-difference x | 2 | is seconds, finite and not",
        "score CLEAN RNNOISE --max-length-difference 1e999 | 2 | is seconds, finite and not",
        "score CLEAN RNNOISE -o /nowhere/t.csv | 3 | cannot write /nowhere/t.csv",
        "score EMPTY EMPTY | 3 | no pairs",
        "scor CLEAN RNNOISE | 2 | Did you mean",
        "metrics pesq_bw | 2 | did you mean 'pesq_",
      })
  void aWrongCallIsOneLineAndItsExitCode(String line, int exitCode, String reason)
      throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Object[] words =
        Arrays.stream(line.strip().split(" "))
            .map(w -> w.replace("CLEAN", CLEAN.toString()).replace("RNNOISE", RNNOISE.toString()))
            .map(w -> w.replace("EMPTY", empty.toString()).replace("AFFTDN", AFFTDN.toString()))
            .toArray();
    SqeCall run = SqeCall.run(words);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    assertThat(run.err())
        .containsIgnoringCase(reason)
        .startsWith("error: ")
        .doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aPipeAsOutputIsWrittenToAndStays() throws Exception {
    Path pipe = folder.resolve("pipe.jsonl");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    var rows = CompletableFuture.supplyAsync(() -> lines(pipe));
    SqeCall run = SqeCall.run("score", CLEAN, RNNOISE, "-m", "snr", "-o", pipe, "-q");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(rows.get(60, TimeUnit.SECONDS)).hasSize(6).allMatch(row -> row.startsWith("{"));
    assertThat(Files.isRegularFile(pipe)).isFalse();
    assertThat(folder).isDirectoryNotContaining("glob:**.meta.json");
  }

  private static List<String> lines(Path pipe) {
    try {
      return Files.readAllLines(pipe);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aDashIsStdout() throws Exception {
    SqeProcess run = SqeProcess.runIn(folder, "score", CLEAN, RNNOISE, "-m", "snr", "-o", "-");
    assertThat(run.out().lines()).hasSize(7);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aColumnOfTheManifestMayHaveTheNameOfAMetricThatIsNotScored() throws Exception {
    Path file = CLEAN.resolve("s01_engb.wav");
    Path manifest = folder.resolve("m.csv");
    Files.writeString(
        manifest,
        "id,reference,estimate,noisy,snr,mse_delta\na,%1$s,%1$s,%1$s,5 dB,7\n".formatted(file));
    SqeCall run = SqeCall.run("score", manifest, "-m", "mse", "-q");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains(",snr,mse_delta,mse,status,").contains(",5 dB,7,0.0,ok,");
    for (List<String> more : List.of(List.of("-m", "mse,snr"), List.of("-m", "mse", "--delta"))) {
      List<Object> arguments = new ArrayList<>(List.of("score", manifest, "-q"));
      arguments.addAll(more);
      SqeCall refused = SqeCall.run(arguments.toArray());
      assertThat(refused.exitCode()).isEqualTo(3);
      assertThat(refused.err()).contains("is also a column of the score table: rename it");
    }
  }

  @Test
  void aResultThatCannotBePrintedIsAnError() throws Exception {
    Path full = Path.of("/dev/full");
    assumeThat(full).exists();
    for (String command : List.of("metrics", "--help")) {
      Path err = folder.resolve("err");
      Process run = SqeProcess.start(full, err, List.of(), command);
      assertThat(run.waitFor()).as(command).isEqualTo(3);
      assertThat(err).content().contains("error: cannot write stdout");
    }
    Path err = folder.resolve("err");
    Process run = SqeProcess.start(full, err, List.of(), "score", CLEAN, CLEAN, "-m", "mse");
    assertThat(run.waitFor()).isEqualTo(3);
    assertThat(err).content().contains("error: cannot write stdout: No space left");
  }

  @Test
  void everyCommandSaysItsVersion() throws Exception {
    for (String command :
        List.of(
            "score",
            "metrics",
            "audit",
            "gate",
            "compare",
            "report",
            "inspect",
            "plan",
            "loss",
            "identify",
            "serve",
            "history",
            "selftest")) {
      assertThat(SqeCall.run(command, "--version").out()).as(command).startsWith("sqe ");
    }
  }

  @Test
  void anUnreadableOutputFolderCostsNothing() throws Exception {
    Path table = Files.createDirectories(folder.resolve("a-folder"));
    SqeCall run = SqeCall.run("score", CLEAN, RNNOISE, "-m", "snr", "-o", table);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("it is a folder");
  }

  @Test
  void failFastStopsAtTheFirstFailure() throws Exception {
    Path broken = Files.createDirectories(folder.resolve("broken"));
    for (Path file : List.of(CLEAN.resolve("s01_engb.wav"), CLEAN.resolve("s03_de.wav"))) {
      Files.copy(file, broken.resolve(file.getFileName()));
    }
    Files.writeString(broken.resolve("s02_enus.wav"), "no sound");
    SqeCall run = SqeCall.run("score", broken, broken, "-m", "snr", "--fail-fast");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out().lines()).hasSize(3);
    assertThat(run.err()).contains("stopped at the first row");
  }
}
