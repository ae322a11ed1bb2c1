package sqe.dsp.audio;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The 64-bit sizes of an RF64 or BW64 file (EBU Tech 3306, ITU-R BS.2088): its {@code ds64} chunk
 * holds the sizes of the file, of the data and of any other chunk whose own 32-bit size reads
 * 0xFFFFFFFF. All are unsigned.
 *
 * @param riffSize size of everything after the first 8 bytes
 * @param dataSize size of the data chunk's content
 * @param others sizes of other large chunks by name
 */
record ChunkSizes(long riffSize, long dataSize, Map<String, Long> others) {

  /** What a 32-bit size reads where the {@code ds64} chunk has the size. */
  static final long ELSEWHERE = 0xFFFFFFFFL;

  private static final long HALF = 0x80000000L;
  private static final int HEADERS = 1 << 12;
  private static final int BUFFERS = 1 << 16;

  private static final int FIXED_PART = 28;
  private static final int ENTRY = 12;
  private static final int DATA_SIZE = 8;
  private static final int TABLE_LENGTH = 24;

  /** Reads a {@code ds64} chunk with this content, all of which is in the file. */
  static ChunkSizes parse(ByteSource source, long position, long length) throws IOException {
    if (length < FIXED_PART - 4) {
      throw AudioFormatException.at(
          position,
          "a ds64 chunk has at least 24 bytes, this one has " + length,
          "the header is damaged: write the file again");
    }
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    var fixed = source.bytes(position, TABLE_LENGTH, order);
    long riffSize = fixed.getLong(0);
    long dataSize = fixed.getLong(DATA_SIZE);
    Map<String, Long> others = new HashMap<>();
    long entries =
        length < FIXED_PART
            ? 0
            : Integer.toUnsignedLong(source.bytes(position + TABLE_LENGTH, 4, order).getInt(0));
    long possible = Math.min(entries, (length - FIXED_PART) / ENTRY);
    for (long i = 0; i < possible; i++) {
      var entry = source.bytes(position + FIXED_PART + i * ENTRY, ENTRY, order);
      others.put(ChunkName.of(entry, 0), entry.getLong(4));
    }
    return new ChunkSizes(riffSize, dataSize, others);
  }

  /**
   * Whether a 32-bit size is one that writers leave in place of a size they do not know yet, as
   * they cannot go back in a pipe or were killed: none; the largest there is, or that less the
   * headers; half of it, which is the largest signed one, or that rounded down to whole buffers
   * (SoX leaves 0x7FFFF000, arecord 0x7FFFFF00 or 0x80000000).
   */
  static boolean isPlaceholder(long size) {
    return size == 0
        || (size > ELSEWHERE - HEADERS && size <= ELSEWHERE)
        || (size >= HALF - BUFFERS && size <= HALF);
  }

  /** The same of a 64-bit size in a {@code ds64} chunk: none, or the largest there is. */
  static boolean isLongPlaceholder(long size) {
    return size == 0 || size == -1;
  }

  /** The size of a chunk whose own field reads 0xFFFFFFFF; null where the table lacks it. */
  @Nullable Long of(String name) {
    return name.equals("data") ? Long.valueOf(dataSize) : others.get(name);
  }
}
