package sqe.scoring.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import sqe.metrics.loss.Tensor;

/**
 * Reads NumPy's {@code .npy} files, versions 1 to 3: booleans, integers of 8 to 64 bits and floats
 * of 16 to 64 bits, little or big endian, in C or Fortran order.
 *
 * <p>A file is a magic text, a version, the length of the header, the header and the elements.
 * Whatever the header claims is compared with the size of the file before anything is allocated. A
 * file with more bytes than its shape needs is refused like one with fewer: either way the header
 * is not about this data. Source: "The NPY format", numpy.lib.format.
 */
final class NpyReader {

  /** How every file begins. */
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** Version and, in version 1, the shortest length field follow the magic text. */
  private static final int SHORTEST = MAGIC.length + 4;

  /** NumPy itself refuses headers of more than 10,000 bytes unless told otherwise. */
  private static final int LONGEST_HEADER = 1 << 16;

  private static final int BUFFER = 1 << 16;

  private NpyReader() {}

  /**
   * Reads a file.
   *
   * @throws ArrayFormatException where the content is no array, or not of a type that can be held
   * @throws IOException where the file cannot be read
   */
  static LoadedArray read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return read(channel);
    }
  }

  /** Reads an open file from its start on, as {@link #read(Path)} does. */
  static LoadedArray read(SeekableByteChannel channel) throws IOException {
    long size = channel.size();
    ByteBuffer head = bytes(channel, (int) Math.min(size, SHORTEST + 2));
    int start = headerStart(head, size);
    int length = headerLength(head, start, size);
    channel.position(start);
    String text = StandardCharsets.ISO_8859_1.decode(bytes(channel, length)).toString();
    NpyHeader header = new NpyHeaderParser(text, start).parse();
    int elements = requireElements(header, size, start + length);
    double[] stored = elements(channel, header, elements, start + length);
    double[] values = header.fortranOrder() ? inCOrder(stored, header.shape()) : stored;
    return new LoadedArray(new Tensor(header.shape(), values), header.describeType());
  }

  /** Where the header begins: its length field has two bytes in version 1, four later. */
  private static int headerStart(ByteBuffer head, long size) throws ArrayFormatException {
    for (int i = 0; i < MAGIC.length; i++) {
      if (i >= head.limit() || head.get(i) != MAGIC[i]) {
        throw ArrayFormatException.at(i, "not an .npy file: it must start with \\x93NUMPY");
      }
    }
    int major = MAGIC.length < head.limit() ? Byte.toUnsignedInt(head.get(MAGIC.length)) : 1;
    if (major < 1 || major > 3) {
      throw ArrayFormatException.at(
          MAGIC.length, "version %s of the .npy format; 1 to 3 are known".formatted(major));
    }
    int start = major == 1 ? SHORTEST : SHORTEST + 2;
    if (size < start) {
      throw ArrayFormatException.at(size, "the file ends inside its first bytes; write it again");
    }
    return start;
  }

  private static int headerLength(ByteBuffer head, int start, long size)
      throws ArrayFormatException {
    head.order(ByteOrder.LITTLE_ENDIAN);
    int field = MAGIC.length + 2;
    long length =
        start == SHORTEST
            ? Short.toUnsignedInt(head.getShort(field))
            : Integer.toUnsignedLong(head.getInt(field));
    if (length > LONGEST_HEADER || length > size - start) {
      throw ArrayFormatException.at(
          field,
          "a header of %s bytes is announced, the file has %s more"
              .formatted(length, size - start));
    }
    return (int) length;
  }

  private static int requireElements(NpyHeader header, long size, int dataStart)
      throws ArrayFormatException {
    int elements;
    try {
      elements = Tensor.elements(header.shape());
    } catch (IllegalArgumentException e) {
      throw new ArrayFormatException("%s of %s".formatted(e.getMessage(), header.describeType()));
    }
    long needed = (long) elements * header.type().bytes();
    if (needed != size - dataStart) {
      throw ArrayFormatException.at(
          dataStart,
          "shape %s of %s needs %s bytes of data, the file has %s"
              .formatted(
                  Tensor.describe(header.shape()),
                  header.describeType(),
                  needed,
                  size - dataStart));
    }
    if (elements > Runtime.getRuntime().maxMemory() / Double.BYTES) {
      throw new ArrayFormatException(
          "%s elements do not fit in memory; raise the limit (java -Xmx)".formatted(elements));
    }
    return elements;
  }

  private static double[] elements(
      SeekableByteChannel channel, NpyHeader header, int elements, int dataStart)
      throws IOException {
    double[] values = new double[elements];
    int width = header.type().bytes();
    for (int done = 0; done < elements; ) {
      int count = Math.min(elements - done, BUFFER / width);
      ByteBuffer block = bytes(channel, count * width).order(header.byteOrder());
      for (int i = 0; i < count; i++) {
        try {
          values[done + i] = header.type().next(block);
        } catch (ArithmeticException e) {
          throw ArrayFormatException.at(
              dataStart + (long) width * (done + i), e.getMessage() + "; save it as float64");
        }
      }
      done += count;
    }
    return values;
  }

  /** Elements stored with the first axis fastest, in the order with the last axis fastest. */
  private static double[] inCOrder(double[] stored, List<Integer> shape) {
    double[] values = new double[stored.length];
    int[] index = new int[shape.size()];
    int[] stride = new int[shape.size()];
    int step = 1;
    for (int axis = 0; axis < stride.length; axis++) {
      stride[axis] = step;
      step *= shape.get(axis);
    }
    int from = 0;
    for (int to = 0; to < values.length; to++) {
      values[to] = stored[from];
      for (int axis = index.length - 1; axis >= 0; axis--) {
        from += stride[axis];
        if (++index[axis] < shape.get(axis)) {
          break;
        }
        from -= index[axis] * stride[axis];
        index[axis] = 0;
      }
    }
    return values;
  }

  private static ByteBuffer bytes(SeekableByteChannel channel, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new ArrayFormatException("the file became shorter while it was read; try again");
      }
    }
    return buffer.flip();
  }
}
