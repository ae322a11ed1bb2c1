package sqe.dsp.audio;

import java.io.EOFException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What the FLAC library may read: STREAMINFO as the only metadata, then the frames up to the end of
 * the one it is asked for.
 *
 * <p>At the end of its input the library swallows the {@link EOFException} of its own and tries
 * again, in some states for ever. So reading beyond the frame is an unchecked exception, which no
 * loop of the library catches; and a frame that cannot be decoded costs no search of the rest of
 * the file for another.
 */
final class FlacLibraryInput extends InputStream {

  private static final byte[] START = {
    'f', 'L', 'a', 'C', (byte) 0x80, 0, 0, FlacStreamInfo.LENGTH
  };

  private final ByteBuffer start;
  private final ByteBuffer frames;

  FlacLibraryInput(ByteBuffer file, FlacStreamInfo info) {
    byte[] metadata = Arrays.copyOf(START, START.length + FlacStreamInfo.LENGTH);
    file.get(info.start(), metadata, START.length, FlacStreamInfo.LENGTH);
    start = ByteBuffer.wrap(metadata);
    frames = file.duplicate().limit(info.firstFrame()).position(info.firstFrame());
  }

  /** Lets the library read on up to this byte of the file. */
  void allowUpTo(int end) {
    frames.limit(end);
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
    ByteBuffer from = start.hasRemaining() ? start : frames;
    int count = Math.min(length, from.remaining());
    if (count == 0) {
      throw new UncheckedIOException(new EOFException("the frame ends before its samples do"));
    }
    from.get(target, offset, count);
    return count;
  }
}
