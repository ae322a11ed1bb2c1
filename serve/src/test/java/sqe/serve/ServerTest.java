package sqe.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static sqe.serve.Conversation.at;
import static sqe.serve.Conversation.error;
import static sqe.serve.Conversation.float32;
import static sqe.serve.Conversation.float64;
import static sqe.serve.Conversation.int16;
import static sqe.serve.Conversation.request;
import static sqe.serve.Conversation.result;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.dsp.audio.WavWriter;
import sqe.metrics.loss.Tensor;
import sqe.scoring.array.NpyWriter;
import sqe.table.NotJsonException;

class ServerTest {

  private static final int RATE = 16000;

  @TempDir Path folder;

  private static double[] noise(int seed, int length) {
    Random random = new Random(seed);
    double[] noise = new double[length];
    for (int i = 0; i < length; i++) {
      noise[i] = Math.rint(random.nextGaussian() * 3000) / 32768;
    }
    return noise;
  }

  private static double[] sum(double[] one, double[] other) {
    double[] sum = new double[one.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = one[i] + other[i] / 8;
    }
    return sum;
  }

  private final double[] clean = noise(1, RATE);
  private final double[] enhanced = noise(2, RATE);

  private static Map<String, Object> params(Object... names) {
    Map<String, Object> params = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i += 2) {
      params.put((String) names[i], names[i + 1]);
    }
    return params;
  }

  private Map<String, Object> arrays(Object reference, Object estimate, Object... more) {
    Map<String, Object> params =
        params("reference", reference, "estimate", estimate, "sample_rate", RATE);
    params.putAll(params(more));
    return params;
  }

  private static Map<String, Object> folders(Path references, Path estimates, Object... more) {
    Map<String, Object> params =
        params(
            "reference", references.toString(), "estimate", estimates.toString(), "metrics", "snr");
    params.putAll(params(more));
    return params;
  }

  @Test
  void greetsFirstAndEndsWithItsInput() throws NotJsonException {
    List<Map<?, ?>> said = Conversation.of("");
    assertThat(said).hasSize(1);
    assertThat(said.get(0).get("protocol")).isEqualTo(1);
    assertThat(said.get(0).get("sqe")).isEqualTo("0.1.0");
    assertThat((List<?>) said.get(0).get("methods")).asList().contains("score", "cancel");
  }

  @Test
  void arraysScoreAsFilesOfTheSameSamples() throws IOException, NotJsonException {
    List<String> metrics = List.of("si_sdr", "sdr", "stoi", "pesq_wb", "llr");
    Path reference = folder.resolve("clean.wav");
    Path estimate = folder.resolve("enhanced.wav");
    double[] tested = sum(clean, enhanced);
    WavWriter.writeFloat32(reference, new double[][] {clean}, RATE);
    WavWriter.writeFloat32(estimate, new double[][] {tested}, RATE);
    Path referenceArray = folder.resolve("clean.npy");
    Path estimateArray = folder.resolve("enhanced.npy");
    NpyWriter.write(referenceArray, Tensor.vector(clean));
    NpyWriter.write(estimateArray, Tensor.vector(tested));

    Object ofFiles =
        at(
            result(
                "score",
                params(
                    "reference",
                    reference.toString(),
                    "estimate",
                    estimate.toString(),
                    "metrics",
                    metrics)),
            "rows",
            0,
            "scores");

    assertThat(((Map<?, ?>) ofFiles).keySet()).hasSize(5);
    for (Map<String, Object> sent :
        List.of(
            arrays(float32(clean), float32(tested), "metrics", metrics),
            arrays(float64(clean), float64(tested), "metrics", metrics),
            arrays(int16(clean), float32(tested), "metrics", metrics),
            arrays(
                referenceArray.toString(),
                Map.of("npy", estimateArray.toString()),
                "metrics",
                metrics))) {
      assertThat(at(result("score", sent), "rows", 0, "scores")).isEqualTo(ofFiles);
    }
  }

  @Test
  void arraysMayLieInAFile() throws IOException, NotJsonException {
    Path file = folder.resolve("raw");
    byte[] both = new byte[8 + 2 * 4 * RATE];
    ByteBuffer bytes = ByteBuffer.wrap(both).order(ByteOrder.LITTLE_ENDIAN).position(8);
    for (double[] samples : List.of(clean, enhanced)) {
      for (double sample : samples) {
        bytes.putFloat((float) sample);
      }
    }
    Files.write(file, both);
    assertThat(
            result(
                "score",
                arrays(part(file, 8, RATE), part(file, 8 + 4 * RATE, RATE), "metrics", "snr")))
        .isEqualTo(result("score", arrays(float32(clean), float32(enhanced), "metrics", "snr")));
    assertThat(
            error(
                "score",
                arrays(part(file, 8, RATE), part(file, 9 + 4 * RATE, RATE), "metrics", "snr")))
        .contains("params.estimate.file has 63999 bytes from the offset on");
    assertThat(error("score", arrays(float32(clean), part(folder.resolve("no"), 0, 3))))
        .isEqualTo("failed: " + folder.resolve("no") + ": no such file");
    assertThat(error("score", arrays(float32(clean), with(float32(clean), "file", "x"))))
        .contains("params.estimate has data or file, one of them");
  }

  private static Map<String, Object> part(Path file, int offset, int length) {
    return params(
        "file", file.toString(), "offset", offset, "dtype", "float32", "shape", List.of(length));
  }

  @Test
  void channelsAndSegmentsOfArraysAreRows() throws NotJsonException {
    Map<String, Object> two = float64(clean);
    two.put("shape", List.of(2, RATE / 2));
    assertThat((List<?>) result("score", arrays(two, two, "metrics", "snr")).get("rows"))
        .hasSize(2);
    Map<?, ?> cut =
        result(
            "score", arrays(float64(clean), float64(enhanced), "metrics", "snr", "segment", 0.25));
    assertThat((List<?>) cut.get("rows")).hasSize(4);
    assertThat(at(cut, "rows", 3, "start_s")).isEqualTo(0.75);
  }

  @Test
  void whatHasNoScoreHasItsReason() throws NotJsonException {
    Map<?, ?> silent =
        result(
            "score",
            arrays(
                float64(new double[RATE]), float64(enhanced), "metrics", List.of("si_sdr", "snr")));
    assertThat(String.valueOf(at(silent, "rows", 0, "scores", "si_sdr", "reason")))
        .contains("silent");
    assertThat(at(silent, "rows", 0, "status")).isEqualTo("failed");
    Map<?, ?> equal = result("score", arrays(float64(clean), float64(clean), "metrics", "si_sdr"));
    assertThat(at(equal, "rows", 0, "scores", "si_sdr")).isEqualTo("inf");
    Map<?, ?> rates =
        result(
            "score",
            params(
                "reference", with(float64(clean), "sample_rate", 8000),
                "estimate", with(float64(clean), "sample_rate", 16000),
                "metrics", "si_sdr"));
    assertThat(at(rates, "rows", 0, "message").toString())
        .contains("rates differ")
        .endsWith("use resample=reference");
  }

  private static Map<String, Object> with(Map<String, Object> array, String name, Object value) {
    array.put(name, value);
    return array;
  }

  @Test
  void signaturesStandOnceAndNameThePolicies() throws NotJsonException {
    Map<?, ?> result =
        result(
            "score",
            params(
                "sample_rate",
                RATE,
                "align",
                "integer",
                "metrics",
                "si_sdr",
                "pairs",
                List.of(
                    params("id", "a", "reference", float32(clean), "estimate", float32(enhanced)),
                    params("id", "b", "reference", float32(clean), "estimate", float32(clean)))));
    assertThat(at(result, "signatures").toString()).contains("align:integer");
    assertThat(at(result, "rows", 1, "id")).isEqualTo("b");
    assertThat(((Map<?, ?>) at(result, "rows", 1)).get("reference")).isNull();
  }

  @Test
  void foldersArePairedByTheNamesThatARequestSaysAndWithoutTheIdsItLeavesOut()
      throws IOException, NotJsonException {
    Path references = Files.createDirectories(folder.resolve("clean"));
    Path estimates = Files.createDirectories(folder.resolve("out"));
    for (int i = 1; i <= 3; i++) {
      WavWriter.writeFloat32(references.resolve("a" + i + ".wav"), new double[][] {clean}, RATE);
      WavWriter.writeFloat32(
          estimates.resolve("a" + i + "_x.wav"), new double[][] {enhanced}, RATE);
    }
    assertThat(error("score", folders(references, estimates)))
        .contains("; estimate_name '{id}_x' pairs them");
    Map<?, ?> result =
        result(
            "score",
            folders(references, estimates, "estimate_name", "{id}_x", "exclude", List.of("a2")));
    assertThat((List<?>) at(result, "rows"))
        .extracting(row -> ((Map<?, ?>) row).get("id"))
        .asList()
        .containsExactly("a1", "a3");
    assertThat((List<?>) at(result, "notes")).asList().contains("exclude leaves out 1 of 3 pairs");
    Path list = Files.writeString(folder.resolve("drop.txt"), "a1\na2\n");
    result =
        result(
            "score",
            folders(references, estimates, "match", "(a[0-9])", "exclude", list.toString()));
    assertThat(at(result, "rows", 0, "id")).isEqualTo("a3");
    assertThat(error("score", folders(references, estimates, "match", "a[0-9]")))
        .contains("has no group");
    assertThat(
            error("score", folders(references, estimates, "match", "(a)", "noisy_name", "{id}_n")))
        .contains("match reads all names: leave out estimate_name and noisy_name");
    assertThat(error("score", params("manifest", list.toString(), "match", "(a)")))
        .contains("pairs and manifest name each side");
    assertThat(
            error(
                "score",
                folders(
                    references,
                    estimates,
                    "match",
                    "(a[0-9])",
                    "exclude",
                    List.of("a1", "a2", "a3"))))
        .isEqualTo("failed: what exclude leaves has no pairs");
  }

  @Test
  void mistakesAreToldByTheNameOfTheParameter() throws NotJsonException {
    assertThat(error("score", params())).startsWith("params: give one of estimate");
    assertThat(error("score", params("estimate", 3)))
        .contains("params.estimate is a path or an array, not 3");
    assertThat(error("score", arrays(float64(clean), float64(clean), "metrics", "si_sdrr")))
        .contains("did you mean 'si_sdr'");
    assertThat(error("score", arrays(float64(clean), float64(clean), "algin", "integer")))
        .contains("there is no params.algin");
    assertThat(error("score", arrays(float64(clean), float64(clean), "align", "whole")))
        .contains("params.align is one of none, integer, not 'whole'");
    assertThat(
            error(
                "score",
                params("reference", float64(clean), "estimate", float64(clean), "metrics", "snr")))
        .contains("give its sample_rate");
    assertThat(error("score", arrays(float64(clean), with(float64(clean), "shape", List.of(3)))))
        .contains("has 128000 bytes, float64 of the shape [3] needs 24");
    assertThat(error("score", params("reference", "/nowhere/a", "estimate", List.of("/nowhere/b"))))
        .isEqualTo("failed: /nowhere/a: no such file");
    assertThat(error("loss", params("loss", "nosuch", "arrays", List.of(float64(clean)))))
        .endsWith("unknown loss 'nosuch'; the method metrics lists them all");
    assertThat(error("loss", params("loss", "mse", "arrays", List.of(float64(clean)))))
        .contains("takes 2 arrays (prediction, target), not 1");
  }

  @Test
  void aLossHasItsGradient() throws NotJsonException {
    Map<?, ?> result =
        result(
            "loss",
            params(
                "loss",
                "mse",
                "gradient",
                true,
                "parameters",
                params("reduction", "sum"),
                "arrays",
                List.of(float64(new double[] {1, 2}), float64(new double[] {0, 4}))));
    assertThat(result.get("value")).isEqualTo(5.0);
    byte[] gradient = Base64.getDecoder().decode((String) at(result, "gradients", 0, "data"));
    double[] values = new double[2];
    ByteBuffer.wrap(gradient).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
    assertThat(values).containsExactly(2, -4);
    assertThat(at(result, "gradients", 0, "shape")).isEqualTo(List.of(2));
    assertThat(
            error(
                "loss",
                params(
                    "loss",
                    "si_sdr",
                    "sample_rate",
                    RATE,
                    "arrays",
                    List.of(float64(clean), float64(new double[RATE])))))
        .startsWith("undefined: si_sdr: ");
  }

  @Test
  void tablesInMemoryAreGatedAndLocked() throws NotJsonException, IOException {
    List<List<Object>> before = new ArrayList<>();
    List<List<Object>> after = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      before.add(List.of("f" + i, 10.0 + i % 3));
      after.add(List.of("f" + i, 8.0 + i % 3));
    }
    Map<String, Object> signatures = params("si_sdr", "si_sdr|zero_mean:no|rev:1");
    Map<String, Object> base =
        params("columns", List.of("id", "si_sdr"), "rows", before, "signatures", signatures);
    Map<String, Object> current =
        params("columns", List.of("id", "si_sdr"), "rows", after, "signatures", signatures);
    Map<String, Object> policy = params("metrics", params("si_sdr", 0.2));
    Map<?, ?> result =
        result("gate", params("current", current, "baseline", base, "policy", policy));
    assertThat(result.get("outcome")).isEqualTo("FAIL");
    assertThat(at(result, "text").toString()).contains("si_sdr  FAIL");

    Path lock = folder.resolve("baseline.lock");
    Files.writeString(lock, (String) at(result("lock", params("table", base)), "text"));
    assertThat(
            result(
                    "gate",
                    params("current", current, "baseline", lock.toString(), "policy", policy))
                .get("outcome"))
        .isEqualTo("FAIL");
    assertThat(error("gate", params("current", current, "baseline", "/nowhere.csv")))
        .isEqualTo("failed: /nowhere.csv: no such file");
    assertThat(
            error(
                "gate", params("current", current, "baseline", base, "policy", params("alfa", 1))))
        .contains("unknown key 'alfa'");
  }

  @Test
  void anAuditLooksAtOnePair() throws IOException, NotJsonException {
    Path file = folder.resolve("dc.wav");
    WavWriter.writePcm16(
        file, new double[][] {Arrays.stream(clean).map(x -> x + 0.1).toArray()}, RATE);
    Map<?, ?> result =
        result("audit", params("reference", file.toString(), "estimate", file.toString()));
    assertThat(at(result, "findings").toString()).contains("dc-offset");
    assertThat(error("audit", params("reference", folder.toString()))).contains("is a folder");
  }

  @Test
  void aListOfPairsTellsHowFarItIs() throws NotJsonException {
    Map<String, Object> pair = params("reference", float32(clean), "estimate", float32(enhanced));
    List<Map<?, ?>> said =
        Conversation.of(
            request(
                "x",
                "score",
                params(
                    "sample_rate",
                    RATE,
                    "metrics",
                    "snr",
                    "progress",
                    true,
                    "pairs",
                    List.of(pair, pair))));
    assertThat(at(said.get(1), "progress", "done")).isEqualTo(1);
    assertThat(at(said.get(1), "progress", "total")).isEqualTo(2);
    assertThat(said.get(said.size() - 1).get("result")).isNotNull();
  }

  @Test
  void theRequestToEndIsAnsweredLastAndNothingIsReadAfterIt() throws NotJsonException {
    List<Map<?, ?>> said =
        Conversation.of(
            request(1, "score", arrays(float64(clean), float64(enhanced), "metrics", "stoi")),
            "{\"id\": 2, \"method\": \"shutdown\"}",
            request(3, "metrics", params()));
    assertThat(said.stream().skip(1).map(reply -> reply.get("id"))).isEqualTo(List.of(1, 2));
  }

  @Test
  void aRequestInTheQueueIsCancelledAtOnceAndHasOneReply() throws NotJsonException {
    Map<String, Object> pair = params("reference", float32(clean), "estimate", float32(enhanced));
    Map<String, Object> two = params("sample_rate", RATE, "pairs", List.of(pair, pair));
    List<Map<?, ?>> said =
        Conversation.of(
            request(1, "score", two),
            request(2, "score", two),
            request(3, "cancel", params("id", 2)),
            request(4, "cancel", params("id", 77)));
    Map<Object, Map<?, ?>> byId = new LinkedHashMap<>();
    said.stream().skip(1).forEach(reply -> assertThat(byId.put(reply.get("id"), reply)).isNull());
    assertThat(at(byId, 2, "error", "code")).isEqualTo("cancelled");
    assertThat(at(byId, 3, "result", "cancelled")).isEqualTo(true);
    assertThat(at(byId, 4, "result", "cancelled")).isEqualTo(false);
    assertThat((List<?>) at(byId, 1, "result", "rows")).hasSize(2);
  }

  @Test
  void aLineThatIsTooLongIsRefusedAndTheNextAnswered() throws NotJsonException {
    Server server = new Server(Conversation.CATALOG, 1, 10_000);
    String input =
        "{\"id\": \""
            + "x".repeat(300_000)
            + "\"}\n{\"id\": 2, \"method\": \"metrics\", \"params\": {\"metrics\": \"snr\"}}";
    List<Map<?, ?>> said = Conversation.of(server, input.getBytes(StandardCharsets.UTF_8));
    assertThat(at(said.get(1), "error", "message").toString()).contains("10000 are the most");
    assertThat(at(said.get(2), "result", "metrics", 0, "id")).isEqualTo("snr");
  }

  /** A peer that does not read its replies can send no more than the server may hold. */
  @Test
  void whereNobodyReadsRepliesNothingMoreIsRead() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    var blocked =
        new ByteArrayOutputStream() {
          @Override
          public void write(byte[] bytes, int from, int length) {
            if (size() > 0) {
              try {
                release.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }
            super.write(bytes, from, length);
          }

          @Override
          public void write(byte[] bytes) {
            write(bytes, 0, bytes.length);
          }
        };
    Pipe pipe = Pipe.open();
    pipe.sink().configureBlocking(false);
    Server server = new Server(Conversation.CATALOG, 1, 1 << 16);
    Thread serving = new Thread(() -> server.serve(pipe.source(), blocked, null));
    serving.start();
    byte[] line =
        (request(1, "score", arrays(float32(clean), float32(clean), "metrics", "snr")))
            .getBytes(StandardCharsets.UTF_8);
    String small =
        request(
            0, "score", arrays(float32(noise(1, 2000)), float32(noise(1, 2000)), "metrics", "snr"));
    int sent = 0;
    int taken = 0;
    ByteBuffer left = ByteBuffer.allocate(0);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
    while (System.nanoTime() < end) {
      if (!left.hasRemaining()) {
        left =
            ByteBuffer.wrap(
                (small.replace("\"id\":0", "\"id\":" + ++sent) + "\n")
                    .getBytes(StandardCharsets.UTF_8));
      }
      taken += pipe.sink().write(left);
      Thread.onSpinWait();
    }
    assertThat(line.length).isGreaterThan(1 << 16);
    // two buffers on the way, what may be in the works, and a line
    assertThat(taken).isLessThan((1 << 20) + (1 << 18) + (1 << 16) + small.length());
    release.countDown();
    pipe.sink().configureBlocking(true);
    while (left.hasRemaining()) {
      pipe.sink().write(left);
    }
    pipe.sink().close();
    serving.join(20_000);
    assertThat(Conversation.parsed(blocked)).hasSize(sent + 1);
  }

  @Test
  void endsWhenNobodyIsLeftToAnswer() throws Exception {
    Pipe pipe = Pipe.open();
    var broken =
        new OutputStream() {
          @Override
          public void write(int single) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    Thread serving =
        new Thread(() -> new Server(Conversation.CATALOG, 1).serve(pipe.source(), broken, null));
    serving.start();
    serving.join(20_000);
    assertThat(serving.isAlive()).isFalse();
    pipe.sink().close();
  }

  @Test
  void endsWithTheProcessThatItServes() throws Exception {
    Process peer = new ProcessBuilder("sleep", "60").start();
    Pipe pipe = Pipe.open();
    var output = new ByteArrayOutputStream();
    Thread serving =
        new Thread(
            () ->
                new Server(Conversation.CATALOG, 1).serve(pipe.source(), output, peer.toHandle()));
    serving.start();
    peer.destroyForcibly();
    serving.join(20_000);
    assertThat(serving.isAlive()).isFalse();
    pipe.sink().close();
  }
}
