package sqe.serve;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sqe.metrics.MetricCatalog;
import sqe.table.JsonDocument;
import sqe.table.JsonText;
import sqe.table.NotJsonException;

/** Whole conversations with a server in this process: lines in, lines out. */
final class Conversation {

  static final MetricCatalog CATALOG = MetricCatalog.load();

  private Conversation() {}

  /** What a server sends to these lines, the greeting first. */
  static List<Map<?, ?>> of(String... lines) throws NotJsonException {
    return of((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static List<Map<?, ?>> of(byte[] input) throws NotJsonException {
    return of(new Server(CATALOG, 2), input);
  }

  static List<Map<?, ?>> of(Server server, byte[] input) throws NotJsonException {
    var output = new ByteArrayOutputStream();
    server.serve(Channels.newChannel(new ByteArrayInputStream(input)), output, null);
    return parsed(output);
  }

  static List<Map<?, ?>> parsed(ByteArrayOutputStream output) throws NotJsonException {
    List<Map<?, ?>> replies = new ArrayList<>();
    for (String line : output.toString(StandardCharsets.UTF_8).split("\n")) {
      replies.add((Map<?, ?>) JsonDocument.parse(line));
    }
    return replies;
  }

  /** The one reply to a request. */
  static Map<?, ?> reply(String method, Map<String, ?> params) throws NotJsonException {
    List<Map<?, ?>> replies = of(request(1, method, params));
    if (replies.size() != 2) {
      throw new AssertionError("one reply is due: " + replies);
    }
    return replies.get(1);
  }

  static Map<?, ?> result(String method, Map<String, ?> params) throws NotJsonException {
    Map<?, ?> reply = reply(method, params);
    if (!(reply.get("result") instanceof Map<?, ?> result)) {
      throw new AssertionError("no result: " + reply);
    }
    return result;
  }

  static String error(String method, Map<String, ?> params) throws NotJsonException {
    Map<?, ?> reply = reply(method, params);
    if (!(reply.get("error") instanceof Map<?, ?> error)) {
      throw new AssertionError("no error: " + reply);
    }
    return error.get("code") + ": " + error.get("message");
  }

  static String request(Object id, String method, Map<String, ?> params) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("id", id);
    request.put("method", method);
    request.put("params", params);
    return JsonText.line(request);
  }

  static Map<String, Object> float32(double[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double sample : samples) {
      bytes.putFloat((float) sample);
    }
    return array(bytes, "float32", samples.length);
  }

  static Map<String, Object> float64(double[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(samples);
    return array(bytes, "float64", samples.length);
  }

  static Map<String, Object> int16(double[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double sample : samples) {
      bytes.putShort((short) Math.rint(sample * 32768));
    }
    return array(bytes, "int16", samples.length);
  }

  private static Map<String, Object> array(ByteBuffer bytes, String type, int length) {
    Map<String, Object> array = new LinkedHashMap<>();
    array.put("data", Base64.getEncoder().encodeToString(bytes.array()));
    array.put("dtype", type);
    array.put("shape", List.of(length));
    return array;
  }

  /** A value within a result, which is there: {@code rows, 0, scores}. */
  static Object at(Object value, Object... path) {
    Object found = value;
    for (Object step : path) {
      Object next =
          found instanceof List<?> list ? list.get((Integer) step) : ((Map<?, ?>) found).get(step);
      if (next == null) {
        throw new AssertionError("no " + step + " in " + found);
      }
      found = next;
    }
    return found;
  }
}
