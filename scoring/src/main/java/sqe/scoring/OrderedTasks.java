package sqe.scoring;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Does many tasks on several threads and hands their results on in the order of the tasks. Only a
 * bounded number is in the works ahead of the next result, and a result is let go once it is handed
 * on: memory does not grow with the number of tasks.
 *
 * @param jobs number of threads, at least 1
 * @param name of the threads
 */
public record OrderedTasks(int jobs, String name) {

  /** Tasks handed to the threads ahead of the next result, per thread. */
  private static final int LOOKAHEAD = 16;

  /**
   * Checks the number of threads.
   *
   * @throws IllegalArgumentException when it is less than 1
   */
  public OrderedTasks {
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs is at least 1, not " + jobs);
    }
  }

  /**
   * Takes results in the order of the tasks, on the thread that runs them.
   *
   * @param <T> what a task gives
   * @param <X> what taking it may throw
   */
  @FunctionalInterface
  public interface Receiver<T, X extends Exception> {

    /**
     * Takes a result.
     *
     * @return whether to go on
     */
    boolean accept(T result) throws X;
  }

  /**
   * Does all tasks, or as many as the receiver wants.
   *
   * @throws X what the receiver throws
   * @throws InterruptedException when this thread is interrupted while it waits
   * @throws IllegalStateException with what a task has thrown that is checked; a task's unchecked
   *     exceptions and errors come as they are
   */
  public <T, X extends Exception> void run(Iterable<Callable<T>> tasks, Receiver<T, X> receiver)
      throws X, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(jobs, this::thread);
    try {
      ArrayDeque<Future<T>> ahead = new ArrayDeque<>();
      Iterator<Callable<T>> waiting = tasks.iterator();
      while (waiting.hasNext() || !ahead.isEmpty()) {
        while (waiting.hasNext() && ahead.size() < (long) jobs * LOOKAHEAD) {
          ahead.add(threads.submit(waiting.next()));
        }
        if (!receiver.accept(result(ahead.remove()))) {
          return;
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private static <T> T result(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
