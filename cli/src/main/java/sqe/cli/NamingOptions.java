package sqe.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sqe.scoring.NothingToScoreException;
import sqe.scoring.naming.NameRule;
import sqe.scoring.naming.Naming;
import sqe.scoring.naming.NamingRemedy;

/** How names of files become the ids by which they are paired. */
final class NamingOptions {

  @Option(
      names = "--estimate-name",
      paramLabel = "NAME",
      description =
          "How estimates are named after ids: '{id}_enhanced'. One for all, or one for each"
              + " ESTIMATE.")
  private List<String> estimates = List.of();

  @Option(names = "--noisy-name", paramLabel = "NAME", description = "The same of the mixtures.")
  private @Nullable String mixtures;

  @Option(
      names = "--match",
      paramLabel = "REGEX",
      description =
          "What of every file's name is the id: the first group, as in 'fileid_([0-9]+)'.")
  private @Nullable String match;

  /** What is wrong with them. */
  Optional<String> mistake(int systems) {
    if (match != null && (!estimates.isEmpty() || mixtures != null)) {
      return Optional.of("--match reads all names: leave out --estimate-name and --noisy-name");
    }
    if (estimates.size() > 1 && estimates.size() != systems) {
      return Optional.of(
          "--estimate-name is given %s times: once for all, or once for each of %s ESTIMATEs"
              .formatted(estimates.size(), systems));
    }
    try {
      naming();
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of((match == null ? "a name " : "--match ") + e.getMessage());
    }
  }

  /** Whether mixtures were said to be named otherwise. */
  boolean ofMixtures() {
    return mixtures != null;
  }

  /** Whether any was given. */
  boolean given() {
    return match != null || !estimates.isEmpty() || mixtures != null;
  }

  /**
   * The naming.
   *
   * @throws IllegalArgumentException where {@link #mistake} says so
   */
  Naming naming() {
    if (match != null) {
      return Naming.ofAll(NameRule.match(match));
    }
    if (!given()) {
      return Naming.same();
    }
    return new Naming(
        NameRule.same(),
        estimates.isEmpty()
            ? List.of(NameRule.same())
            : estimates.stream().map(NameRule::template).toList(),
        mixtures == null ? NameRule.same() : NameRule.template(mixtures));
  }

  /** What is wrong, and the option that helps where one does. */
  static String message(NothingToScoreException e) {
    return e.getMessage() + e.remedy().map(NamingOptions::option).orElse("");
  }

  private static String option(NamingRemedy remedy) {
    String option =
        switch (remedy.kind()) {
          case ESTIMATE_NAME -> "--estimate-name";
          case NOISY_NAME -> "--noisy-name";
          case MATCH -> "--match";
        };
    return "; %s '%s' pairs them".formatted(option, remedy.value().replace("'", "'\\''"));
  }
}
