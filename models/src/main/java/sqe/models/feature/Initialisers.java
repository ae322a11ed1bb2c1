package sqe.models.feature;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The constants of an ONNX file: single-precision tensors by name.
 *
 * <p>An ONNX file is a protocol buffer. Of its fields only these are looked at: field 7 of the
 * model is the graph, field 5 of the graph a tensor, fields 8 and 9 of a tensor its name and its
 * raw values, little-endian. Everything else is stepped over.
 */
final class Initialisers {

  private static final int GRAPH = 7;
  private static final int TENSOR = 5;
  private static final int NAME = 8;
  private static final int RAW = 9;

  private final Map<String, double[]> byName = new LinkedHashMap<>();

  /** Reads the constants of a file. */
  Initialisers(byte[] file) {
    ByteBuffer model = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    eachPart(
        model,
        (field, part) -> {
          if (field == GRAPH) {
            eachPart(part, this::ofGraph);
          }
        });
  }

  /**
   * The values of a tensor, in C order.
   *
   * @throws IllegalArgumentException when there is none of this name and length
   */
  double[] values(String name, int length) {
    double[] values = byName.get(name);
    if (values == null || values.length != length) {
      throw new IllegalArgumentException("the model has no tensor " + name + " of " + length);
    }
    return values;
  }

  private void ofGraph(int field, ByteBuffer part) {
    if (field != TENSOR) {
      return;
    }
    Tensor tensor = new Tensor();
    eachPart(part, tensor::take);
    byName.put(tensor.name, tensor.values);
  }

  private static final class Tensor {

    private String name = "";
    private double[] values = {};

    private void take(int field, ByteBuffer part) {
      if (field == NAME) {
        name = StandardCharsets.UTF_8.decode(part).toString();
      } else if (field == RAW) {
        values = new double[part.remaining() / Float.BYTES];
        for (int i = 0; i < values.length; i++) {
          values[i] = part.getFloat();
        }
      }
    }
  }

  /** What is done with a field that has a length: a text, bytes, or a message. */
  private interface Part {
    void take(int field, ByteBuffer part);
  }

  private static void eachPart(ByteBuffer message, Part part) {
    while (message.hasRemaining()) {
      int key = (int) varint(message);
      switch (key & 7) {
        case 0 -> varint(message);
        case 1 -> message.position(message.position() + Long.BYTES);
        case 2 -> {
          int length = (int) varint(message);
          ByteBuffer field = message.slice().limit(length).order(ByteOrder.LITTLE_ENDIAN);
          part.take(key >>> 3, field);
          message.position(message.position() + length);
        }
        case 5 -> message.position(message.position() + Integer.BYTES);
        default -> throw new IllegalArgumentException("no ONNX file");
      }
    }
  }

  private static long varint(ByteBuffer message) {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = message.get();
      value |= (long) (next & 0x7F) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }
}
