package sqe.models;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The smallest models there are, written as the protocol buffers that ONNX files are: from {@code
 * samples} [N] to {@code score}, the mean magnitude of the samples times a constant.
 */
public final class TinyModel {

  private static final int FLOAT = 1;

  private TinyModel() {}

  /** {@code score = mean |samples|}. */
  public static byte[] meanMagnitude() {
    return scaled(1);
  }

  /** {@code score = factor · mean |samples|}, of shape [1]. */
  public static byte[] scaled(float factor) {
    Message graph =
        new Message()
            .message(1, node("Abs", "magnitude", "samples"))
            .message(1, node("ReduceMean", "mean", "magnitude"))
            .message(1, node("Mul", "score", "mean", "factor"))
            .text(2, "tiny")
            .message(5, constant("factor", factor))
            .message(11, value("samples", true))
            .message(12, value("score", false));
    Message opset = new Message().text(1, "").number(2, 13);
    return new Message().number(1, 8).message(7, graph).message(8, opset).bytes();
  }

  private static Message node(String operator, String output, String... inputs) {
    Message node = new Message();
    for (String input : inputs) {
      node.text(1, input);
    }
    return node.text(2, output).text(4, operator);
  }

  private static Message constant(String name, float value) {
    int bits = Float.floatToIntBits(value);
    byte[] raw = {(byte) bits, (byte) (bits >> 8), (byte) (bits >> 16), (byte) (bits >> 24)};
    return new Message().number(1, 1).number(2, FLOAT).text(8, name).raw(9, raw);
  }

  private static Message value(String name, boolean anyLength) {
    Message axis = anyLength ? new Message().text(2, "N") : new Message().number(1, 1);
    Message tensor = new Message().number(1, FLOAT).message(2, new Message().message(1, axis));
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }

  /** A message of the wire format: fields one after another. */
  private static final class Message {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message number(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    Message text(int field, String value) {
      return raw(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message value) {
      return raw(field, value.bytes());
    }

    Message raw(int field, byte[] value) {
      varint((long) field << 3 | 2);
      varint(value.length);
      out.writeBytes(value);
      return this;
    }

    private void varint(long value) {
      long rest = value;
      while (rest >= 0x80) {
        out.write((int) ((rest & 0x7F) | 0x80));
        rest >>>= 7;
      }
      out.write((int) rest);
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }
}
