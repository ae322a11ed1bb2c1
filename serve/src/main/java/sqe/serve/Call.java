package sqe.serve;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request on its way to its one reply, which is the last line sent of it. Thread-safe. */
final class Call {

  private static final long PROGRESS_NANOS = 100_000_000;

  private final Object id;
  private final Replies replies;
  private final Runnable onAnswer;
  private volatile boolean over;
  private long told;

  /**
   * A request that was read.
   *
   * @param onAnswer run before the reply is sent: from then on the id is free
   */
  Call(Object id, Replies replies, Runnable onAnswer) {
    this.id = id;
    this.replies = replies;
    this.onAnswer = onAnswer;
  }

  /** Whether there is nothing left to do: it was cancelled, or its peer has gone. */
  boolean isOver() {
    return over;
  }

  /** Answers it, unless that has been done. */
  synchronized void result(Map<String, ? extends @Nullable Object> result) {
    if (ends()) {
      replies.result(id, result);
    }
  }

  /** Answers it with an error, unless it has been answered; whether it had not. */
  synchronized boolean error(RequestException e) {
    boolean first = ends();
    if (first) {
      replies.error(id, e);
    }
    return first;
  }

  private boolean ends() {
    if (over) {
      return false;
    }
    over = true;
    onAnswer.run();
    return true;
  }

  /** Answers it as cancelled; whether that was in time. */
  boolean cancel() {
    return error(new RequestException(RequestException.Code.CANCELLED, "cancelled"));
  }

  /** Forgets it: there is nobody to answer. */
  void abandon() {
    over = true;
  }

  /** Says how far it is, not more than ten times a second. */
  synchronized void progress(int done, int total) {
    long now = System.nanoTime();
    if (!over && (told == 0 || now - told > PROGRESS_NANOS)) {
      told = now;
      replies.progress(id, done, total);
    }
  }
}
