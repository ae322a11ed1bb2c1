package sqe.dsp.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jflac.util.CRC16;
import org.jspecify.annotations.Nullable;

/**
 * Finds and checks the frames of a FLAC file before any is decoded.
 *
 * <p>A frame does not say how long it is. But it ends with a checksum that makes the CRC-16 of the
 * whole frame zero, and is followed by another frame's header, which has a checksum too, or by the
 * end of the file. So frames can be delimited without decoding. This is done for three reasons: the
 * decoding library never meets damaged data, on which it prints, resynchronises in silence or turns
 * a frame to zeros; an error can name the byte; and the number of samples is known before memory is
 * asked for. Cost: one table look-up a byte.
 */
final class FlacFrames {

  private static final int ID3V1 = 128;
  private static final String CUT = "the file was cut or damaged: copy or encode it again";

  /** Bytes of the longest header. */
  private static final int HEADER = 16;

  private static final int CHUNK = 1 << 16;

  private final ByteSource source;
  private final int limit;
  private final FlacStreamInfo info;
  private final byte[] chunk = new byte[CHUNK];
  private int chunkStart;
  private int chunkLength;
  private int[] starts = new int[64];
  private long[] firstSamples = new long[64];
  private int count;
  private long samples;

  private FlacFrames(ByteSource source, int limit, FlacStreamInfo info) {
    this.source = source;
    this.limit = limit;
    this.info = info;
  }

  /**
   * Walks all frames; each is whole, intact and of the stream's format.
   *
   * @param end of the audio
   */
  static FlacFrames scan(ByteSource source, int end, FlacStreamInfo info) throws IOException {
    FlacFrames frames = new FlacFrames(source, end, info);
    int position = info.firstFrame();
    FlacFrameHeader first = position == end ? null : frames.header(position);
    FlacFrameHeader header = first;
    while (header != null) {
      frames.add(position, header);
      int next = frames.end(position, header);
      FlacFrameHeader following = next == end ? null : frames.header(next);
      if (following != null && contradictory(Objects.requireNonNull(first), header, following)) {
        throw AudioFormatException.at(
            next, "the FLAC frame that starts here contradicts the block size of the others", CUT);
      }
      header = following;
      position = next;
    }
    frames.add(position, null);
    frames.compareTotal();
    return frames;
  }

  /** Where the audio ends: before an ID3v1 tag, if there is one, which no frame can be. */
  static int audioEnd(ByteSource source) throws IOException {
    int size = Math.toIntExact(source.size());
    int tag = size - ID3V1;
    byte[] mark = new byte[3];
    if (tag > 0) {
      source.bytes(tag, mark.length, ByteOrder.BIG_ENDIAN).get(mark);
    }
    return new String(mark, StandardCharsets.ISO_8859_1).equals("TAG") ? tag : size;
  }

  /** Number of frames. */
  int count() {
    return count - 1;
  }

  /** Byte at which a frame starts; that of number {@link #count} is the end of the last. */
  int start(int frame) {
    return starts[frame];
  }

  /** First sample of a frame; that of number {@link #count} is the number of all samples. */
  long firstSample(int frame) {
    return firstSamples[frame];
  }

  /** The frame that holds a sample. */
  int frameOf(long sample) {
    int found = Arrays.binarySearch(firstSamples, 0, count, sample);
    return found >= 0 ? found : -found - 2;
  }

  /** Samples of each channel in all frames. */
  long samples() {
    return samples;
  }

  private void add(int position, @Nullable FlacFrameHeader header) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      firstSamples = Arrays.copyOf(firstSamples, 2 * count);
    }
    firstSamples[count] = samples;
    starts[count++] = position;
    samples += header == null ? 0 : header.blockSize();
  }

  private @Nullable FlacFrameHeader parse(int position) throws IOException {
    int length = Math.min(HEADER, limit - position);
    return FlacFrameHeader.parse(source.bytes(position, length, ByteOrder.BIG_ENDIAN), 0);
  }

  private FlacFrameHeader header(int position) throws IOException {
    FlacFrameHeader header = parse(position);
    if (header == null) {
      throw AudioFormatException.at(position, "no FLAC frame starts here", CUT);
    }
    if (header.channels() != info.channels()
        || (header.bits() != 0 && header.bits() != info.bits())
        || (header.sampleRate() != 0 && header.sampleRate() != info.sampleRate())) {
      throw AudioFormatException.at(
          position,
          "a FLAC frame contradicts STREAMINFO in rate, channels or bits",
          "encode the file again");
    }
    return header;
  }

  /** A stream of a fixed block size may have fewer samples in its last frame only. */
  private static boolean contradictory(
      FlacFrameHeader first, FlacFrameHeader header, FlacFrameHeader following) {
    return following.fixed() != first.fixed()
        || (first.fixed()
            && (header.blockSize() != first.blockSize()
                || following.blockSize() > first.blockSize()));
  }

  private int end(int start, FlacFrameHeader header) throws IOException {
    short crc = 0;
    int bodyStart = start + header.length();
    for (int i = start; i < limit; i++) {
      crc = CRC16.update(at(i), crc);
      boolean possible = crc == 0 && i > bodyStart;
      if (possible && (i + 1 == limit || parse(i + 1) != null)) {
        return i + 1;
      }
    }
    throw AudioFormatException.at(start, "the FLAC frame that starts here is cut or damaged", CUT);
  }

  private byte at(int position) throws IOException {
    if (position < chunkStart || position >= chunkStart + chunkLength) {
      chunkStart = position;
      chunkLength = Math.min(CHUNK, limit - position);
      source.read(position, ByteBuffer.wrap(chunk, 0, chunkLength).slice());
    }
    return chunk[position - chunkStart];
  }

  private void compareTotal() throws AudioFormatException {
    if (samples == 0) {
      throw AudioFormatException.at(info.firstFrame(), "FLAC without any frame", CUT);
    }
    if (info.totalSamples() != 0 && info.totalSamples() != samples) {
      throw AudioFormatException.at(
          info.start() + 13,
          String.format(
              Locale.ROOT,
              "FLAC STREAMINFO claims %d samples but the frames hold %d",
              info.totalSamples(),
              samples),
          CUT);
    }
  }
}
