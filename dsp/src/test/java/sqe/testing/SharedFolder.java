package sqe.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Where tests find files: the project's own, and the recordings beside the project that may not be
 * shipped with it. Tests on the latter are skipped, visibly, where the folder is missing.
 */
public final class SharedFolder {

  private SharedFolder() {}

  /** A file or folder of the project, by its path from the project's root. */
  public static Path project(String path) {
    return root().resolve(path);
  }

  /** A file or folder of {@code ../shared}; skips the calling test where it is missing. */
  public static Path require(String path) {
    Path file = root().resolveSibling("shared").resolve(path);
    Assumptions.assumeTrue(Files.exists(file), "skipped: needs shared/" + path);
    return file;
  }

  private static Path root() {
    String root = System.getProperty("sqe.root");
    if (root != null) {
      return Path.of(root).toAbsolutePath();
    }
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("testdata"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
