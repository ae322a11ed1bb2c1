package sqe.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a score table and of the metadata beside it, so that they can be kept elsewhere than
 * in files and be given back as they were.
 *
 * @param name of the file, without its folder
 * @param table its bytes; not copied, and not to be changed
 * @param metadata the bytes of {@code NAME.meta.json}, likewise; null where there are none
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are carried, not compared
public record StoredTable(String name, byte[] table, byte @Nullable [] metadata) {

  /**
   * Reads a file and what stands beside it.
   *
   * @throws TableException when one of them cannot be read, or the table is a folder
   */
  public static StoredTable read(Path file) throws TableException {
    if (Files.isDirectory(file)) {
      throw new TableException(file + ": a folder is not kept: give a table in one file");
    }
    Path beside = RunMetadata.fileOf(file);
    try {
      byte[] table = Files.readAllBytes(file);
      return new StoredTable(
          file.getFileName().toString(),
          table,
          Files.exists(beside) ? Files.readAllBytes(beside) : null);
    } catch (IOException e) {
      throw TableText.unreadable(file, e);
    }
  }
}
