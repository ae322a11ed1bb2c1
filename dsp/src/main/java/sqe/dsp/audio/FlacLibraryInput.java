package sqe.dsp.audio;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the FLAC library may read: STREAMINFO as the only metadata, then the frames up to the end of
 * the one it is asked for.
 *
 * <p>At the end of its input the library swallows the {@link EOFException} of its own and tries
 * again, in some states for ever. So reading beyond the frame is an unchecked exception, which no
 * loop of the library catches; and a frame that cannot be decoded costs no search of the rest of
 * the file for another. A file that cannot be read is one, too, and what was wrong with it is kept.
 */
final class FlacLibraryInput extends InputStream {

  private static final byte[] START = {
    'f', 'L', 'a', 'C', (byte) 0x80, 0, 0, FlacStreamInfo.LENGTH
  };

  private static final int CHUNK = 1 << 16;

  private final ByteSource source;
  private final ByteBuffer start;
  private ByteBuffer chunk = ByteBuffer.allocate(CHUNK).limit(0);
  private long position;
  private long limit;
  private @Nullable IOException failure;

  /**
   * An input that goes on with a frame.
   *
   * @param firstByte of the frame
   */
  FlacLibraryInput(ByteSource source, FlacStreamInfo info, long firstByte) throws IOException {
    this.source = source;
    this.position = firstByte;
    this.limit = firstByte;
    byte[] metadata = Arrays.copyOf(START, START.length + FlacStreamInfo.LENGTH);
    source
        .bytes(info.start(), FlacStreamInfo.LENGTH, ByteOrder.BIG_ENDIAN)
        .get(metadata, START.length, FlacStreamInfo.LENGTH);
    start = ByteBuffer.wrap(metadata);
  }

  /** Why the file itself could not be read; null where it could. The library swallows some. */
  @Nullable IOException failure() {
    return failure;
  }

  /** Lets the library read on up to this byte of the file. */
  void allowUpTo(long end) {
    limit = end;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    int unused = read(one, 0, 1);
    return one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    ByteBuffer from = start.hasRemaining() ? start : frames();
    int count = Math.min(length, from.remaining());
    if (count == 0) {
      throw new UncheckedIOException(new EOFException("the frame ends before its samples do"));
    }
    from.get(target, offset, count);
    return count;
  }

  /** What may be read and has been; empty at the end of the frame. */
  private ByteBuffer frames() {
    if (!chunk.hasRemaining() && position < limit) {
      chunk.clear().limit((int) Math.min(CHUNK, limit - position));
      try {
        source.read(position, chunk);
      } catch (IOException e) {
        failure = e;
        throw new UncheckedIOException(e);
      }
      position += chunk.limit();
    }
    return chunk;
  }
}
