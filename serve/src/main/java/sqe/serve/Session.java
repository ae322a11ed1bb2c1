package sqe.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ReadableByteChannel;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * One peer: its requests are read by one thread and answered by the server's workers, each by one
 * reply, in the order in which they are done.
 *
 * <p>It ends when the input ends or the peer asks for it, once all that was asked is answered; or
 * at once, when the peer has gone.
 */
final class Session {

  private static final String CANCEL = "cancel";
  private static final String SHUTDOWN = "shutdown";
  private static final List<String> KEYS = List.of("id", "method", "params");

  /** Room that a request takes beside its line: values, threads. */
  private static final int LEAST_BYTES = 4096;

  private final Server server;
  private final Lines lines;
  private final Replies replies;
  private final Map<Object, Call> calls = new ConcurrentHashMap<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private int outstanding;
  private @Nullable Object asksToEnd;

  Session(Server server, ReadableByteChannel input, OutputStream output) {
    this.server = server;
    this.lines = new Lines(input, server.longestLine());
    this.replies = new Replies(output, this::abort);
  }

  /** Serves the peer until its input ends, and answers what it has asked. */
  void run() {
    replies.send(server.greeting());
    try {
      for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
        take(line);
        if (asksToEnd != null) {
          break;
        }
      }
    } catch (IOException e) {
      abort(); // a broken connection is a peer that has gone
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      awaitAnswers();
      if (asksToEnd != null) {
        replies.result(asksToEnd, Map.of());
      }
      ended.countDown();
    }
  }

  /** Whether the peer has asked that the whole server ends. */
  boolean asksToEnd() {
    return asksToEnd != null;
  }

  /** Waits for the end. */
  void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /** Ends at once: there is nobody to answer. */
  void abort() {
    calls.values().forEach(Call::abandon);
    ended.countDown();
    count(0);
  }

  private synchronized void awaitAnswers() {
    try {
      while (outstanding > 0 && ended.getCount() > 0) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void count(int change) {
    outstanding += change;
    notifyAll();
  }

  private void take(Lines.Line line) throws InterruptedException {
    if (line.size() > line.bytes().length) {
      replies.error(
          null,
          new RequestException(
              RequestException.Code.PARSE,
              "the line has %s bytes, %s are the most: give longer arrays as files (.npy)"
                  .formatted(line.size(), server.longestLine())));
      return;
    }
    if (isBlank(line.bytes())) {
      return;
    }
    long room = line.size() + LEAST_BYTES;
    server.backlog().enter(room);
    boolean handedOver = false;
    try {
      handedOver = answered(RequestReader.read(line.bytes()), room);
    } catch (RequestException e) {
      replies.error(null, e);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      replies.error(null, unforeseen(e));
    } finally {
      if (!handedOver) {
        server.backlog().leave(room);
      }
    }
  }

  private static boolean isBlank(byte[] line) {
    for (byte each : line) {
      if (each != ' ' && each != '\t' && each != '\r') {
        return false;
      }
    }
    return true;
  }

  /** Whether the request is now with a worker, which will give its room back. */
  private boolean answered(Map<String, @Nullable Object> request, long room)
      throws RequestException {
    Object id = request.get("id");
    if (!(id instanceof String || id instanceof Integer || id instanceof Long)) {
      throw new RequestException(
          RequestException.Code.REQUEST, "a request has an id: a text or a whole number");
    }
    if (calls.containsKey(id)) {
      throw new RequestException(
          RequestException.Code.REQUEST, "the id %s is that of a request in work".formatted(id));
    }
    try {
      return answered(id, request, room);
    } catch (RequestException e) {
      replies.error(id, e);
      return false;
    }
  }

  private boolean answered(Object id, Map<String, @Nullable Object> request, long room)
      throws RequestException {
    for (String key : request.keySet()) {
      if (!KEYS.contains(key)) {
        throw new RequestException(
            RequestException.Code.REQUEST,
            "a request has id, method and params; there is no '%s'".formatted(key));
      }
    }
    Params params = Params.of("params", request.get("params"));
    Object name = request.get("method");
    if (CANCEL.equals(name)) {
      params.requireOnly(List.of("id"));
      Call found = calls.get(params.required("id"));
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("cancelled", found != null && found.cancel());
      replies.result(id, result);
      return false;
    }
    if (SHUTDOWN.equals(name)) {
      params.requireOnly(List.of());
      asksToEnd = id;
      return false;
    }
    Method method = name instanceof String text ? server.method(text) : null;
    if (method == null) {
      Collection<String> known = server.methods();
      throw new RequestException(
          RequestException.Code.REQUEST,
          "there is no method '%s'; known: %s, cancel, shutdown"
              .formatted(name, String.join(", ", known)));
    }
    Call call = new Call(id, replies, () -> calls.remove(id));
    calls.put(id, call);
    count(1);
    server.workers().run(() -> work(method, params, call, room), method.isLong(params));
    return true;
  }

  private void work(Method method, Params params, Call call, long room) {
    try {
      if (!call.isOver()) {
        call.result(method.answer(params, call));
      }
    } catch (RequestException e) {
      call.error(e);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      call.error(unforeseen(e));
    } finally {
      server.backlog().leave(room);
      count(-1);
    }
  }

  private static RequestException unforeseen(Throwable e) {
    return e instanceof OutOfMemoryError
        ? new RequestException(
            RequestException.Code.MEMORY,
            "not enough memory: needs more than %s MiB of heap"
                .formatted(Runtime.getRuntime().maxMemory() >> 20),
            e)
        : new RequestException(RequestException.Code.INTERNAL, "internal error: " + e, e);
  }
}
