package sqe.cli;

import java.io.IOException;
import java.nio.file.Path;

/** What a command writes, for the documentation. */
public final class CommandOutput {

  private CommandOutput() {}

  /** The report in Markdown that {@code sqe audit} writes when it is called in a folder. */
  public static String ofAudit(Path folder, String... names) {
    try {
      return SqeProcess.runIn(
              folder, "audit", names[0], "--pair-with", names[1], "--format", "markdown", "-o", "-")
          .out();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
