package sqe.scoring.array;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The element types of {@code .npy} files that can be read; each knows its code and its bytes. */
enum ElementType {
  BOOL("b1"),
  INT8("i1"),
  INT16("i2"),
  INT32("i4"),
  INT64("i8"),
  UINT8("u1"),
  UINT16("u2"),
  UINT32("u4"),
  UINT64("u8"),
  FLOAT16("f2"),
  FLOAT32("f4"),
  FLOAT64("f8");

  /** Integers up to here, on both sides of zero, are exact in double precision. */
  private static final long LARGEST_EXACT = 1L << 53;

  private final String code;

  ElementType(String code) {
    this.code = code;
  }

  /** The type with this code: a kind and a number of bytes. */
  static Optional<ElementType> of(String code) {
    return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
  }

  /** The name NumPy gives it: {@code float64}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All names, as a message lists them. */
  static String labels() {
    return Arrays.stream(values()).map(ElementType::label).collect(Collectors.joining(", "));
  }

  /** Bytes an element takes. */
  int bytes() {
    return code.charAt(1) - '0';
  }

  /**
   * The next element of a buffer, in the buffer's byte order.
   *
   * @throws ArithmeticException when it cannot be held exactly
   */
  double next(ByteBuffer buffer) {
    return switch (this) {
      case BOOL -> buffer.get() == 0 ? 0 : 1;
      case INT8 -> buffer.get();
      case INT16 -> buffer.getShort();
      case INT32 -> buffer.getInt();
      case INT64 -> exact(buffer.getLong());
      case UINT8 -> Byte.toUnsignedInt(buffer.get());
      case UINT16 -> Short.toUnsignedInt(buffer.getShort());
      case UINT32 -> Integer.toUnsignedLong(buffer.getInt());
      case UINT64 -> exactUnsigned(buffer.getLong());
      case FLOAT16 -> half(buffer.getShort());
      case FLOAT32 -> buffer.getFloat();
      case FLOAT64 -> buffer.getDouble();
    };
  }

  private static double exact(long value) {
    if (value > LARGEST_EXACT || value < -LARGEST_EXACT) {
      throw new ArithmeticException(value + " is beyond 2^53 and not exact in double precision");
    }
    return value;
  }

  private static double exactUnsigned(long value) {
    if (value < 0) {
      throw new ArithmeticException(
          Long.toUnsignedString(value) + " is beyond 2^53 and not exact in double precision");
    }
    return exact(value);
  }

  /** IEEE 754 binary16: 1 sign, 5 exponent and 10 fraction bits. */
  private static double half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    double magnitude =
        switch (exponent) {
          case 0 -> Math.scalb((double) fraction, -24);
          case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> Math.scalb((double) (fraction | 0x400), exponent - 25);
        };
    return bits < 0 ? -magnitude : magnitude;
  }
}
