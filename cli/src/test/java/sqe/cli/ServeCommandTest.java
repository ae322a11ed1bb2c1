package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sqe.dsp.audio.AudioReader;
import sqe.metrics.MetricCatalog;
import sqe.serve.Server;
import sqe.table.JsonDocument;
import sqe.table.JsonText;
import sqe.table.NotJsonException;
import sqe.testing.SharedFolder;

/** What {@code sqe serve} answers is what the other commands print. */
class ServeCommandTest {

  private static final String PAGE = "docs/serve.md";
  private static final String TESTDATA = SharedFolder.project("testdata") + "/";
  private static final int RATE = 16000;

  private static List<String> replies(String requests) {
    var output = new ByteArrayOutputStream();
    var input = new ByteArrayInputStream(requests.getBytes(StandardCharsets.UTF_8));
    new Server(MetricCatalog.load(), 2).serve(Channels.newChannel(input), output, null);
    return output.toString(StandardCharsets.UTF_8).lines().skip(1).toList();
  }

  private static Map<String, Object> array(Path file) throws IOException {
    double[] samples = AudioReader.read(file).channels()[0];
    ByteBuffer bytes = ByteBuffer.allocate(8 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(samples);
    return Map.of(
        "data",
        Base64.getEncoder().encodeToString(bytes.array()),
        "dtype",
        "float64",
        "shape",
        List.of(samples.length),
        "sample_rate",
        RATE);
  }

  private static Map<?, ?> member(@Nullable Object object, String name) {
    return (Map<?, ?>)
        Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(object)).get(name));
  }

  /** Networks in native code included: the bits do not depend on where samples come from. */
  @Test
  @Tag("one-jdk")
  void everyMetricOfArraysIsThatOfTheCommandLine() throws IOException, NotJsonException {
    Path clean = Path.of(TESTDATA, "clean/s01_engb.wav");
    Path enhanced = Path.of(TESTDATA, "enhanced_rnnoise/s01_engb.wav");
    Path noisy = Path.of(TESTDATA, "noisy/s01_engb.wav");
    String[] written =
        SqeCall.run("score", clean, enhanced, "-n", noisy, "-m", "all", "-q", "--format", "jsonl")
            .out()
            .split("\n");
    Map<?, ?> row = (Map<?, ?>) Objects.requireNonNull(JsonDocument.parse(written[0]));

    Map<String, Object> params = new LinkedHashMap<>();
    params.put("reference", array(clean));
    params.put("estimate", array(enhanced));
    params.put("noisy", array(noisy));
    params.put("metrics", "all");
    String reply =
        replies(JsonText.line(Map.of("id", 1, "method", "score", "params", params))).get(0);
    Map<?, ?> result = member(JsonDocument.parse(reply), "result");
    List<?> rows = (List<?>) Objects.requireNonNull(result.get("rows"));
    Map<?, ?> scores = member(rows.get(0), "scores");

    assertThat(scores.size()).isGreaterThan(90);
    scores.forEach(
        (metric, score) ->
            assertThat(score instanceof Map ? null : score)
                .as(String.valueOf(metric))
                .isEqualTo(row.get(metric)));
  }

  @Test
  void theConversationOfThePageIsReal() throws IOException {
    List<String> shown = PageFences.of(PAGE, "jsonl");
    List<String> said = replies(shown.get(0).replace("testdata/", TESTDATA));
    List<String> expected =
        Arrays.stream(shown.get(1).split("\n"))
            .map(line -> line.replace("testdata/", TESTDATA))
            .toList();
    assertThat(new TreeSet<>(said)).isEqualTo(new TreeSet<>(expected));
  }

  @Test
  void anotherProcessIsServedOnItsStreams() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("sqe.cli.Sqe", "serve", "--jobs", "1"));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var input = process.getOutputStream()) {
      input.write(
          "{\"id\": 1, \"method\": \"metrics\", \"params\": {\"metrics\": \"snr\"}}\n"
              .getBytes(StandardCharsets.UTF_8));
    }
    List<String> said;
    try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
      said = reader.lines().toList();
    }
    assertThat(said).hasSize(2);
    assertThat(said.get(1)).startsWith("{\"id\":1,\"result\":{\"metrics\":[{\"id\":\"snr\"");
    assertThat(process.waitFor()).isZero();
  }
}
