package sqe.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sqe.serve.Server;
import sqe.table.IoMessages;

/** {@code sqe serve}: answers requests of other programs. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Answer requests of other programs, a line of JSON each, until stdin ends.",
    footer = {
      "",
      "docs/serve.md specifies requests and replies; the Python package sqe speaks them.",
      "",
      "Examples:",
      "  echo '{\"id\": 1, \"method\": \"metrics\"}' | sqe serve",
      "  sqe serve --socket sqe.socket"
    })
final class ServeCommand implements Callable<Integer> {

  @Mixin private Invocation invocation = new Invocation();

  @Option(
      names = "--socket",
      paramLabel = "PATH",
      description =
          "Listen on a Unix-domain socket that only you can connect to, instead of stdin and"
              + " stdout, until a peer asks for the end.")
  private @Nullable Path socket;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "Threads (default: all cores).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Mixin private ModelOptions models = new ModelOptions();

  /** Read where errors are printed. */
  @SuppressWarnings("UnusedVariable")
  @Mixin
  private ErrorTrace errorTrace = new ErrorTrace();

  @Override
  public Integer call() {
    if (jobs < 1) {
      throw invocation.usage("--jobs is at least 1");
    }
    Server server = new Server(models.catalog(), jobs);
    Path file = socket;
    if (file == null) {
      server.serve(
          standardInput(), invocation.results(), ProcessHandle.current().parent().orElse(null));
      return ExitCode.DONE;
    }
    try {
      server.listen(file, () -> invocation.terminal().note("listening on " + file));
      return ExitCode.DONE;
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.NOTHING_DONE, "no socket %s: %s".formatted(file, IoMessages.describe(e)), e);
    }
  }

  /** Without the buffer of {@link System#in}, which copies. */
  private static ReadableByteChannel standardInput() {
    return new FileInputStream(FileDescriptor.in).getChannel();
  }
}
