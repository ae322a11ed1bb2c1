package sqe.spark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;
import org.apache.hadoop.fs.FSDataInputStream;

/** A file of a Hadoop file system as a channel that is only read. Used by one thread. */
final class HadoopChannel implements SeekableByteChannel {

  private static final int COPIED = 1 << 13;

  private final FSDataInputStream stream;
  private final long size;
  private boolean open = true;

  /**
   * A channel.
   *
   * @param stream closed with it
   * @param size of the file, in bytes
   */
  HadoopChannel(FSDataInputStream stream, long size) {
    this.stream = stream;
    this.size = size;
  }

  /** Not every file system reads into buffers; all read into arrays. */
  @Override
  public int read(ByteBuffer target) throws IOException {
    requireOpen();
    if (target.hasArray()) {
      int from = target.arrayOffset() + target.position();
      int count = stream.read(target.array(), from, target.remaining());
      target.position(target.position() + Math.max(0, count));
      return count;
    }
    byte[] copied = new byte[Math.min(COPIED, target.remaining())];
    int count = stream.read(copied, 0, copied.length);
    target.put(copied, 0, Math.max(0, count));
    return count;
  }

  @Override
  public long position() throws IOException {
    requireOpen();
    return stream.getPos();
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    requireOpen();
    if (position != stream.getPos()) {
      stream.seek(position);
    }
    return this;
  }

  @Override
  public long size() throws IOException {
    requireOpen();
    return size;
  }

  private void requireOpen() throws ClosedChannelException {
    if (!open) {
      throw new ClosedChannelException();
    }
  }

  @Override
  public int write(ByteBuffer source) {
    throw new UnsupportedOperationException("only read");
  }

  @Override
  public SeekableByteChannel truncate(long length) {
    throw new UnsupportedOperationException("only read");
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    open = false;
    stream.close();
  }
}
