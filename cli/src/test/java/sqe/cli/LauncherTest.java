package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sqe.testing.SharedFolder;

/** The launcher, on a checkout that is built. */
class LauncherTest {

  private static final Path CLEAN = SharedFolder.project("testdata/clean/s01_engb.wav");

  @TempDir Path folder;

  @BeforeEach
  void aBuiltCheckout() throws IOException {
    Path checkout = Files.createDirectories(folder.resolve("check out"));
    Files.copy(SharedFolder.project("sqe"), checkout.resolve("sqe"));
    Path launcher = Files.createDirectories(checkout.resolve("dist/launcher"));
    Files.copy(SharedFolder.project("dist/launcher/launch.sh"), launcher.resolve("launch.sh"));
    Path library = Files.createDirectories(checkout.resolve(".sqe/lib"));
    Files.createFile(checkout.resolve(".sqe/built"));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath());
    try (OutputStream file = Files.newOutputStream(library.resolve("all.jar"))) {
      new JarOutputStream(file, manifest).close();
    }
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toUri().toString())
        .collect(Collectors.joining(" "));
  }

  @Test
  void namesSurviveWhereNoLocaleIsSet() throws Exception {
    Files.copy(CLEAN, folder.resolve("a.wav"));
    SqeProcess run =
        launch(
            "cp a.wav 日本é.wav; '%s' score 日本é.wav 日本é.wav -m mse -q".formatted(launcher()),
            Map.of("LC_ALL", "C"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("日本é,日本é,1,日本é.wav,日本é.wav,");
  }

  @Test
  void aLinkToItWorksFromAnywhere() throws Exception {
    Files.createSymbolicLink(folder.resolve("link"), Path.of("check out/sqe"));
    SqeProcess run = launch("cd / && '%s/link' --version".formatted(folder), Map.of());
    assertThat(run.out()).startsWith("sqe ");
  }

  @Test
  void aWrongJavaHomeIsNamed() throws Exception {
    SqeProcess run =
        launch(
            "'%s' --version".formatted(launcher()),
            Map.of("JAVA_HOME", folder.resolve("jdk").toString()));
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).startsWith("error: JAVA_HOME is " + folder.resolve("jdk") + ", where");
  }

  @Test
  void aClosedStdoutIsAnError() throws Exception {
    SqeProcess run =
        launch("'%s' score '%s' '%s' -m mse >&-".formatted(launcher(), CLEAN, CLEAN), Map.of());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("error: cannot write stdout: ");
  }

  /** The reader has gone before the first write. */
  @Test
  void aReaderThatGoesAwayEndsItQuietly() throws Exception {
    Path table = Files.writeString(folder.resolve("t.csv"), "id,si_sdr,min\na,1,0\nb,2,0\n");
    Path policy = Files.writeString(folder.resolve("p.yaml"), "metrics: {si_sdr: {min: 5}}\n");
    for (String command :
        List.of(
            "141 score '%1$s' '%1$s' -m mse".formatted(CLEAN),
            "141 score '%1$s' '%1$s' -m mse -o -".formatted(CLEAN),
            "141 loss mse '%1$s' '%1$s' --gradient -".formatted(CLEAN),
            "141 metrics",
            "141 help score",
            "1 gate '%1$s' -b '%1$s' --unsigned-ok --policy '%2$s'".formatted(table, policy))) {
      String call = command.substring(command.indexOf(' ') + 1);
      SqeProcess run =
          launch(
              "{ sleep 0.2; '%s' %s; echo $? > code; } | true".formatted(launcher(), call),
              Map.of());
      assertThat(Files.readString(folder.resolve("code")).strip())
          .as(command)
          .isEqualTo(command.substring(0, command.indexOf(' ')));
      assertThat(run.err()).as(command).isEmpty();
    }
  }

  /** Blank lines make the batch large, and cost nothing. */
  @Test
  void aLargeBatchComputesWithVectorsAndSaysNothingOfIt() throws Exception {
    Path manifest = folder.resolve("pairs.csv");
    String pair = "id,reference,estimate\na,%s,%s\nb,gone.wav,%s\n".formatted(CLEAN, CLEAN, CLEAN);
    Files.writeString(manifest, pair + "\n".repeat(300));
    SqeProcess run =
        launch(
            "'%s' score --manifest pairs.csv -m stoi -q > both 2>&1; echo $?".formatted(launcher()),
            Map.of("SQE_JAVA_OPTIONS", "-Xlog:class+load:file=classes"));
    assertThat(run.out()).isEqualTo("1\n");
    assertThat(Files.readString(folder.resolve("classes"))).contains("sqe.dsp.spectrum.VectorRows");
    String both = Files.readString(folder.resolve("both"));
    assertThat(both).contains("\na,").contains("\nb,").contains("gone.wav");
    assertThat(both).doesNotContain("WARNING").doesNotContain("incubator");
    SqeProcess wrong =
        launch("'%s' score . . pairs.csv --nonsense".formatted(launcher()), Map.of());
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).startsWith("error: ").contains("--nonsense").doesNotContain("WARNING");
  }

  /** What tells is the collector of garbage, which goes with the compilers. */
  @ParameterizedTest
  @CsvSource({"0, stoi, Serial", "4, stoi, Serial", "4, 'snr,srmr', Parallel", "25, snr, Parallel"})
  void aSmallBatchDoesWithoutTheSecondCompiler(int mebibytes, String metrics, String collector)
      throws Exception {
    Path clean = Files.createDirectories(folder.resolve("clean"));
    Files.copy(CLEAN, clean.resolve("a.wav"));
    Files.write(clean.resolve("notes.bin"), new byte[mebibytes << 20]);
    SqeProcess run =
        launch(
            "'%s' score clean clean -m %s -q".formatted(launcher(), metrics),
            Map.of("SQE_JAVA_OPTIONS", "-Xlog:gc:file=collector"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(folder.resolve("collector"))).contains("Using " + collector);
  }

  /** Sizes that the launcher asks for may be more than what the user allows. */
  @ParameterizedTest
  @CsvSource({"serve < /dev/null", "score --manifest pairs.csv -m snr -q"})
  void aSmallHeapChangesNoByteOfStdout(String command) throws Exception {
    Files.writeString(
        folder.resolve("pairs.csv"), "id,reference,estimate\na,%s,%s\n".formatted(CLEAN, CLEAN));
    String line = "'%s' %s".formatted(launcher(), command);
    SqeProcess usual = launch(line, Map.of());
    SqeProcess small = launch(line, Map.of("SQE_JAVA_OPTIONS", "-Xmx64m"));
    assertThat(small.out()).startsWith(usual.out().substring(0, 10)).doesNotContain("warning");
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "echo damaged >, ''", "'', -Xshare:off"})
  void whateverBecomesOfTheArchiveOfClassesItSaysTheSame(String spoil, String options)
      throws Exception {
    String expected = launch("'%s' metrics".formatted(launcher()), Map.of()).out();
    SqeProcess run =
        launch(
            "for f in check*/.sqe/classes-*; do chmod u+w \"$f\"; %s \"$f\"; done; '%s' metrics"
                .formatted(spoil.isEmpty() ? "test -s" : spoil, launcher()),
            Map.of("SQE_JAVA_OPTIONS", options));
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo(expected).contains("si_sdr");
  }

  /** As on most systems: what the search path finds is a link in a folder of many programs. */
  @Test
  void aLinkToJavaIsTheJdkItLeadsTo() throws Exception {
    Path manifest = folder.resolve("pairs.csv");
    Files.writeString(
        manifest, "id,reference,estimate\na,%s,%s\n".formatted(CLEAN, CLEAN) + "\n".repeat(300));
    Path programs = Files.createDirectories(folder.resolve("programs"));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Files.createSymbolicLink(programs.resolve("java-of-the-system"), java);
    Files.createSymbolicLink(programs.resolve("java"), Path.of("java-of-the-system"));
    SqeProcess run =
        launch(
            "unset JAVA_HOME; PATH='%s':\"$PATH\" '%s' score --manifest pairs.csv -m stoi -q"
                .formatted(programs, launcher()),
            Map.of("SQE_JAVA_OPTIONS", "-Xlog:class+load:file=classes"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(folder.resolve("classes"))).contains("sqe.dsp.spectrum.VectorRows");
  }

  private Path launcher() {
    return folder.resolve("check out/sqe");
  }

  /** Runs a line of shell; from a file, so that its letters do not depend on this JVM's locale. */
  private SqeProcess launch(String script, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("call"), script, StandardCharsets.UTF_8);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder("bash", file.toString())
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new SqeProcess(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
