package sqe.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sqe.judge.history.RunFacts;
import sqe.judge.history.RunVerdict;

/** What is known of a run that is added to a history. */
final class RunOptions {

  @Option(names = "--commit", paramLabel = "SHA", description = "The commit that was run.")
  private @Nullable String commit;

  @Option(names = "--branch", paramLabel = "NAME", description = "Its branch.")
  private @Nullable String branch;

  @Option(
      names = "--label",
      paramLabel = "NAME",
      description = "A name to find the run by; may be given several times.")
  private List<String> labels = List.of();

  /** What is known, with what a gate said; null where none did. */
  RunFacts facts(@Nullable RunVerdict verdict) {
    return new RunFacts(commit, branch, labels, verdict);
  }
}
