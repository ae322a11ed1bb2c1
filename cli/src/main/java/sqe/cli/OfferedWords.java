package sqe.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import sqe.metrics.MetricCatalog;
import sqe.scoring.MetricSelection;
import sqe.scoring.loss.LossEvaluator;

/**
 * The words that the shell completes: those that stand in the label of an option, such as {@code
 * csv|json}, and names of metrics, losses and commands. Names of constants, which the library would
 * offer, are no words of users.
 */
final class OfferedWords {

  private OfferedWords() {}

  /** Has all commands of a command line offer these words. */
  static void addTo(CommandLine line) {
    for (CommandLine command : line.getSubcommands().values()) {
      addTo(command.getCommandSpec());
      addTo(command);
    }
  }

  /** Arguments cannot be changed: each is replaced, and all of them, so that their order stays. */
  private static void addTo(CommandSpec command) {
    for (OptionSpec option : List.copyOf(command.options())) {
      command.remove(option);
      command.addOption(offering(option, words(option)));
    }
    for (PositionalParamSpec argument : List.copyOf(command.positionalParameters())) {
      Supplier<List<String>> words = words(command, argument);
      if (words != null) {
        command.remove(argument);
        command.addPositional(
            argument.toBuilder().completionCandidates(() -> words.get().iterator()).build());
      }
    }
  }

  private static OptionSpec offering(OptionSpec option, @Nullable Supplier<List<String>> words) {
    OptionSpec.Builder offering = option.toBuilder();
    if (words != null) {
      offering.completionCandidates(() -> words.get().iterator());
    }
    if (option.typeInfo().isEnum()) {
      String description = String.join("", option.description());
      for (Object constant : option.type().getEnumConstants()) {
        description =
            description.replace("default: " + constant, "default: " + EnumWords.of(constant));
      }
      offering.description(description);
    }
    return offering.build();
  }

  private static @Nullable Supplier<List<String>> words(OptionSpec option) {
    if (option.longestName().equals("--metrics")) {
      return OfferedWords::metrics;
    }
    if (option.longestName().equals("--metric")) {
      return OfferedWords::columns;
    }
    if (option.longestName().equals("--normaliser")) {
      return NormaliserConverter::words;
    }
    List<String> words = ofLabel(option);
    return words.isEmpty() ? null : () -> words;
  }

  private static @Nullable Supplier<List<String>> words(
      CommandSpec command, PositionalParamSpec argument) {
    return switch (command.name() + " " + argument.paramLabel()) {
      case "metrics ID" -> OfferedWords::metrics;
      case "trend METRIC" -> OfferedWords::columns;
      case "loss NAME" -> () -> new LossEvaluator(MetricCatalog.load()).names();
      default -> null;
    };
  }

  /** Those of its alternatives that are typed as they stand there: {@code N} is not. */
  private static List<String> ofLabel(ArgSpec option) {
    List<String> words = new ArrayList<>();
    String[] alternatives = option.paramLabel().split("\\|");
    if (alternatives.length > 1) {
      for (String word : alternatives) {
        if (word.matches("[a-z0-9]+")) {
          words.add(word);
        }
      }
    }
    return words;
  }

  /** Ids only: in a table there are no families. */
  private static List<String> columns() {
    return MetricCatalog.load().metrics().stream().map(metric -> metric.info().id()).toList();
  }

  /** Loaded only where somebody asks for them. */
  private static List<String> metrics() {
    return MetricSelection.words(MetricCatalog.load());
  }
}
