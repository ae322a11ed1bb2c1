package sqe.dsp.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * ID3v2 tags before the audio (id3.org, version 2.4.0, section 3). They are made for MP3; but
 * programs that tag music put them before FLAC and WAVE too, and players step over them.
 */
final class Id3Tag {

  private static final int HEADER = 10;
  private static final int FLAGS = 5;
  private static final int SIZE = 6;
  private static final int HAS_FOOTER = 0x10;

  private Id3Tag() {}

  /** Where the content starts: after all tags that are whole, 0 where there is none. */
  static long end(ByteSource source) throws IOException {
    long end = 0;
    long length = lengthAt(source, end);
    while (length > 0) {
      end += length;
      length = lengthAt(source, end);
    }
    return end;
  }

  /** Bytes of the tag at a position; 0 where there is none, or only a part of one. */
  private static long lengthAt(ByteSource source, long position) throws IOException {
    if (source.size() - position < HEADER) {
      return 0;
    }
    ByteBuffer header = source.bytes(position, HEADER, ByteOrder.BIG_ENDIAN);
    if (!ChunkName.of(header, 0).startsWith("ID3") || header.get(3) == -1 || header.get(4) == -1) {
      return 0;
    }
    long size = 0;
    for (int i = SIZE; i < HEADER; i++) {
      if (header.get(i) < 0) {
        return 0;
      }
      size = size << 7 | header.get(i);
    }
    long length = HEADER + size + ((header.get(FLAGS) & HAS_FOOTER) == 0 ? 0 : HEADER);
    return length > source.size() - position ? 0 : length;
  }
}
