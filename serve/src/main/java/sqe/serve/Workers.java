package sqe.serve;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The threads that answer. Short requests share one a core; long ones, which use all cores
 * themselves, go one after the other, so that they neither hold up short ones nor each other's
 * memory.
 */
final class Workers {

  private final ExecutorService shortOnes;
  private final ExecutorService longOnes;

  Workers(int jobs) {
    this.shortOnes = Executors.newFixedThreadPool(jobs, work -> daemon(work, "request"));
    this.longOnes = Executors.newSingleThreadExecutor(work -> daemon(work, "long-request"));
  }

  void run(Runnable work, boolean isLong) {
    (isLong ? longOnes : shortOnes).execute(work);
  }

  /** Lets go of the threads; what runs is left to its end. */
  void end() {
    shortOnes.shutdown();
    longOnes.shutdown();
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
