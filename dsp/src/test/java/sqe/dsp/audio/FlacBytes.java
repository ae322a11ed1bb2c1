package sqe.dsp.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jflac.util.CRC16;
import org.jflac.util.CRC8;

/** Builds FLAC files byte by byte, with the right checksums around whatever content. */
final class FlacBytes {

  /** Subframe header: one value for all samples. */
  static final byte CONSTANT = 0;

  /** Subframe header: the samples as they are. */
  static final byte VERBATIM = 2;

  /** Subframe header: each sample is predicted to be the one before. */
  static final byte FIXED_1 = 9 << 1;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int frames;

  /** A mono file without MD5. */
  static FlacBytes mono(int rate, int bits, long samples) {
    FlacBytes file = new FlacBytes();
    ByteBuffer info = ByteBuffer.allocate(42);
    info.put(new byte[] {'f', 'L', 'a', 'C', (byte) 0x80, 0, 0, 34});
    info.putShort((short) 16).putShort((short) 65535).position(18);
    info.putLong((long) rate << 44 | (bits - 1L) << 36 | samples);
    file.bytes.writeBytes(info.array());
    return file;
  }

  /** A frame of up to 256 samples that has the depth of the file. */
  FlacBytes frame(int samples, byte... subframe) {
    ByteBuffer frame = ByteBuffer.allocate(7 + subframe.length + 2);
    frame.putShort((short) 0xFFF8).put((byte) 0x60).put((byte) 0).put((byte) frames++);
    frame.put((byte) (samples - 1)).put(CRC8.calc(frame.array(), 6)).put(subframe);
    short crc = 0;
    for (int i = 0; i < frame.position(); i++) {
      crc = CRC16.update(frame.get(i), crc);
    }
    bytes.writeBytes(frame.putShort(crc).array());
    return this;
  }

  byte[] done() {
    return bytes.toByteArray();
  }
}
