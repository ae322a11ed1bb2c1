package sqe.cli;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sqe.judge.history.History;
import sqe.judge.history.HistoryException;
import sqe.metrics.MetricCatalog;

/** Which history a command is about. */
final class HistoryFileOption {

  @Option(names = "--db", paramLabel = "FILE", required = true, description = "The history.")
  private @Nullable Path file;

  Path file() {
    return Objects.requireNonNull(file);
  }

  History open() throws HistoryException {
    return History.open(file(), MetricCatalog.load());
  }
}
