package sqe.fuzz;

import java.util.Arrays;

/** Bytes of a fuzzer read as choices; at their end all choices are zero. */
final class Choices {

  private final byte[] bytes;
  private int position;

  Choices(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean more() {
    return position < bytes.length;
  }

  /** From 0 to 255. */
  int octet() {
    return more() ? Byte.toUnsignedInt(bytes[position++]) : 0;
  }

  /** One of these. */
  int oneOf(int... values) {
    return values[octet() % values.length];
  }

  String oneOf(String... values) {
    return values[octet() % values.length];
  }

  /** So many bytes, or what is left. */
  byte[] bytes(int count) {
    byte[] taken = Arrays.copyOfRange(bytes, position, Math.min(bytes.length, position + count));
    position += taken.length;
    return taken;
  }
}
