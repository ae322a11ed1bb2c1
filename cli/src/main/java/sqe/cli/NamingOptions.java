package sqe.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sqe.scoring.NothingToScoreException;
import sqe.scoring.naming.NameRule;
import sqe.scoring.naming.Naming;
import sqe.scoring.naming.NamingAdvice;
import sqe.scoring.naming.NamingRemedy;
import sqe.table.ShellWord;

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
    return match == null
        ? Naming.templates(estimates, mixtures)
        : Naming.ofAll(NameRule.match(match));
  }

  /** What is wrong, and the option that helps where one does. */
  String message(NothingToScoreException e) {
    return e.getMessage() + e.remedy().map(this::option).orElse("");
  }

  /** What was seen of names, and the option that helps where one does. */
  String message(NamingAdvice advice) {
    return advice.words() + advice.help().map(this::option).orElse("");
  }

  private String option(NamingRemedy remedy) {
    String name =
        switch (remedy.kind()) {
          case ESTIMATE_NAME, ESTIMATE_NAMES, CALLS -> "--estimate-name";
          case NOISY_NAME -> "--noisy-name";
          case MATCH, MATCH_CALLS -> "--match";
        };
    List<String> options =
        remedy.values().stream().map(value -> name + " " + ShellWord.quoted(value)).toList();
    String instead = replaced(remedy.kind());
    return switch (remedy.kind()) {
      case ESTIMATE_NAME, NOISY_NAME, MATCH ->
          "; %s%s pairs them".formatted(options.get(0), instead);
      case ESTIMATE_NAMES -> "; %s%s pair them".formatted(String.join(" ", options), instead);
      case CALLS, MATCH_CALLS ->
          options.size() == 1
              ? "; %s pairs them in a call of its own".formatted(options.get(0))
              : "; one call for each pairs them: " + String.join(", or ", options) + instead;
    };
  }

  /** The options that stand in the way of another; empty where none does. */
  private String replaced(NamingRemedy.Kind kind) {
    boolean all = kind == NamingRemedy.Kind.MATCH || kind == NamingRemedy.Kind.MATCH_CALLS;
    List<String> given = new ArrayList<>();
    if (match != null) {
      given.add("--match " + ShellWord.quoted(match));
    }
    if (all || kind != NamingRemedy.Kind.NOISY_NAME) {
      estimates.forEach(name -> given.add("--estimate-name " + ShellWord.quoted(name)));
    }
    if (mixtures != null && (all || kind == NamingRemedy.Kind.NOISY_NAME)) {
      given.add("--noisy-name " + ShellWord.quoted(mixtures));
    }
    return given.isEmpty() ? "" : " instead of " + String.join(" ", given);
  }
}
