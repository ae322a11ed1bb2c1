package sqe.cli;

import java.util.List;
import picocli.CommandLine.Option;
import sqe.judge.gate.GatePolicy;

/** Which parts of the files are looked at by themselves. */
final class Groups implements PolicyPart {

  @Option(
      names = "--group",
      paramLabel = "COLUMN",
      split = ",",
      description = "Look at each value of this column by itself as well (exploratory).")
  private List<String> groups = List.of();

  @Override
  public void addTo(GatePolicy.Builder policy) {
    if (!groups.isEmpty()) {
      policy.groups(groups);
    }
  }
}
