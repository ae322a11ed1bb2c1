package sqe.dsp.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Turns interleaved samples of one encoding into {@code double}s, block by block. Integers of b
 * bits are divided by 2^(b-1), which is exact; 8-bit samples are unsigned with offset 128.
 */
final class SampleDecoder {

  private static final double[] A_LAW = G711.aLaw();
  private static final double[] MU_LAW = G711.muLaw();
  private static final double SCALE_8 = 0x1p-7;
  private static final double SCALE_16 = 0x1p-15;
  private static final double SCALE_32 = 0x1p-31;

  private SampleDecoder() {}

  /**
   * Decodes all whole samples of the buffer into {@code values[0]} and on. The buffer's byte order
   * counts.
   */
  static void decode(SampleEncoding encoding, ByteBuffer from, double[] values) {
    switch (encoding) {
      case PCM_8 -> decode8(from, values);
      case PCM_16 -> decode16(from, values);
      case PCM_24 -> decode24(from, values);
      case PCM_32 -> decode32(from, values);
      case FLOAT_32 -> decodeFloat(from, values);
      case FLOAT_64 -> from.asDoubleBuffer().get(values, 0, from.remaining() / Double.BYTES);
      case A_LAW -> lookUp(from, values, A_LAW);
      case MU_LAW -> lookUp(from, values, MU_LAW);
    }
  }

  private static void decode8(ByteBuffer from, double[] values) {
    int count = from.remaining();
    for (int i = 0; i < count; i++) {
      values[i] = ((from.get(i) & 0xFF) - 128) * SCALE_8;
    }
  }

  private static void decode16(ByteBuffer from, double[] values) {
    short[] shorts = new short[from.remaining() / Short.BYTES];
    from.asShortBuffer().get(shorts);
    for (int i = 0; i < shorts.length; i++) {
      values[i] = shorts[i] * SCALE_16;
    }
  }

  /** Three bytes are read as the upper three of an int, so that the sign comes by itself. */
  private static void decode24(ByteBuffer from, double[] values) {
    boolean bigEndian = from.order() == ByteOrder.BIG_ENDIAN;
    int high = bigEndian ? 0 : 2;
    int low = 2 - high;
    int count = from.remaining() / 3;
    for (int i = 0; i < count; i++) {
      int at = 3 * i;
      int upper =
          from.get(at + high) << 24
              | (from.get(at + 1) & 0xFF) << 16
              | (from.get(at + low) & 0xFF) << 8;
      values[i] = upper * SCALE_32;
    }
  }

  private static void decode32(ByteBuffer from, double[] values) {
    int[] ints = new int[from.remaining() / Integer.BYTES];
    from.asIntBuffer().get(ints);
    for (int i = 0; i < ints.length; i++) {
      values[i] = ints[i] * SCALE_32;
    }
  }

  private static void decodeFloat(ByteBuffer from, double[] values) {
    float[] floats = new float[from.remaining() / Float.BYTES];
    from.asFloatBuffer().get(floats);
    for (int i = 0; i < floats.length; i++) {
      values[i] = floats[i];
    }
  }

  private static void lookUp(ByteBuffer from, double[] values, double[] table) {
    int count = from.remaining();
    for (int i = 0; i < count; i++) {
      values[i] = table[from.get(i) & 0xFF];
    }
  }
}
