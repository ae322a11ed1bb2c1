package sqe.dsp.audio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Four-character chunk names. */
final class ChunkName {

  private ChunkName() {}

  /** The four bytes at an offset as characters, one a byte. */
  static String of(ByteBuffer bytes, int offset) {
    byte[] name = new byte[4];
    bytes.get(offset, name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  /** Whether a name is one that RIFF allows: printable ASCII. */
  static boolean isValid(String name) {
    return name.chars().allMatch(c -> c >= ' ' && c <= '~');
  }
}
