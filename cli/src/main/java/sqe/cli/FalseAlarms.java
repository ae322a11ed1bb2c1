package sqe.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sqe.judge.gate.GatePolicy;

/** How often a test may say something of nothing. */
final class FalseAlarms implements PolicyPart {

  @Option(
      names = "--alpha",
      paramLabel = "P",
      description = "Accepted chance of a false alarm; default 0.05.")
  private @Nullable Double alpha;

  @Override
  public void addTo(GatePolicy.Builder policy) {
    if (alpha != null) {
      policy.alpha(alpha);
    }
  }
}
