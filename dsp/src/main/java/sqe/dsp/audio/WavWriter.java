package sqe.dsp.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes WAVE files: the inverse of {@link AudioReader}. An existing file is replaced. Bytes depend
 * on nothing but the samples and the rate.
 */
public final class WavWriter {

  private static final int BUFFER = 1 << 16;
  private static final int PCM_HEADER = 44;
  private static final int FLOAT_HEADER = 58;
  private static final double FULL_SCALE = 32768;

  private WavWriter() {}

  /**
   * Writes 16-bit PCM. A sample x becomes 32768·x rounded to the nearest integer, halves away from
   * zero, and clipped to -32768 … 32767.
   *
   * @param file created or replaced
   * @param channels {@code [channel][sample]}, equally long
   * @param sampleRate in Hz
   * @throws IllegalArgumentException for NaN, for no channel or too many, for channels of unequal
   *     length and for a rate the header cannot hold
   * @throws IOException where the file cannot be written or would exceed 4 GiB
   */
  public static void writePcm16(Path file, double[][] channels, int sampleRate) throws IOException {
    long dataSize = dataSize(channels, sampleRate, Short.BYTES);
    ByteBuffer header = ByteBuffer.allocate(PCM_HEADER).order(ByteOrder.LITTLE_ENDIAN);
    putStart(header, dataSize, 16);
    putFormat(header, 1, channels.length, sampleRate, Short.BYTES);
    putName(header, "data").putInt((int) dataSize);
    write(file, header, channels, Short.BYTES, (buffer, x) -> buffer.putShort(toPcm16(x)));
  }

  /**
   * Writes 32-bit float, each sample rounded to the nearest float, with a fact chunk.
   *
   * @param file created or replaced
   * @param channels {@code [channel][sample]}, equally long
   * @param sampleRate in Hz
   * @throws IllegalArgumentException for no channel or too many, for channels of unequal length and
   *     for a rate the header cannot hold
   * @throws IOException where the file cannot be written or would exceed 4 GiB
   */
  public static void writeFloat32(Path file, double[][] channels, int sampleRate)
      throws IOException {
    long dataSize = dataSize(channels, sampleRate, Float.BYTES);
    ByteBuffer header = ByteBuffer.allocate(FLOAT_HEADER).order(ByteOrder.LITTLE_ENDIAN);
    putStart(header, dataSize, 18);
    putFormat(header, 3, channels.length, sampleRate, Float.BYTES);
    header.putShort((short) 0);
    putName(header, "fact").putInt(4).putInt(channels[0].length);
    putName(header, "data").putInt((int) dataSize);
    write(file, header, channels, Float.BYTES, (buffer, x) -> buffer.putFloat((float) x));
  }

  private static short toPcm16(double x) {
    if (Double.isNaN(x)) {
      throw new IllegalArgumentException("NaN has no 16-bit value");
    }
    double magnitude = Math.min(Math.abs(x) * FULL_SCALE, FULL_SCALE);
    int whole = (int) magnitude;
    int rounded = magnitude - whole >= 0.5 ? whole + 1 : whole;
    return (short) (x < 0 ? -rounded : Math.min(rounded, Short.MAX_VALUE));
  }

  private static long dataSize(double[][] channels, int sampleRate, int bytes) throws IOException {
    if (sampleRate <= 0) {
      throw new IllegalArgumentException("sample rate must be positive: " + sampleRate);
    }
    if (channels.length == 0 || channels.length * bytes > 0xFFFF) {
      throw new IllegalArgumentException("cannot write " + channels.length + " channels");
    }
    for (double[] channel : channels) {
      if (channel.length != channels[0].length) {
        throw new IllegalArgumentException("channels differ in length");
      }
    }
    if ((long) sampleRate * channels.length * bytes > 0xFFFFFFFFL) {
      throw new IllegalArgumentException(
          "cannot write " + channels.length + " channels at " + sampleRate + " Hz");
    }
    long size = (long) channels.length * channels[0].length * bytes;
    if (size > 0xFFFFFFFFL - FLOAT_HEADER) {
      throw new IOException("a WAVE file holds less than 4 GiB, this one needs " + size + " bytes");
    }
    return size;
  }

  private static void putStart(ByteBuffer header, long dataSize, int formatSize) {
    putName(header, "RIFF").putInt((int) (header.capacity() - 8 + dataSize));
    putName(header, "WAVE");
    putName(header, "fmt ").putInt(formatSize);
  }

  private static void putFormat(ByteBuffer header, int tag, int channels, int rate, int bytes) {
    header.putShort((short) tag).putShort((short) channels).putInt(rate);
    header.putInt(rate * channels * bytes).putShort((short) (channels * bytes));
    header.putShort((short) (8 * bytes));
  }

  private static ByteBuffer putName(ByteBuffer header, String name) {
    return header.put(name.getBytes(StandardCharsets.US_ASCII));
  }

  private static void write(
      Path file, ByteBuffer header, double[][] channels, int bytes, SampleEncoder encoder)
      throws IOException {
    try (FileChannel output =
        FileChannel.open(
            file,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      drain(header, output);
      ByteBuffer buffer =
          ByteBuffer.allocate(Math.max(BUFFER, channels.length * bytes))
              .order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < channels[0].length; i++) {
        if (buffer.remaining() < channels.length * bytes) {
          drain(buffer, output);
        }
        for (double[] channel : channels) {
          encoder.put(buffer, channel[i]);
        }
      }
      drain(buffer, output);
    }
  }

  private static void drain(ByteBuffer buffer, FileChannel output) throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      output.write(buffer);
    }
    buffer.clear();
  }

  private interface SampleEncoder {
    void put(ByteBuffer buffer, double sample);
  }
}
