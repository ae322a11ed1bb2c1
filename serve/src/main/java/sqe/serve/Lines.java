package sqe.serve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a channel, as bytes without their ends. Used by one thread. */
final class Lines {

  private static final int BUFFER = 1 << 18;

  private final ReadableByteChannel channel;
  private final int longest;
  private final ByteBuffer direct = ByteBuffer.allocateDirect(BUFFER);
  private final byte[] chunk = new byte[BUFFER];
  private int from;
  private int to;
  private byte[] line = {};
  private int length;

  /**
   * Lines of a channel.
   *
   * @param longest bytes that a line may have; of a longer one nothing is kept
   */
  Lines(ReadableByteChannel channel, int longest) {
    this.channel = channel;
    this.longest = longest;
  }

  /**
   * A line.
   *
   * @param bytes of the line; empty where there are too many of them
   * @param size how many bytes it has
   */
  record Line(byte[] bytes, long size) {}

  /**
   * The next line; the last need not have an end.
   *
   * @return null at the end of the input
   */
  @Nullable Line next() throws IOException {
    length = 0;
    long size = 0;
    while (from < to || fill()) {
      int end = from;
      while (end < to && chunk[end] != '\n') {
        end++;
      }
      size += end - from;
      keep(end, size);
      boolean whole = end < to;
      from = whole ? end + 1 : end;
      if (whole) {
        return taken(size);
      }
    }
    return size == 0 ? null : taken(size);
  }

  private void keep(int end, long size) {
    if (size > longest) {
      length = 0;
      line = new byte[0];
      return;
    }
    int needed = length + end - from;
    if (needed > line.length) {
      line = Arrays.copyOf(line, (int) Math.min(longest, Math.max(needed, 2L * line.length)));
    }
    System.arraycopy(chunk, from, line, length, end - from);
    length = needed;
  }

  private Line taken(long size) {
    Line taken = new Line(size > longest ? new byte[0] : Arrays.copyOf(line, length), size);
    if (line.length > BUFFER) {
      line = new byte[0]; // one long line is no reason to hold its memory
    }
    return taken;
  }

  private boolean fill() throws IOException {
    direct.clear();
    int read = channel.read(direct);
    if (read < 0) {
      return false;
    }
    direct.flip().get(chunk, 0, read);
    from = 0;
    to = read;
    return true;
  }
}
