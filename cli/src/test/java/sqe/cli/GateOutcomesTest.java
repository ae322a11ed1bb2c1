package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.WavWriter;
import sqe.testing.SharedFolder;

/**
 * Runs the commands of both workflows of docs/gate.md on systems of every kind, and holds the table
 * of outcomes there to what they say.
 */
@Tag("one-jdk")
class GateOutcomesTest {

  private static final int SAMPLE_RATE = 16000;

  /** What a system makes of the recordings, by their names. */
  private interface Enhancer {
    Map<String, double[]> outputs(Map<String, double[]> clean, Map<String, double[]> baseline);
  }

  /** What it makes of one of them. */
  private interface Each {
    double[] output(double[] clean, double[] baseline);
  }

  private static final Map<String, Enhancer> SYSTEMS = new LinkedHashMap<>();

  static {
    SYSTEMS.put("the same", each((clean, baseline) -> baseline));
    SYSTEMS.put("better: half the noise", each((clean, baseline) -> mixed(clean, baseline, 0.5)));
    SYSTEMS.put("worse: twice the noise", each((clean, baseline) -> mixed(clean, baseline, 2)));
    SYSTEMS.put("the same, one file missing", first((outputs, name) -> outputs.remove(name)));
    SYSTEMS.put(
        "the same, one file silent",
        first((outputs, name) -> outputs.computeIfPresent(name, (n, x) -> new double[x.length])));
    SYSTEMS.put(
        "the same, one file cut in half",
        first((outputs, name) -> outputs.computeIfPresent(name, (n, x) -> half(x))));
    SYSTEMS.put("the same, all at 48 kHz", each((clean, baseline) -> threefold(baseline)));
    SYSTEMS.put("the same, all late by 10 ms", each((clean, baseline) -> late(baseline, 160)));
    SYSTEMS.put("the same, all at −6 dB", each((clean, baseline) -> scaled(baseline, 0.5)));
  }

  private interface Change {
    void of(Map<String, double[]> outputs, String name);
  }

  private static Enhancer each(Each output) {
    return (clean, baseline) -> {
      Map<String, double[]> outputs = new TreeMap<>();
      clean.forEach(
          (name, x) ->
              outputs.put(name, output.output(x, Objects.requireNonNull(baseline.get(name)))));
      return outputs;
    };
  }

  private static Enhancer first(Change change) {
    return (clean, baseline) -> {
      TreeMap<String, double[]> outputs = new TreeMap<>(baseline);
      change.of(outputs, outputs.firstKey());
      return outputs;
    };
  }

  private static double[] mixed(double[] clean, double[] noisy, double share) {
    double[] mixed = new double[clean.length];
    Arrays.setAll(mixed, i -> clean[i] + share * (noisy[i] - clean[i]));
    return mixed;
  }

  private static double[] half(double[] x) {
    return Arrays.copyOf(x, x.length / 2);
  }

  private static double[] threefold(double[] x) {
    double[] longer = new double[3 * x.length];
    Arrays.setAll(longer, i -> x[i / 3]);
    return longer;
  }

  private static double[] late(double[] x, int samples) {
    double[] delayed = new double[x.length];
    System.arraycopy(x, 0, delayed, samples, x.length - samples);
    return delayed;
  }

  private static double[] scaled(double[] x, double factor) {
    return Arrays.stream(x).map(sample -> factor * sample).toArray();
  }

  @TempDir private Path folder = Path.of("");

  /** Twelve recordings: either half of each of the six. */
  private static Map<String, double[]> halves(String data) throws IOException {
    Map<String, double[]> halves = new TreeMap<>();
    try (Stream<Path> files = Files.list(SharedFolder.project(data))) {
      for (Path file : files.sorted().toList()) {
        double[] x = AudioReader.read(file).channels()[0];
        String name = file.getFileName().toString().replace(".wav", "");
        halves.put(name + "_1", half(x));
        halves.put(name + "_2", Arrays.copyOfRange(x, x.length / 2, x.length));
      }
    }
    return halves;
  }

  private void write(Map<String, double[]> recordings, String name, int sampleRate)
      throws IOException {
    Path target = folder.resolve(name);
    if (Files.exists(target)) {
      try (Stream<Path> files = Files.list(target)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(target);
    for (var recording : recordings.entrySet()) {
      WavWriter.writeFloat32(
          target.resolve(recording.getKey() + ".wav"),
          new double[][] {recording.getValue()},
          sampleRate);
    }
  }

  private SqeCall run(String command) throws IOException, InterruptedException {
    return SqeCall.runIn(
        folder, (Object[]) command.replaceFirst("^(\\./)?sqe ", "").strip().split(" +"));
  }

  @Test
  void theTableOfOutcomesIsWhatTheWorkflowsSay() throws Exception {
    Map<String, double[]> clean = halves("testdata/clean");
    Map<String, double[]> baseline = halves("testdata/noisy");
    Files.copy(SharedFolder.project("testdata/gate.yaml"), folder.resolve("gate.yaml"));
    write(clean, "testset/clean", SAMPLE_RATE);
    write(baseline, "enhanced", SAMPLE_RATE);
    List<List<String>> workflows =
        List.of(commands(GateDocumentationTest.GITHUB), commands(GateDocumentationTest.GITLAB));
    assertThat(run(workflows.get(0).get(0)).exitCode()).isZero();
    assertThat(run("sqe gate scores.csv --lock baseline.lock").exitCode()).isZero();
    List<String> rows = new ArrayList<>();
    for (var system : SYSTEMS.entrySet()) {
      boolean tripled = system.getKey().contains("48 kHz");
      write(
          system.getValue().outputs(clean, baseline),
          "enhanced",
          tripled ? 3 * SAMPLE_RATE : SAMPLE_RATE);
      for (List<String> commands : workflows) {
        run(commands.get(0));
        SqeCall gate = run(commands.get(1));
        String row = row(system.getKey(), gate);
        assertThat(gate.err()).doesNotContain("\tat ");
        if (!rows.contains(row)) {
          rows.add(row);
        }
      }
    }
    assertThat(rows).as("both workflows say the same").hasSize(SYSTEMS.size());
    String page = Files.readString(SharedFolder.project(GateDocumentationTest.PAGE));
    assertThat(page).contains(String.join("\n", rows) + "\n");
  }

  private static List<String> commands(int snippet) throws IOException {
    return PageFences.of(GateDocumentationTest.PAGE, "yaml")
        .get(snippet)
        .lines()
        .map(line -> line.strip().replaceFirst("^- (run: )?", ""))
        .filter(line -> line.startsWith("./sqe "))
        .toList();
  }

  /** The system, the exit code, the outcome, and the first reason that is given for it. */
  private static String row(String system, SqeCall gate) {
    List<String> lines = gate.out().lines().toList();
    String outcome = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    return "| %s | %s | %s | %s |".formatted(system, gate.exitCode(), outcome, reason(lines));
  }

  private static String reason(List<String> lines) {
    String unwrapped = String.join("\n", lines).replaceAll("\n      ", " ");
    return unwrapped
        .lines()
        .filter(line -> line.matches("    (?!n \\d).*"))
        .findFirst()
        .orElse("")
        .strip();
  }
}
