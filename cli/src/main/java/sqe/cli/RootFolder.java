package sqe.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import sqe.table.Confinement;
import sqe.table.IoMessages;

/** What {@code --root} says of every command that has it. */
final class RootFolder {

  private RootFolder() {}

  /**
   * The folder that files are kept to; null where none was named.
   *
   * @throws CommandFailure when there is no such folder
   */
  static @Nullable Confinement of(@Nullable Path root) {
    try {
      return root == null ? null : Confinement.to(root);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.NOTHING_DONE, "--root " + root + ": " + IoMessages.describe(e), e);
    }
  }
}
