package sqe.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sqe.judge.gate.GatePolicy;

/** Which files depend on each other. */
final class Independence implements PolicyPart {

  @Option(
      names = "--cluster",
      paramLabel = "COLUMN",
      description =
          "Files with one value here are not independent; default: speaker or recording, where the"
              + " tables have it. none: all are.")
  private @Nullable String cluster;

  @Override
  public void addTo(GatePolicy.Builder policy) {
    if (cluster != null) {
      policy.cluster(cluster);
    }
  }
}
