package sqe.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import sqe.scoring.IoMessages;

/** Writes a whole report; nothing partial is ever left under its name. */
final class OutputFile {

  private OutputFile() {}

  static void write(Path file, String text) {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Files.writeString(temporary, text, StandardCharsets.UTF_8);
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  static CommandFailure cannotWrite(Path file, IOException e) {
    return new CommandFailure(
        ExitCode.NOTHING_DONE, "cannot write " + file + ": " + IoMessages.describe(e), e);
  }
}
