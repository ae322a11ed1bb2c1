package sqe.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.table.JsonText;

/**
 * Where the replies to one peer go, a line each. Who replies waits until the line is written: a
 * peer that does not read is not sent more than it can take. For use by several threads.
 */
final class Replies {

  private final OutputStream stream;
  private final Runnable onFailure;
  private boolean failed;

  /**
   * Replies into a stream.
   *
   * @param onFailure run once, when the peer has gone
   */
  Replies(OutputStream stream, Runnable onFailure) {
    this.stream = stream;
    this.onFailure = onFailure;
  }

  void result(@Nullable Object id, Map<String, ? extends @Nullable Object> result) {
    send(id, "result", result);
  }

  void error(@Nullable Object id, RequestException e) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", e.code().label());
    error.put("message", String.valueOf(e.getMessage()));
    send(id, "error", error);
  }

  void progress(@Nullable Object id, int done, int total) {
    Map<String, Object> progress = new LinkedHashMap<>();
    progress.put("done", done);
    progress.put("total", total);
    send(id, "progress", progress);
  }

  private void send(@Nullable Object id, String kind, Map<String, ? extends @Nullable Object> of) {
    Map<String, @Nullable Object> reply = new LinkedHashMap<>();
    reply.put("id", id);
    reply.put(kind, of);
    send(reply);
  }

  /** Sends one line; nothing once the peer has gone. */
  void send(Map<String, ? extends @Nullable Object> reply) {
    byte[] line = (JsonText.line(reply) + "\n").getBytes(StandardCharsets.UTF_8);
    if (!written(line)) {
      onFailure.run();
    }
  }

  private synchronized boolean written(byte[] line) {
    if (failed) {
      return true;
    }
    try {
      stream.write(line);
      stream.flush();
      return true;
    } catch (IOException e) {
      failed = true; // nobody is left to be told
      return false;
    }
  }
}
