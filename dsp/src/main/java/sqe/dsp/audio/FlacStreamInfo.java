package sqe.dsp.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What a FLAC file says of itself (RFC 9639, section 8.2), and where its frames start.
 *
 * @param sampleRate in Hz
 * @param channels 1 to 8
 * @param bits of a sample, 4 to 24
 * @param totalSamples of each channel, 0 where the encoder did not know
 * @param md5 of the decoded samples, all zero where the encoder did not know
 * @param start byte of the content of the STREAMINFO block, which is 34 bytes long
 * @param firstFrame byte of the first frame
 */
record FlacStreamInfo(
    int sampleRate,
    int channels,
    int bits,
    long totalSamples,
    byte[] md5,
    int start,
    int firstFrame) {

  static final int LENGTH = 34;

  private static final int MARKER = 4;
  private static final int BLOCK_HEADER = 4;
  private static final int RATE = 10;
  private static final int MD5 = 18;
  private static final int DEEPEST = 24;
  private static final String CUT = "the file was cut or damaged: copy or write it again";

  /**
   * Walks the metadata blocks behind the FLAC marker.
   *
   * @param end of the audio
   * @param marker byte of the marker
   */
  static FlacStreamInfo parse(ByteSource source, int end, int marker) throws IOException {
    int position = marker + MARKER;
    boolean last = false;
    while (!last) {
      int length = blockLength(source, end, position);
      byte kind = source.bytes(position, 1, ByteOrder.BIG_ENDIAN).get(0);
      int type = kind & 0x7F;
      last = kind < 0;
      boolean first = position == marker + MARKER;
      if (first && (type != 0 || length != LENGTH)) {
        throw AudioFormatException.at(position, "FLAC without a STREAMINFO block", CUT);
      }
      if (!first && (type == 0 || type == 127)) {
        throw AudioFormatException.at(position, "FLAC metadata of forbidden type " + type, CUT);
      }
      position += BLOCK_HEADER + length;
    }
    return read(source, marker + MARKER + BLOCK_HEADER, position);
  }

  private static int blockLength(ByteSource source, int end, int position) throws IOException {
    int present = end - position - BLOCK_HEADER;
    if (present < 0) {
      throw AudioFormatException.at(position, "the file ends inside the FLAC metadata", CUT);
    }
    int length = source.bytes(position, 4, ByteOrder.BIG_ENDIAN).getInt(0) & 0xFFFFFF;
    if (length > present) {
      throw AudioFormatException.at(
          position,
          "a FLAC metadata block claims " + length + " bytes but " + present + " are there",
          CUT);
    }
    return length;
  }

  private static FlacStreamInfo read(ByteSource source, int start, int firstFrame)
      throws IOException {
    ByteBuffer block = source.bytes(start, LENGTH, ByteOrder.BIG_ENDIAN);
    // 20 bits of rate, 3 of channels - 1, 5 of bits - 1, 36 of samples.
    long packed = block.getLong(RATE);
    int rate = (int) (packed >>> 44);
    int bits = (int) (packed >>> 36 & 0x1F) + 1;
    SampleRates.require(rate, start + RATE);
    if (bits < 4 || bits > DEEPEST) {
      throw AudioFormatException.at(
          start + RATE + 2,
          bits + "-bit FLAC is not read",
          "convert it to WAVE, as with: ffmpeg -i file.flac -c:a pcm_s32le file.wav");
    }
    byte[] md5 = new byte[LENGTH - MD5];
    block.get(MD5, md5);
    int channels = (int) (packed >>> 41 & 7) + 1;
    return new FlacStreamInfo(rate, channels, bits, packed & 0xFFFFFFFFFL, md5, start, firstFrame);
  }

  /** Whether the encoder left a checksum of the samples. */
  boolean hasMd5() {
    return !Arrays.equals(md5, new byte[md5.length]);
  }
}
