package sqe.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * A file on a device that fails: so many bytes can be read in all, wherever they stand, and every
 * read after that ends as Linux ends it.
 */
public final class FailingChannel implements SeekableByteChannel {

  /** What the platform says of EIO. */
  public static final String MESSAGE = "Input/output error";

  private final byte[] bytes;
  private long left;
  private int position;
  private boolean open = true;

  /** A file with these bytes, of which so many can be read. */
  public FailingChannel(byte[] bytes, long readable) {
    this.bytes = bytes.clone();
    this.left = readable;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (position >= bytes.length) {
      return -1;
    }
    int count = (int) Math.min(Math.min(target.remaining(), left), bytes.length - position);
    if (count == 0 && target.hasRemaining()) {
      throw new IOException(MESSAGE);
    }
    target.put(bytes, position, count);
    position += count;
    left -= count;
    return count;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long to) {
    position = Math.toIntExact(to);
    return this;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public int write(ByteBuffer source) {
    throw new UnsupportedOperationException("only read");
  }

  @Override
  public SeekableByteChannel truncate(long to) {
    throw new UnsupportedOperationException("only read");
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }
}
