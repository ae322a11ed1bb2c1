package sqe.cli;

import java.util.function.BooleanSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import sqe.scoring.PairResult;
import sqe.scoring.ScoreRun;
import sqe.table.Cell;

/** Shows how far a run is, where a person watches. */
final class ScoreProgress implements ScoreRun.Observer, AutoCloseable {

  private final @Nullable ProgressBar bar;
  private final BooleanSupplier cancelled;
  private final Terminal terminal;
  private final boolean verbose;

  ScoreProgress(int pairs, boolean show, boolean verbose, Terminal terminal, BooleanSupplier stop) {
    this.bar = show ? bar(pairs) : null;
    this.cancelled = stop;
    this.terminal = terminal;
    this.verbose = verbose;
  }

  private static ProgressBar bar(int pairs) {
    return new ProgressBarBuilder()
        .setTaskName("scoring")
        .setInitialMax(pairs)
        .setUnit(" pairs", 1)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        .setConsumer(new ConsoleProgressBarConsumer(System.err))
        .build();
  }

  @Override
  public void pairDone(PairResult result) {
    if (bar != null) {
      bar.step();
    }
    if (verbose) {
      result.rows().stream()
          .flatMap(row -> row.scores().stream())
          .filter(Cell.Broken.class::isInstance)
          .map(Cell.Broken.class::cast)
          .forEach(broken -> terminal.trace(broken.cause()));
    }
  }

  @Override
  public void pairsKept(int count) {
    if (bar != null) {
      bar.stepBy(count);
    }
  }

  @Override
  public boolean isCancelled() {
    return cancelled.getAsBoolean();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
