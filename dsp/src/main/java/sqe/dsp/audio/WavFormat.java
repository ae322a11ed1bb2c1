package sqe.dsp.audio;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;

/**
 * The {@code fmt} chunk of a WAVE file: how samples are stored.
 *
 * <p>Layout (Microsoft/IBM RIFF specification, 1991, and WAVEFORMATEXTENSIBLE): tag, channels,
 * rate, bytes a second, bytes a block, bits, each at the offset named below. With tag 0xFFFE there
 * follow the valid bits, a speaker mask and a sub-format GUID whose first two bytes are the tag
 * proper. The byte rate is redundant: if it is wrong, that is a warning. Every other contradiction
 * is an error, for what the samples are would be a guess.
 *
 * @param encoding how one sample is stored
 * @param channels at least 1
 * @param sampleRate in Hz
 * @param blockAlign bytes of one sample of all channels
 */
record WavFormat(SampleEncoding encoding, int channels, int sampleRate, int blockAlign) {

  static final int SHORTEST_CHUNK = 16;
  static final int EXTENSIBLE_CHUNK = 40;

  private static final int CHANNELS = 2;
  private static final int RATE = 4;
  private static final int BYTE_RATE = 8;
  private static final int BLOCK_ALIGN = 12;
  private static final int BITS = 14;
  private static final int EXTENSION_SIZE = 16;
  private static final int EXTENSION = 18;
  private static final int VALID_BITS = 18;
  private static final int SUB_FORMAT = 24;
  private static final int TAG_EXTENSIBLE = 0xFFFE;
  private static final String GUID_TAIL = "00000010800000AA00389B71";
  private static final String CONVERT = "convert it to 16-bit PCM or 32-bit float WAVE";
  private static final String DAMAGED = "the header is damaged: write the file again";

  /**
   * Reads a chunk.
   *
   * @param chunk its first {@link #EXTENSIBLE_CHUNK} bytes, or all if they are fewer
   * @param size bytes of all its content
   * @param position byte of the file at which the content starts
   */
  static WavFormat parse(ByteBuffer chunk, long size, long position, List<String> warnings)
      throws AudioFormatException {
    checkExtension(chunk, size, position);
    int tag = unsigned16(chunk, 0);
    int channels = unsigned16(chunk, CHANNELS);
    long rate = unsigned32(chunk, RATE);
    int blockAlign = unsigned16(chunk, BLOCK_ALIGN);
    int bits = unsigned16(chunk, BITS);
    long tagPosition = position;
    if (tag == TAG_EXTENSIBLE) {
      tag = subFormat(chunk, position);
      tagPosition = position + SUB_FORMAT;
      checkValidBits(chunk, bits, position, warnings);
    }
    if (channels == 0) {
      throw AudioFormatException.at(position + CHANNELS, "0 channels", DAMAGED);
    }
    SampleRates.require(rate, position + RATE);
    SampleEncoding encoding = encoding(tag, bits, tagPosition, position + BITS);
    if (blockAlign != channels * encoding.bytes()) {
      throw AudioFormatException.at(
          position + BLOCK_ALIGN,
          "block size " + blockAlign + " contradicts " + channels + " x " + bits + " bits",
          DAMAGED);
    }
    long byteRate = unsigned32(chunk, BYTE_RATE);
    if (byteRate != rate * blockAlign) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "at byte %d: byte rate %d should be %d; ignored",
              position + BYTE_RATE,
              byteRate,
              rate * blockAlign));
    }
    return new WavFormat(encoding, channels, (int) rate, blockAlign);
  }

  /** What the codec adds to the format has a size of its own, which must fit in the chunk. */
  private static void checkExtension(ByteBuffer chunk, long size, long position)
      throws AudioFormatException {
    if (size < EXTENSION) {
      return;
    }
    int extension = unsigned16(chunk, EXTENSION_SIZE);
    if (extension > size - EXTENSION) {
      throw AudioFormatException.at(
          position + EXTENSION_SIZE,
          "the fmt chunk claims an extension of "
              + extension
              + " bytes but has "
              + (size - EXTENSION)
              + " left for it",
          DAMAGED);
    }
  }

  private static SampleEncoding encoding(int tag, int bits, long tagPosition, long bitsPosition)
      throws AudioFormatException {
    return switch (tag) {
      case 1 ->
          switch (bits) {
            case 8 -> SampleEncoding.PCM_8;
            case 16 -> SampleEncoding.PCM_16;
            case 24 -> SampleEncoding.PCM_24;
            case 32 -> SampleEncoding.PCM_32;
            default -> throw unsupportedBits("PCM", bits, bitsPosition);
          };
      case 3 ->
          switch (bits) {
            case 32 -> SampleEncoding.FLOAT_32;
            case 64 -> SampleEncoding.FLOAT_64;
            default -> throw unsupportedBits("floating-point", bits, bitsPosition);
          };
      case 6, 7 -> {
        if (bits != 8) {
          throw unsupportedBits(WavCodecs.name(tag), bits, bitsPosition);
        }
        yield tag == 6 ? SampleEncoding.A_LAW : SampleEncoding.MU_LAW;
      }
      default ->
          throw AudioFormatException.at(
              tagPosition, "WAVE with codec " + WavCodecs.name(tag) + " is not decoded", CONVERT);
    };
  }

  private static AudioFormatException unsupportedBits(String kind, int bits, long position) {
    return AudioFormatException.at(
        position, kind + " samples of " + bits + " bits are not supported", CONVERT);
  }

  private static int subFormat(ByteBuffer chunk, long position) throws AudioFormatException {
    if (chunk.limit() < EXTENSIBLE_CHUNK) {
      throw AudioFormatException.at(
          position, "an extensible fmt chunk has 40 bytes, this one has " + chunk.limit(), DAMAGED);
    }
    long data1 = unsigned32(chunk, SUB_FORMAT);
    StringBuilder tail = new StringBuilder();
    tail.append(String.format(Locale.ROOT, "%04X", unsigned16(chunk, SUB_FORMAT + 4)));
    tail.append(String.format(Locale.ROOT, "%04X", unsigned16(chunk, SUB_FORMAT + 6)));
    for (int i = SUB_FORMAT + 8; i < EXTENSIBLE_CHUNK; i++) {
      tail.append(String.format(Locale.ROOT, "%02X", chunk.get(i)));
    }
    if (data1 > 0xFFFF || !tail.toString().equals(GUID_TAIL)) {
      throw AudioFormatException.at(
          position + SUB_FORMAT,
          String.format(Locale.ROOT, "unknown sub-format %08X-%s", data1, tail),
          CONVERT);
    }
    return (int) data1;
  }

  /** Fewer valid bits than the container has sit at its top, so decoding is the same. */
  private static void checkValidBits(
      ByteBuffer chunk, int bits, long position, List<String> warnings)
      throws AudioFormatException {
    int valid = unsigned16(chunk, VALID_BITS);
    if (valid > bits) {
      throw AudioFormatException.at(
          position + VALID_BITS, valid + " valid bits do not fit in " + bits, DAMAGED);
    }
    if (valid == 0) {
      warnings.add(
          String.format(
              Locale.ROOT, "at byte %d: 0 valid bits, taken as %d", position + VALID_BITS, bits));
    }
  }

  private static int unsigned16(ByteBuffer chunk, int offset) {
    return Short.toUnsignedInt(chunk.getShort(offset));
  }

  private static long unsigned32(ByteBuffer chunk, int offset) {
    return Integer.toUnsignedLong(chunk.getInt(offset));
  }
}
