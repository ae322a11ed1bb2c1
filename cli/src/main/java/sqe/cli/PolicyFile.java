package sqe.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.PolicyException;
import sqe.judge.gate.PolicyReader;

/**
 * The policy of a file, which gate, compare and plan may share: each reads the keys it knows what
 * to do with.
 */
final class PolicyFile {

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Policy in YAML or JSON (.json); options on the command line go before it.")
  private @Nullable Path file;

  /** The policy of the file, or the defaults, with what the command line says. */
  GatePolicy with(PolicyPart... parts) throws PolicyException {
    GatePolicy base = file == null ? GatePolicy.defaults() : PolicyReader.read(file);
    GatePolicy.Builder policy = base.toBuilder();
    for (PolicyPart part : parts) {
      part.addTo(policy);
    }
    try {
      return policy.build();
    } catch (IllegalArgumentException e) {
      throw new PolicyException(String.valueOf(e.getMessage()));
    }
  }
}
