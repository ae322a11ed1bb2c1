package sqe.dsp.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Walks the chunks of a WAVE file to find the format and the data.
 *
 * <p>A RIFF file is "RIFF", a size, "WAVE", then chunks: a name, a size, content, and a pad byte
 * after odd sizes. Writers get all of it wrong. The rule here: the samples must be certain.
 * Anything that leaves the format or the extent of the data open is refused; anything wrong beside
 * (the outer size, a missing pad byte, rubbish after the data) is a warning. Sizes are compared
 * with the bytes present as unsigned 64-bit numbers and never allocated. RIFX is RIFF in big-endian
 * order; RF64 and BW64 carry 64-bit sizes in {@code ds64}. Cost: one small read a chunk.
 */
final class WavChunks {

  private static final int MOST_WARNINGS = 8;
  private static final int RIFF_HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final String CUT = "the file was cut or damaged: copy or write it again";

  private final ByteSource source;
  private final long start;
  private final ByteOrder order;
  private final boolean longSizes;
  private final String container;
  private final List<String> warnings = new ArrayList<>();
  private long position;
  private long riffSize;
  private @Nullable ChunkSizes sizes;
  private @Nullable WavFormat format;
  private @Nullable WavData data;
  private boolean sizeInDoubt;
  private boolean finished;

  private WavChunks(ByteSource source, long start) throws IOException {
    this.source = source;
    this.start = start;
    position = start + RIFF_HEADER;
    ByteBuffer header = source.bytes(start, RIFF_HEADER, ByteOrder.LITTLE_ENDIAN);
    container = ChunkName.of(header, 0);
    order = container.equals("RIFX") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    longSizes = container.equals("RF64") || container.equals("BW64");
    riffSize = Integer.toUnsignedLong(header.order(order).getInt(4));
  }

  /** Finds format and data of a file that has a RIFF header of type WAVE at a byte. */
  static WavLayout read(ByteSource source, long start) throws IOException {
    return new WavChunks(source, start).walk();
  }

  private WavLayout walk() throws IOException {
    while (!finished && position < source.size()) {
      readChunk();
    }
    if (format == null) {
      throw AudioFormatException.at(position, "the file ends before a fmt chunk", CUT);
    }
    if (data == null) {
      throw AudioFormatException.at(position, "the file ends before a data chunk", CUT);
    }
    if (!data.streamed()) {
      compareOuterSize();
    }
    return new WavLayout(
        format, data.start(), data.length(), order, List.copyOf(warnings), sizeInDoubt);
  }

  private void readChunk() throws IOException {
    long rest = source.size() - position;
    if (rest < CHUNK_HEADER) {
      broken("only " + rest + " of the 8 bytes of a chunk header are there");
      return;
    }
    ByteBuffer header = source.bytes(position, CHUNK_HEADER, order);
    String name = ChunkName.of(header, 0);
    if (!ChunkName.isValid(name)) {
      broken(
          String.format(
              Locale.ROOT,
              "no chunk starts here, but %08X",
              header.order(ByteOrder.BIG_ENDIAN).getInt(0)));
      return;
    }
    long size = size(name, Integer.toUnsignedLong(header.getInt(4)));
    long present = rest - CHUNK_HEADER;
    if (name.equals("data")) {
      readData(size, present);
    } else {
      if (Long.compareUnsigned(size, present) > 0) {
        broken(claim(name, size, present));
        return;
      }
      switch (name) {
        case "fmt " -> readFormat(size);
        case "ds64" -> readSizes(size);
        default -> {}
      }
    }
    if (!finished) {
      advance(size);
    }
  }

  /** The chunk's size; in RF64 and BW64 perhaps from the table. */
  private long size(String name, long field) throws AudioFormatException {
    if (!longSizes) {
      return field;
    }
    if (sizes == null && name.equals("data")) {
      throw AudioFormatException.at(
          position, container + " without a ds64 chunk before the data: sizes are unknown", CUT);
    }
    if (field != ChunkSizes.ELSEWHERE || sizes == null) {
      return field;
    }
    Long size = sizes.of(name);
    return size == null ? field : size;
  }

  private void readSizes(long size) throws IOException {
    if (longSizes && sizes == null) {
      sizes = ChunkSizes.parse(source, position + CHUNK_HEADER, size);
      if (riffSize == ChunkSizes.ELSEWHERE) {
        riffSize = sizes.riffSize();
      }
    }
  }

  private void readFormat(long size) throws IOException {
    if (size < WavFormat.SHORTEST_CHUNK) {
      throw AudioFormatException.at(
          position,
          "a fmt chunk has at least 16 bytes, this one has " + size,
          "the header is damaged: write the file again");
    }
    long content = position + CHUNK_HEADER;
    ByteBuffer chunk =
        source.bytes(content, (int) Math.min(size, WavFormat.EXTENSIBLE_CHUNK), order);
    if (format == null) {
      format = WavFormat.parse(chunk, size, content, warnings);
    } else if (format.equals(WavFormat.parse(chunk, size, content, new ArrayList<>()))) {
      warn(String.format(Locale.ROOT, "at byte %d: the fmt chunk is there twice", position));
    } else {
      throw AudioFormatException.at(
          position, "a second fmt chunk contradicts the first", "write the file again with one");
    }
  }

  private void readData(long size, long present) throws AudioFormatException {
    if (format == null) {
      throw AudioFormatException.at(
          position, "the data chunk comes before any fmt chunk", "write the file again");
    }
    if (data != null) {
      throw AudioFormatException.at(
          position, "a second data chunk: which one is meant is open", "write the file with one");
    }
    boolean streamed = isStreamed(size, present);
    if (!streamed && Long.compareUnsigned(size, present) > 0) {
      throw AudioFormatException.at(position, claim("data", size, present), CUT);
    }
    if (streamed) {
      sizeInDoubt = true;
      warn(
          String.format(
              Locale.ROOT,
              "at byte %d: the data size was never filled in (streamed); all %d bytes there are read",
              position + 4,
              present));
    }
    long length = wholeSamples(streamed ? present : size, present, format.blockAlign());
    data = new WavData(position + CHUNK_HEADER, length, streamed);
    finished = streamed;
  }

  /** Bytes of whole samples among those of the data chunk; at least one sample. */
  private long wholeSamples(long length, long present, int blockAlign) throws AudioFormatException {
    if (length == 0) {
      String killed = " although " + present + " bytes follow (was the recorder killed?)";
      throw AudioFormatException.at(
          position,
          "the data chunk is empty" + (present > 0 ? killed : ""),
          present > 0 ? "repair the header or record again" : "there is nothing to read");
    }
    long partial = length % blockAlign;
    if (partial == length) {
      throw AudioFormatException.at(
          position,
          "the data chunk has " + length + " of the " + blockAlign + " bytes of a sample",
          CUT);
    }
    if (partial > 0) {
      warn(
          String.format(
              Locale.ROOT,
              "at byte %d: the data ends inside a sample, of which %d of %d bytes are there; ignored",
              position + CHUNK_HEADER + length - partial,
              partial,
              blockAlign));
    }
    return length - partial;
  }

  /** Whether the data goes on to the end of the file, for its writer could not go back. */
  private boolean isStreamed(long size, long present) {
    // What a writer of an empty file, to which it then adds, says of all there is up to here.
    boolean outerEmpty = riffSize == position - start;
    boolean outerOpen = outerEmpty || ChunkSizes.isPlaceholder(riffSize);
    return longSizes
        ? present > 0
            && ChunkSizes.isLongPlaceholder(size)
            && ChunkSizes.isLongPlaceholder(riffSize)
        : size == 0
            ? present > 0 && outerOpen
            : size == ChunkSizes.ELSEWHERE || (size > present && ChunkSizes.isPlaceholder(size));
  }

  private void advance(long size) throws IOException {
    long end = position + CHUNK_HEADER + size;
    position = end;
    if ((size & 1) == 0 || end >= source.size()) {
      return;
    }
    boolean padMissing =
        end + CHUNK_HEADER <= source.size()
            && ChunkName.isValid(ChunkName.of(source.bytes(end, CHUNK_HEADER, order), 0));
    if (padMissing) {
      warn(String.format(Locale.ROOT, "at byte %d: no pad byte after a chunk of odd size", end));
    } else {
      position = end + 1;
    }
  }

  /** Ends the walk: an error as long as the data was not found, a warning afterwards. */
  private void broken(String problem) throws AudioFormatException {
    if (data == null) {
      throw AudioFormatException.at(position, problem, CUT);
    }
    warn(
        String.format(
            Locale.ROOT, "at byte %d: %s; ignored, the data came before", position, problem));
    sizeInDoubt = true;
    finished = true;
  }

  /** The outer size may count or leave out a last pad byte. */
  private void compareOuterSize() {
    long following = source.size() - start - CHUNK_HEADER;
    long excess = following - riffSize;
    if (excess < -1 || excess > 1) {
      sizeInDoubt = true;
      warn(
          String.format(
              Locale.ROOT,
              "at byte %d: the %s size is %s but %d bytes follow; the chunks' own sizes are used",
              start + 4,
              container,
              Long.toUnsignedString(riffSize),
              following));
    }
  }

  /** A file with thousands of faults is described well enough by the first. */
  private void warn(String warning) {
    if (warnings.size() < MOST_WARNINGS) {
      warnings.add(warning);
    }
  }

  private static String claim(String name, long size, long present) {
    return String.format(
        Locale.ROOT,
        "chunk '%s' claims %s bytes but %d are there",
        name,
        Long.toUnsignedString(size),
        present);
  }

  private record WavData(long start, long length, boolean streamed) {}
}
