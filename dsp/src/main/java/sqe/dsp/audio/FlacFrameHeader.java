package sqe.dsp.audio;

import java.nio.ByteBuffer;
import org.jflac.util.CRC8;
import org.jspecify.annotations.Nullable;

/**
 * The header of one FLAC frame (RFC 9639, section 9.1).
 *
 * @param length bytes of the header
 * @param fixed whether all frames have one block size, except a shorter last one
 * @param blockSize samples of each channel
 * @param sampleRate in Hz, 0 where the header refers to STREAMINFO
 * @param channels 1 to 8
 * @param bits of a sample, 0 where the header refers to STREAMINFO
 */
record FlacFrameHeader(
    int length, boolean fixed, int blockSize, int sampleRate, int channels, int bits) {

  private static final int FIXED_PART = 4;
  private static final int[] RATES = {
    0, 88200, 176400, 192000, 8000, 16000, 22050, 24000, 32000, 44100, 48000, 96000
  };
  private static final int[] BITS = {0, 8, 12, -1, 16, 20, 24, 32};

  /** The header at a position, or null where the bytes there are none, its checksum included. */
  static @Nullable FlacFrameHeader parse(ByteBuffer file, int position) {
    if (file.limit() - position < FIXED_PART + 2
        || (file.getShort(position) & 0xFFFE) != 0xFFF8
        || (file.get(position + 3) & 1) != 0) {
      return null;
    }
    int sizeCode = file.get(position + 2) >> 4 & 15;
    int rateCode = file.get(position + 2) & 15;
    int channelCode = file.get(position + 3) >> 4 & 15;
    int bits = BITS[file.get(position + 3) >> 1 & 7];
    int sizeAt = FIXED_PART + numberLength(file.get(position + FIXED_PART));
    int rateAt = sizeAt + (sizeCode == 6 || sizeCode == 7 ? sizeCode - 5 : 0);
    int crcAt = rateAt + (rateCode < 12 ? 0 : rateCode == 12 ? 1 : 2);
    if (sizeCode == 0
        || rateCode == 15
        || channelCode > 10
        || bits < 0
        || sizeAt == FIXED_PART
        || position + crcAt >= file.limit()) {
      return null;
    }
    byte[] header = new byte[crcAt];
    file.get(position, header);
    if (CRC8.calc(header, crcAt) != file.get(position + crcAt)) {
      return null;
    }
    return new FlacFrameHeader(
        crcAt + 1,
        (file.get(position + 1) & 1) == 0,
        blockSize(sizeCode, header, sizeAt),
        sampleRate(rateCode, header, rateAt),
        channelCode < 8 ? channelCode + 1 : 2,
        bits);
  }

  /** Bytes of the frame's number, coded as UTF-8 extended to seven bytes; 0 where it is not. */
  private static int numberLength(byte first) {
    int ones = Integer.numberOfLeadingZeros(~(first << 24));
    return ones == 0 ? 1 : ones == 1 || ones > 7 ? 0 : ones;
  }

  private static int blockSize(int code, byte[] header, int at) {
    return switch (code) {
      case 1 -> 192;
      case 2, 3, 4, 5 -> 576 << (code - 2);
      case 6 -> (header[at] & 0xFF) + 1;
      case 7 -> unsigned16(header, at) + 1;
      default -> 256 << (code - 8);
    };
  }

  private static int sampleRate(int code, byte[] header, int at) {
    return switch (code) {
      case 12 -> (header[at] & 0xFF) * 1000;
      case 13 -> unsigned16(header, at);
      case 14 -> unsigned16(header, at) * 10;
      default -> RATES[code];
    };
  }

  private static int unsigned16(byte[] header, int at) {
    return (header[at] & 0xFF) << 8 | (header[at + 1] & 0xFF);
  }
}
