package sqe.serve;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sqe.metrics.loss.Tensor;

/**
 * An array of a request: little-endian numbers in C order, in the request or in a file. They are
 * read and made doubles when somebody asks.
 *
 * @param data where the numbers are
 * @param type of each
 * @param shape may be empty, for one number
 */
record ArrayValue(Data data, Type type, List<Integer> shape) {

  /** The names of what an array is made of, beside the rate of samples. */
  static final List<String> KEYS = List.of("data", "file", "offset", "dtype", "shape");

  /** Where numbers are. */
  private interface Data {
    ByteBuffer bytes() throws IOException;
  }

  private static final double FULL_SCALE = 32768;

  /** More than an array of Java holds. */
  private static final long MOST_BYTES = 1L << 40;

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
   * The array of an object with {@code data} or {@code file}, {@code dtype} and {@code shape}.
   *
   * @throws RequestException when they do not agree
   */
  static ArrayValue of(Params array) throws RequestException {
    if (array.has("data") == array.has("file")) {
      throw RequestException.params(
          "%s has data or file, one of them".formatted(array.path().replaceFirst("\\.$", "")));
    }
    array.required("dtype");
    Type type = array.choice("dtype", Type.values(), Type::label, Type.FLOAT64);
    return array.has("data") ? inRequest(array, type) : inFile(array, type);
  }

  private static ArrayValue inRequest(Params array, Type type) throws RequestException {
    if (!(array.value("data") instanceof byte[] data)) {
      throw array.wrong("data", "a text, base64");
    }
    List<Integer> shape = array.has("shape") ? shape(array) : List.of(data.length / type.bytes);
    long needed = bytes(shape, type);
    if (needed != data.length) {
      throw RequestException.params(
          "%sdata has %s bytes, %s of the shape %s needs %s"
              .formatted(array.path(), data.length, type.label, shape, needed));
    }
    return new ArrayValue(() -> ByteBuffer.wrap(data), type, shape);
  }

  private static ArrayValue inFile(Params array, Type type) throws RequestException {
    Path file = Sounds.path(array.path() + "file", array.text("file", ""));
    Integer given = array.whole("offset", 0, Integer.MAX_VALUE);
    int offset = given == null ? 0 : given;
    array.required("shape");
    List<Integer> shape = shape(array);
    long needed = bytes(shape, type);
    if (needed > Integer.MAX_VALUE - 8) {
      throw RequestException.params(
          "%sshape %s is of more than 2 GiB".formatted(array.path(), shape));
    }
    try {
      long there = Files.size(file) - offset;
      if (there < needed) {
        throw RequestException.params(
            "%sfile has %s bytes from the offset on, %s of the shape %s needs %s"
                .formatted(array.path(), Math.max(0, there), type.label, shape, needed));
      }
    } catch (IOException e) {
      throw Failures.of(file.toString(), e);
    }
    return new ArrayValue(() -> read(file, offset, (int) needed), type, shape);
  }

  private static long bytes(List<Integer> shape, Type type) {
    long bytes = type.bytes;
    for (int size : shape) {
      bytes = Math.min(bytes * size, MOST_BYTES);
    }
    return bytes;
  }

  private static ByteBuffer read(Path file, int offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, offset + (long) bytes.position()) < 0) {
          throw new EOFException("the file became shorter while it was read");
        }
      }
    }
    return bytes.flip();
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
  Tensor tensor() throws IOException {
    double[] numbers = new double[Tensor.elements(shape)];
    put(data.bytes(), 1, numbers);
    return new Tensor(shape, numbers);
  }

  /** The numbers as samples, {@code [channel][sample]}; integers are scaled to [-1, 1). */
  double[][] samples(int channels) throws IOException {
    int length = Tensor.elements(shape) / channels;
    ByteBuffer bytes = data.bytes();
    double[][] samples = new double[channels][length];
    for (int c = 0; c < channels; c++) {
      put(bytes.slice(c * length * type.bytes, length * type.bytes), FULL_SCALE, samples[c]);
    }
    return samples;
  }

  /**
   * Makes doubles.
   *
   * @param fullScale that integers are divided by
   */
  private void put(ByteBuffer data, double fullScale, double[] numbers) {
    ByteBuffer bytes = data.order(ByteOrder.LITTLE_ENDIAN);
    switch (type) {
      case FLOAT64 -> bytes.asDoubleBuffer().get(numbers);
      case FLOAT32 -> {
        float[] single = new float[numbers.length];
        bytes.asFloatBuffer().get(single);
        for (int i = 0; i < single.length; i++) {
          numbers[i] = single[i];
        }
      }
      case INT16 -> {
        short[] whole = new short[numbers.length];
        bytes.asShortBuffer().get(whole);
        for (int i = 0; i < whole.length; i++) {
          numbers[i] = whole[i] / fullScale;
        }
      }
    }
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
