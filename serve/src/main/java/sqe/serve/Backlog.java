package sqe.serve;

/**
 * How much may be in the works: who reads requests waits here until there is room, so that memory
 * does not grow with what peers send. A request that is larger than all of the room waits until it
 * is alone. For use by several threads.
 */
final class Backlog {

  private final long mostBytes;
  private final int mostRequests;
  private long bytes;
  private int requests;

  Backlog(long mostBytes, int mostRequests) {
    this.mostBytes = mostBytes;
    this.mostRequests = mostRequests;
  }

  /** Takes room for a request, once there is. */
  synchronized void enter(long size) throws InterruptedException {
    while (requests > 0 && (bytes + size > mostBytes || requests >= mostRequests)) {
      wait();
    }
    bytes += size;
    requests++;
  }

  /** Gives the room back. */
  synchronized void leave(long size) {
    bytes -= size;
    requests--;
    notifyAll();
  }
}
