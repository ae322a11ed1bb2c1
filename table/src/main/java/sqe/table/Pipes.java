package sqe.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells pipes from other files, and what may never end from what does. */
public final class Pipes {

  /** What a file's mode says of its kind. */
  private static final int KIND = 0170000;

  private static final int PIPE = 0010000;

  private Pipes() {}

  /** Whether a file is a pipe; never on a system whose files have no such modes. */
  public static boolean isPipe(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix")
        && Files.getAttribute(file, "unix:mode") instanceof Integer mode
        && (mode & KIND) == PIPE;
  }

  /**
   * Checks that a file that is read as a whole ends: that it is no device and no socket.
   *
   * @throws IOException when it is one
   */
  public static void requireEnd(Path file) throws IOException {
    if (Files.exists(file)
        && !Files.isRegularFile(file)
        && !Files.isDirectory(file)
        && !isPipe(file)) {
      throw new IOException("a device or a socket, not a file");
    }
  }
}
