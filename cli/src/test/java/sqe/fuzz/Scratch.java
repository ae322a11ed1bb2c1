package sqe.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where files to be read are put; in memory where the system has such a place. */
final class Scratch {

  static final Path FOLDER = folder();

  private Scratch() {}

  private static Path folder() {
    try {
      Path memory = Path.of("/dev/shm");
      Path made =
          Files.isWritable(memory)
              ? Files.createTempDirectory(memory, "sqe-fuzz")
              : Files.createTempDirectory("sqe-fuzz");
      made.toFile().deleteOnExit();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> empty(made)));
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void empty(Path folder) {
    for (java.io.File file : folder.toFile().listFiles()) {
      file.delete();
    }
    folder.toFile().delete();
  }
}
