package sqe.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * FLAC files out of choices: headers that fit their frames or do not, and frames of any bytes whose
 * checksums are right, so that what is in them reaches the decoder.
 */
final class FlacGrammar {

  private static final int MOST_FRAMES = 8;
  private static final int CRC8 = 0x07;
  private static final int CRC16 = 0x8005;

  private FlacGrammar() {}

  static byte[] of(byte[] choices) {
    Choices choose = new Choices(choices);
    var file = new ByteArrayOutputStream();
    file.writeBytes("fLaC".getBytes(StandardCharsets.US_ASCII));
    file.writeBytes(streamInfo(choose));
    for (int frame = 0; frame < MOST_FRAMES && choose.more(); frame++) {
      file.writeBytes(frame(choose, frame));
    }
    return file.toByteArray();
  }

  private static byte[] streamInfo(Choices choose) {
    ByteBuffer info = ByteBuffer.allocate(38);
    info.put((byte) choose.oneOf(0x80, 0x80, 0x80, 0)).put((byte) 0).putShort((short) 34);
    int block = choose.oneOf(16, 192, 4096, 65535, 0);
    info.putShort((short) block).putShort((short) choose.oneOf(block, 16, 65535));
    info.put(new byte[6]);
    long rate = choose.oneOf(16000, 8000, 44100, 0, 655350);
    long channels = choose.octet() % 8;
    long bits = choose.oneOf(16, 8, 24, 4, 32, 1) - 1L;
    long total = choose.octet() % 3 == 1 ? choose.octet() * (long) choose.oneOf(1, 1 << 20) : 0;
    info.putLong(rate << 44 | channels << 41 | bits << 36 | total);
    return info.array();
  }

  private static byte[] frame(Choices choose, int number) {
    var frame = new ByteArrayOutputStream();
    frame.write(0xFF);
    frame.write(choose.oneOf(0xF8, 0xF8, 0xF9));
    int size = choose.oneOf(6, 7, 1, 12, 15);
    frame.write(size << 4 | choose.oneOf(0, 5, 4, 9, 12));
    frame.write(choose.oneOf(0, 1, 8, 9, 10) << 4 | choose.oneOf(0, 8, 2, 12, 4));
    frame.write(choose.octet() % 5 == 1 ? choose.octet() : number);
    if (size == 6 || size == 7) {
      frame.writeBytes(choose.bytes(size - 5));
    }
    frame.write(crc(frame.toByteArray(), CRC8, 8));
    frame.writeBytes(choose.bytes(choose.octet()));
    int check = crc(frame.toByteArray(), CRC16, 16);
    frame.write(check >> 8);
    frame.write(check & 0xFF);
    return frame.toByteArray();
  }

  private static int crc(byte[] bytes, int polynomial, int bits) {
    int register = 0;
    for (byte each : bytes) {
      register ^= Byte.toUnsignedInt(each) << (bits - 8);
      for (int bit = 0; bit < 8; bit++) {
        boolean carry = (register & 1 << (bits - 1)) != 0;
        register = (register << 1 ^ (carry ? polynomial : 0)) & (1 << bits) - 1;
      }
    }
    return register;
  }
}
