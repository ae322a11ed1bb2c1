package sqe.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import sqe.table.Pipes;

/** Standard output, and why it could not be written. */
final class StandardOutput {

  private static final Path DESCRIPTOR = Path.of("/dev/fd/1");

  private StandardOutput() {}

  /** A stream that leaves it open: what is closed could not be asked why a write failed. */
  static OutputStream stream() {
    return new FilterOutputStream(new FileOutputStream(FileDescriptor.out)) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        flush();
      }
    };
  }

  /**
   * Whether it is a pipe. A write to a pipe fails only where nobody reads it any more, as behind
   * {@code head}: the reader has what it wanted. What the system calls that is in the user's
   * language, so the message does not tell it from a full disk.
   */
  static boolean isPipe() {
    try {
      return Pipes.isPipe(DESCRIPTOR);
    } catch (IOException e) {
      return false; // closed: a failed write stays an error
    }
  }
}
