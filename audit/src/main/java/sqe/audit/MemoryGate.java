package sqe.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Keeps the files that are decoded at once within half of the heap: a task takes as many megabytes
 * as its files may need and gives them back. A file larger than that goes through alone.
 */
final class MemoryGate {

  /** Bytes of memory a byte of file may need: 16 bits become doubles, and copies are made. */
  private static final long FACTOR = 12;

  private final int capacity;
  private final Semaphore megabytes;

  MemoryGate() {
    capacity = (int) Math.max(16, Runtime.getRuntime().maxMemory() / 2 / 1_000_000);
    megabytes = new Semaphore(capacity, true);
  }

  /** Waits until there is room; returns what to give back. */
  int enter(List<Path> files) throws InterruptedException {
    long bytes = 0;
    for (Path file : files) {
      try {
        bytes += Files.size(file);
      } catch (IOException e) {
        bytes += 0; // whoever decodes it will say why it cannot be read
      }
    }
    int needed = (int) Math.min(capacity, 1 + bytes * FACTOR / 1_000_000);
    megabytes.acquire(needed);
    return needed;
  }

  void leave(int taken) {
    megabytes.release(taken);
  }
}
