package sqe.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sqe.table.JsonText;
import sqe.table.NotJsonException;

/** Whatever a peer sends, each line that is not blank has exactly one reply. */
class FuzzTest {

  private static final int LINES = 4000;

  private static final List<String> SEEDS =
      List.of(
          "{\"id\": 1, \"method\": \"score\", \"params\": {\"reference\": {\"data\": \"AACAPwAAAAAAAIA/\", \"dtype\": \"float32\", \"shape\": [3], \"sample_rate\": 8000}, \"estimate\": {\"data\": \"AACAPwAAAAAAAAAA\", \"dtype\": \"float32\", \"shape\": [3], \"sample_rate\": 8000}, \"metrics\": [\"snr\", \"si_sdr\"]}}",
          "{\"id\": \"a\", \"method\": \"loss\", \"params\": {\"loss\": \"mse\", \"arrays\": [{\"data\": \"AQACAA==\", \"dtype\": \"int16\"}, {\"data\": \"AQACAA==\", \"dtype\": \"int16\"}], \"gradient\": true}}",
          "{\"id\": 2, \"method\": \"gate\", \"params\": {\"current\": {\"columns\": [\"id\", \"snr\"], \"rows\": [[\"a\", 1.5]]}, \"baseline\": {\"columns\": [\"id\", \"snr\"], \"rows\": [[\"a\", 1]]}, \"policy\": {\"unsigned_ok\": true}}}",
          "{\"id\": 3, \"method\": \"metrics\", \"params\": {\"metrics\": [\"snr\"]}}",
          "{\"id\": 4, \"method\": \"cancel\", \"params\": {\"id\": 1}}",
          "{\"id\": 5, \"method\": \"audit\", \"params\": {\"reference\": \"nowhere.wav\"}}",
          "{\"id\": 6, \"method\": \"score\", \"params\": {\"pairs\": [{\"id\": \"x\", \"estimate\": \"nowhere.wav\"}], \"metrics\": \"active_level\"}}");

  private static final List<String> WORDS =
      List.of(
          "id",
          "method",
          "params",
          "score",
          "metrics",
          "loss",
          "gate",
          "audit",
          "lock",
          "cancel",
          "reference",
          "estimate",
          "pairs",
          "data",
          "dtype",
          "shape",
          "float64",
          "int16",
          "snr",
          "stoi",
          "sample_rate",
          "resample",
          "align",
          "integer",
          "channels",
          "segment",
          "delta",
          "diagnose",
          "policy",
          "current",
          "baseline",
          "columns",
          "rows",
          "arrays",
          "gradient",
          "parameters",
          "table",
          "AAAA",
          "",
          "\ud800",
          "é\u0000",
          "all",
          "profile",
          "npy",
          "..",
          "file",
          "offset");

  private final Random random = new Random(20240611);

  @Test
  void everyMangledLineHasOneReply() throws NotJsonException {
    List<byte[]> lines = new ArrayList<>();
    for (int i = 0; i < LINES / 2; i++) {
      lines.add(mangled(SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.UTF_8)));
    }
    requireOneReplyEach(lines);
  }

  @Test
  void everyRandomRequestHasOneReply() throws NotJsonException {
    List<byte[]> lines = new ArrayList<>();
    for (int i = 0; i < LINES / 2; i++) {
      Map<String, Object> request = new LinkedHashMap<>();
      request.put("id", random.nextInt(10) == 0 ? value(0) : i);
      request.put("method", random.nextInt(10) == 0 ? value(0) : WORDS.get(3 + random.nextInt(7)));
      request.put("params", random.nextInt(10) == 0 ? value(0) : object(0));
      if (random.nextInt(20) == 0) {
        request.put(word(), value(0));
      }
      lines.add(JsonText.line(request).getBytes(StandardCharsets.UTF_8));
    }
    requireOneReplyEach(lines);
  }

  private void requireOneReplyEach(List<byte[]> lines) throws NotJsonException {
    var input = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      input.writeBytes(line);
      input.write('\n');
    }
    long due = 0;
    for (String line : input.toString(StandardCharsets.ISO_8859_1).split("\n")) {
      due += line.replaceAll("[ \t\r]", "").isEmpty() ? 0 : 1;
    }
    List<Map<?, ?>> said = Conversation.of(input.toByteArray());
    said.remove(0);
    assertThat(said.stream().filter(reply -> !reply.containsKey("progress")).count())
        .isEqualTo(due);
    assertThat(said)
        .allSatisfy(
            reply -> assertThat(String.valueOf(reply.get("error"))).doesNotContain("internal"));
  }

  private byte[] mangled(byte[] line) {
    byte[] bytes = line.clone();
    int changes = random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        case 2 -> bytes[at] = (byte) "{}[]\",:0-\\".charAt(random.nextInt(10));
        default -> bytes[at] = bytes[random.nextInt(bytes.length)];
      }
    }
    return bytes;
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private Object value(int depth) {
    return switch (random.nextInt(depth > 3 ? 6 : 9)) {
      case 0 -> word();
      case 1 -> random.nextInt(5);
      case 2 -> random.nextDouble() * 40000 - 100;
      case 3 -> random.nextBoolean();
      case 4 -> Long.MAX_VALUE - random.nextInt(3);
      case 5 -> "AACAPwAAAAA=";
      case 6 -> List.of(value(depth + 1), value(depth + 1));
      case 7 -> List.of();
      default -> object(depth + 1);
    };
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    int size = random.nextInt(5);
    for (int i = 0; i < size; i++) {
      object.put(word(), value(depth));
    }
    return object;
  }
}
