package sqe.serve;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sqe.metrics.loss.Tensor;

/**
 * An array in a request: little-endian numbers in C order. They are made doubles when somebody
 * asks.
 *
 * @param data the numbers, not changed
 * @param type of each
 * @param shape may be empty, for one number
 */
record ArrayValue(byte[] data, Type type, List<Integer> shape) {

  private static final double FULL_SCALE = 32768;

  /** Kinds of numbers. */
  enum Type {
    FLOAT32("float32", Float.BYTES),
    FLOAT64("float64", Double.BYTES),
    INT16("int16", Short.BYTES);

    private final String label;
    private final int bytes;

    Type(String label, int bytes) {
      this.label = label;
      this.bytes = bytes;
    }

    String label() {
      return label;
    }
  }

  /**
   * The array of an object with {@code data}, {@code dtype} and {@code shape}.
   *
   * @throws RequestException when they do not agree
   */
  static ArrayValue of(Params array) throws RequestException {
    if (!(array.required("data") instanceof byte[] data)) {
      throw array.wrong("data", "a text, base64");
    }
    array.required("dtype");
    Type type = array.choice("dtype", Type.values(), Type::label, Type.FLOAT64);
    List<Integer> shape = array.has("shape") ? shape(array) : List.of(data.length / type.bytes);
    long needed = type.bytes;
    for (int size : shape) {
      needed = Math.min(needed * size, Integer.MAX_VALUE * 8L);
    }
    if (needed != data.length) {
      throw RequestException.params(
          "%sdata has %s bytes, %s of the shape %s needs %s"
              .formatted(array.path(), data.length, type.label, shape, needed));
    }
    return new ArrayValue(data, type, shape);
  }

  private static List<Integer> shape(Params array) throws RequestException {
    List<Integer> shape = new ArrayList<>();
    for (Object size : array.list("shape")) {
      if (!(size instanceof Integer whole) || whole < 0) {
        throw array.wrong("shape", "a list of sizes");
      }
      shape.add(whole);
    }
    return List.copyOf(shape);
  }

  /** The numbers as they are. */
  Tensor tensor() {
    return new Tensor(shape, numbers(0, data.length / type.bytes, 1));
  }

  /** The numbers as samples, {@code [channel][sample]}; integers are scaled to [-1, 1). */
  double[][] samples(int channels) {
    int length = data.length / type.bytes / channels;
    double[][] samples = new double[channels][];
    for (int c = 0; c < channels; c++) {
      samples[c] = numbers(c * length, length, type == Type.INT16 ? FULL_SCALE : 1);
    }
    return samples;
  }

  private double[] numbers(int from, int length, double fullScale) {
    ByteBuffer bytes =
        ByteBuffer.wrap(data, from * type.bytes, length * type.bytes)
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN);
    double[] numbers = new double[length];
    switch (type) {
      case FLOAT64 -> bytes.asDoubleBuffer().get(numbers);
      case FLOAT32 -> {
        for (int i = 0; i < length; i++) {
          numbers[i] = bytes.getFloat(i * Float.BYTES);
        }
      }
      case INT16 -> {
        for (int i = 0; i < length; i++) {
          numbers[i] = bytes.getShort(i * Short.BYTES) / fullScale;
        }
      }
    }
    return numbers;
  }

  /** Numbers as they stand in a reply. */
  static Map<String, Object> written(Tensor tensor) {
    ByteBuffer bytes =
        ByteBuffer.allocate(tensor.size() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(tensor.values());
    Map<String, Object> array = new LinkedHashMap<>();
    array.put("data", Base64.getEncoder().encodeToString(bytes.array()));
    array.put("dtype", Type.FLOAT64.label);
    array.put("shape", tensor.shape());
    return array;
  }
}
