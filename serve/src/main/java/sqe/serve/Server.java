package sqe.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import sqe.metrics.MetricCatalog;
import sqe.table.ToolVersion;

/**
 * Answers requests of other programs, a line of JSON each, as {@code docs/serve.md} specifies.
 *
 * <p>Requests are answered on several threads, and replies come as they are done. Memory is
 * bounded: where too much is in the works, nothing more is read. For use by several threads.
 */
public final class Server {

  /** The version of the protocol; raised where a client of an older one would fail. */
  public static final int PROTOCOL = 1;

  /** Parts of the heap: what lines in the works may take, and one line. */
  private static final int LINES_OF_HEAP = 16;

  private static final int LONGEST_LINE = 1 << 29;

  /** Requests in the works for each thread: enough to keep it busy, few enough to cancel. */
  private static final int REQUESTS_A_JOB = 64;

  private final Map<String, Method> methods = new LinkedHashMap<>();
  private final int jobs;
  private final int longestLine;
  private final Backlog backlog;
  private final Workers workers;

  /**
   * A server.
   *
   * @param catalog the metrics
   * @param jobs number of threads, at least 1
   */
  public Server(MetricCatalog catalog, int jobs) {
    this(catalog, jobs, Runtime.getRuntime().maxMemory() / LINES_OF_HEAP);
  }

  /**
   * A server with another bound.
   *
   * @param bytes of lines in the works
   */
  Server(MetricCatalog catalog, int jobs, long bytes) {
    this.jobs = jobs;
    this.longestLine = (int) Math.min(LONGEST_LINE, bytes);
    this.backlog = new Backlog(bytes, REQUESTS_A_JOB * jobs);
    this.workers = new Workers(jobs);
    methods.put("score", new ScoreMethod(catalog, jobs));
    methods.put("metrics", new MetricsMethod(catalog));
    methods.put("loss", new LossMethod(catalog));
    methods.put("gate", new GateMethod(catalog));
    methods.put("lock", new LockMethod());
    methods.put("audit", new AuditMethod());
  }

  /**
   * Serves one peer: returns once its input has ended, or it has asked for the end, and all is
   * answered; at once where it does not take replies any more, or when its process ends.
   *
   * @param peer the process that is served, where it is known: its end is the end, too, even where
   *     another process holds the input open
   */
  public void serve(ReadableByteChannel input, OutputStream output, @Nullable ProcessHandle peer) {
    Session session = new Session(this, input, output);
    if (peer != null) {
      peer.onExit().thenRun(session::abort);
    }
    try {
      thread(session::run, "session").start();
      session.awaitEnd();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      workers.end();
    }
  }

  /**
   * Serves every peer of the same user that connects to a Unix-domain socket, until one asks for
   * the end.
   *
   * @param ready run once peers can connect
   * @throws IOException when there can be no socket of that name, or one is in use
   */
  public void listen(Path file, Runnable ready) throws IOException {
    Map<Session, SocketChannel> sessions = new ConcurrentHashMap<>();
    try (ListeningSocket socket = ListeningSocket.open(file)) {
      ready.run();
      while (true) {
        SocketChannel channel = socket.accept();
        Session session = new Session(this, channel, new ChannelOutput(channel));
        sessions.put(session, channel);
        thread(() -> serve(session, channel, sessions, socket), "session").start();
      }
    } catch (ClosedChannelException e) {
      sessions.keySet().forEach(Session::abort); // one peer has asked for the end
    } finally {
      for (SocketChannel channel : sessions.values()) {
        channel.close();
      }
      workers.end();
    }
  }

  private static void serve(
      Session session,
      SocketChannel channel,
      Map<Session, SocketChannel> sessions,
      ListeningSocket socket) {
    session.run();
    sessions.remove(session);
    try {
      channel.close();
      if (session.asksToEnd()) {
        socket.close();
      }
    } catch (IOException e) {
      session.abort(); // it has ended anyway
    }
  }

  private static Thread thread(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** What a peer is told first. */
  Map<String, Object> greeting() {
    Map<String, Object> greeting = new LinkedHashMap<>();
    greeting.put("sqe", ToolVersion.number());
    greeting.put("protocol", PROTOCOL);
    greeting.put("java", Runtime.version().toString());
    greeting.put("pid", ProcessHandle.current().pid());
    greeting.put("jobs", jobs);
    greeting.put("longest_line", longestLine);
    List<String> all = new ArrayList<>(methods.keySet());
    all.addAll(List.of("cancel", "shutdown"));
    greeting.put("methods", all);
    return greeting;
  }

  Collection<String> methods() {
    return methods.keySet();
  }

  @Nullable Method method(String name) {
    return methods.get(name);
  }

  int longestLine() {
    return longestLine;
  }

  Backlog backlog() {
    return backlog;
  }

  Workers workers() {
    return workers;
  }
}
