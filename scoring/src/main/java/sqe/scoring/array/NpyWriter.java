package sqe.scoring.array;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import sqe.metrics.loss.Tensor;

/**
 * Writes NumPy's {@code .npy} files: version 1, little-endian float64 in C order, the bytes that
 * {@code numpy.save} writes.
 */
public final class NpyWriter {

  /** The data starts at a multiple of this. */
  private static final int ALIGNMENT = 64;

  private static final int BUFFER = 1 << 16;

  private NpyWriter() {}

  /**
   * Writes an array under a temporary name beside the file and moves it into place: nothing partial
   * is ever seen under the final name. A device or pipe is written to directly.
   *
   * @param file where to; replaced if it exists
   * @throws IOException where it cannot be written
   */
  public static void write(Path file, Tensor tensor) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      write(file, tensor, StandardOpenOption.WRITE);
      return;
    }
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path partial =
        target.resolveSibling(
            "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".partial");
    try {
      write(partial, tensor, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
      Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /**
   * Writes an array to a stream, which stays open.
   *
   * @throws IOException where it cannot be written
   */
  public static void write(OutputStream stream, Tensor tensor) throws IOException {
    write(Channels.newChannel(stream), tensor);
  }

  private static void write(Path file, Tensor tensor, OpenOption... options) throws IOException {
    try (FileChannel channel = FileChannel.open(file, options)) {
      write(channel, tensor);
    }
  }

  private static void write(WritableByteChannel channel, Tensor tensor) throws IOException {
    write(channel, header(tensor));
    data(channel, tensor.values());
  }

  private static ByteBuffer header(Tensor tensor) {
    String dictionary =
        "{'descr': '<f8', 'fortran_order': False, 'shape': %s, }".formatted(tensor.describeShape());
    int before = NpyReader.MAGIC.length + 4;
    int unpadded = before + dictionary.length() + 1;
    int padding = Math.floorMod(-unpadded, ALIGNMENT);
    ByteBuffer header = ByteBuffer.allocate(unpadded + padding).order(ByteOrder.LITTLE_ENDIAN);
    header.put(NpyReader.MAGIC).put((byte) 1).put((byte) 0);
    header.putShort((short) (header.capacity() - before));
    header.put((dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII));
    return header.flip();
  }

  private static void data(WritableByteChannel channel, double[] values) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      if (!block.hasRemaining()) {
        write(channel, block.flip());
        block.clear();
      }
      block.putDouble(value);
    }
    write(channel, block.flip());
  }

  private static void write(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
