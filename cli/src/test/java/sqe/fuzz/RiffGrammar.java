package sqe.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * WAV files out of choices: chunks of known and unknown names in any order and number, whose sizes
 * are right, lie, are zero or all ones, around formats that are possible or not.
 */
final class RiffGrammar {

  private static final int LARGEST = 1 << 14;
  private static final int WHOLE_CHUNKS = 6;

  private RiffGrammar() {}

  static byte[] of(byte[] choices) {
    Choices choose = new Choices(choices);
    ByteBuffer file = ByteBuffer.allocate(LARGEST);
    String container = choose.oneOf("RIFF", "RIFF", "RF64", "BW64", "RIFX");
    file.order(container.equals("RIFX") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    name(file, container);
    int sizeAt = file.position();
    file.putInt(0);
    name(file, choose.oneOf("WAVE", "WAVE", "WAVE", "AVI "));
    for (int chunk = 0; chunk < WHOLE_CHUNKS && choose.more(); chunk++) {
      chunk(file, choose);
    }
    file.putInt(sizeAt, size(choose, file.position() - 8));
    byte[] written = new byte[file.position()];
    file.flip().get(written);
    return written;
  }

  private static void chunk(ByteBuffer file, Choices choose) {
    String name =
        choose.oneOf("fmt ", "data", "fmt ", "data", "LIST", "fact", "ds64", "JUNK", "id3 ");
    name(file, name);
    int sizeAt = file.position();
    file.putInt(0);
    switch (name) {
      case "fmt " -> format(file, choose);
      case "ds64" -> longSizes(file, choose);
      default -> file.put(choose.bytes(choose.octet() * choose.oneOf(1, 2, 4)));
    }
    int length = file.position() - sizeAt - 4;
    file.putInt(sizeAt, size(choose, length));
    if (length % 2 != 0 && choose.octet() % 8 != 1) {
      file.put((byte) 0);
    }
  }

  private static void format(ByteBuffer file, Choices choose) {
    int bits = choose.oneOf(16, 8, 24, 32, 64, 4, 12, 20, 0, 1, 255);
    int channels = choose.oneOf(1, 2, 3, 0, 255, 65535);
    int rate = choose.oneOf(8000, 16000, 44100, 48000, 1, 0, -1, 768000);
    int tag = choose.oneOf(1, 3, 6, 7, 2, 17, 0xFFFE, 0x55, 0);
    int block = choose.octet() % 4 == 1 ? choose.octet() : channels * ((bits + 7) / 8);
    file.putShort((short) tag).putShort((short) channels).putInt(rate);
    file.putInt(choose.octet() % 4 == 1 ? choose.octet() : rate * block);
    file.putShort((short) block).putShort((short) bits);
    if (tag == 0xFFFE) {
      file.putShort((short) choose.oneOf(22, 0, 21, 24))
          .putShort((short) choose.oneOf(bits, 20, 0));
      file.putInt(choose.oneOf(0, 3, -1)).putShort((short) choose.oneOf(1, 3, 0, 7));
      file.put(
          new byte[] {0, 0, 0, 0, 16, 0, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B});
      file.put((byte) choose.oneOf(0x71, 0));
    }
  }

  private static void longSizes(ByteBuffer file, Choices choose) {
    for (int field = 0; field < 3; field++) {
      file.putLong(
          choose.octet() % 3 == 1 ? -1L : choose.octet() * (long) choose.oneOf(1, 1 << 24));
    }
    file.putInt(choose.oneOf(0, 1, -1));
  }

  private static int size(Choices choose, int right) {
    return switch (choose.octet() % 12) {
      case 1 -> -1;
      case 2 -> 0;
      case 3 -> right + 1 + choose.octet();
      case 4 -> Math.max(0, right - choose.octet());
      default -> right;
    };
  }

  private static void name(ByteBuffer file, String name) {
    file.put(name.getBytes(StandardCharsets.US_ASCII));
  }
}
