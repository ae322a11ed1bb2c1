package sqe.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that people write by hand, such as policies, and no larger ones. */
public final class SmallFile {

  private static final int LARGEST = 1 << 20;

  private SmallFile() {}

  /**
   * The text of a file, UTF-8.
   *
   * @throws IOException when it cannot be read, is larger than a mebibyte, or no text
   */
  public static String text(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new IOException("larger than 1 MiB, which nobody writes by hand: is it this file?");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
  }
}
