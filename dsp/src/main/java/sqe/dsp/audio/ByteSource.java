package sqe.dsp.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/**
 * The bytes of one open file, read at any position through a small window. Its size is what the
 * file had when it was opened; a file that shrinks meanwhile is refused.
 */
final class ByteSource {

  private static final int WINDOW = 1 << 12;

  private final SeekableByteChannel channel;
  private final long size;
  private ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
  private long windowStart;

  ByteSource(SeekableByteChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  /** Number of bytes of the file. */
  long size() {
    return size;
  }

  /**
   * A few bytes (at most 4096), which the caller has checked to exist. The buffer is valid until
   * the next call.
   */
  ByteBuffer bytes(long position, int length, ByteOrder order) throws IOException {
    if (position < windowStart || position + length > windowStart + window.limit()) {
      window = ByteBuffer.allocate(WINDOW);
      window.limit((int) Math.min(WINDOW, size - position));
      read(position, window);
      windowStart = position;
    }
    return window.slice((int) (position - windowStart), length).order(order);
  }

  /** Fills the buffer up to its limit from a position, and flips it. */
  void read(long position, ByteBuffer buffer) throws IOException {
    channel.position(position + buffer.position());
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw AudioFormatException.at(
            position + buffer.position(), "the file became shorter while it was read", "try again");
      }
    }
    buffer.flip();
  }
}
