package sqe.cli;

import java.util.function.IntConsumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how far the pass is, where a person watches. */
final class AuditProgress implements IntConsumer, AutoCloseable {

  private final boolean show;
  private @Nullable ProgressBar bar;

  AuditProgress(boolean show) {
    this.show = show;
  }

  @Override
  public void accept(int done) {
    if (show && done < 0) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("auditing")
              .setInitialMax(-done)
              .setUnit(" files", 1)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .setConsumer(new ConsoleProgressBarConsumer(System.err))
              .build();
    } else if (bar != null) {
      bar.stepTo(done);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
