package sqe.cli;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * A call with {@code --list} does nothing else, so that whatever asks for more would be ignored.
 */
final class ListAlone {

  private static final String LIST = "--list";

  /** What changes what is listed, or how; by command. */
  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "audit", Set.of(LIST, "--profile", "--set", "--quiet", "--verbose"),
          "loss", Set.of(LIST, "NAME", "--quiet", "--verbose"));

  private ListAlone() {}

  /** What is wrong with a call of a command. */
  static Optional<String> mistake(ParseResult call) {
    if (!call.hasMatchedOption(LIST)) {
      return Optional.empty();
    }
    Set<String> allowed = ALLOWED.getOrDefault(call.commandSpec().name(), Set.of(LIST));
    for (OptionSpec option : call.matchedOptions()) {
      if (!allowed.contains(option.longestName())) {
        return Optional.of(message(option.longestName()));
      }
    }
    for (PositionalParamSpec argument : call.matchedPositionals()) {
      if (!allowed.contains(argument.paramLabel())) {
        return Optional.of(message(argument.paramLabel()));
      }
    }
    return Optional.empty();
  }

  private static String message(String argument) {
    return "--list lists, and does nothing with " + argument + ": leave out one of them";
  }
}
