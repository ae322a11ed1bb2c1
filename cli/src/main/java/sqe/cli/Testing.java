package sqe.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sqe.judge.gate.GatePolicy;

/** How differences are tested. */
final class Testing implements PolicyPart {

  @Option(
      names = "--test",
      paramLabel = "permutation|wilcoxon",
      description = "Default: permutation.")
  private GatePolicy.@Nullable Test test;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random; default 1.")
  private @Nullable Long seed;

  @Option(
      names = "--resamples",
      paramLabel = "N",
      description = "Random sign patterns of the test; default 10000.")
  private @Nullable Integer resamples;

  @Override
  public void addTo(GatePolicy.Builder policy) {
    if (test != null) {
      policy.test(test);
    }
    if (seed != null) {
      policy.seed(seed);
    }
    if (resamples != null) {
      policy.resamples(resamples);
    }
  }
}
