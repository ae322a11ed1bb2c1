package sqe.dsp.audio;

import java.nio.ByteBuffer;
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

  /** Walks the metadata blocks behind the FLAC marker, which is at byte {@code marker}. */
  static FlacStreamInfo parse(ByteBuffer file, int marker) throws AudioFormatException {
    int position = marker + MARKER;
    boolean last = false;
    while (!last) {
      int length = blockLength(file, position);
      int type = file.get(position) & 0x7F;
      last = file.get(position) < 0;
      boolean first = position == marker + MARKER;
      if (first && (type != 0 || length != LENGTH)) {
        throw AudioFormatException.at(position, "FLAC without a STREAMINFO block", CUT);
      }
      if (!first && (type == 0 || type == 127)) {
        throw AudioFormatException.at(position, "FLAC metadata of forbidden type " + type, CUT);
      }
      position += BLOCK_HEADER + length;
    }
    return read(file, marker + MARKER + BLOCK_HEADER, position);
  }

  private static int blockLength(ByteBuffer file, int position) throws AudioFormatException {
    int present = file.limit() - position - BLOCK_HEADER;
    if (present < 0) {
      throw AudioFormatException.at(position, "the file ends inside the FLAC metadata", CUT);
    }
    int length = file.getInt(position) & 0xFFFFFF;
    if (length > present) {
      throw AudioFormatException.at(
          position,
          "a FLAC metadata block claims " + length + " bytes but " + present + " are there",
          CUT);
    }
    return length;
  }

  private static FlacStreamInfo read(ByteBuffer file, int start, int firstFrame)
      throws AudioFormatException {
    // 20 bits of rate, 3 of channels - 1, 5 of bits - 1, 36 of samples.
    long packed = file.getLong(start + RATE);
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
    file.get(start + MD5, md5);
    int channels = (int) (packed >>> 41 & 7) + 1;
    return new FlacStreamInfo(rate, channels, bits, packed & 0xFFFFFFFFFL, md5, start, firstFrame);
  }

  /** Whether the encoder left a checksum of the samples. */
  boolean hasMd5() {
    return !Arrays.equals(md5, new byte[md5.length]);
  }
}
