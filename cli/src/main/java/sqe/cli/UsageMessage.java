package sqe.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import sqe.scoring.Nearest;

/**
 * What is wrong with a call, in words of ours: those of the library that reads the command line
 * name types of Java, indices and constants, which mean nothing to users.
 *
 * @param text what is wrong
 * @param meant what may have been meant; empty where that is not known
 */
record UsageMessage(String text, Optional<String> meant) {

  /** What to do with a second file where a command takes one. */
  private static final Map<String, String> ONE_FILE =
      Map.of(
          "gate", ": gate takes one table; the other goes after --baseline",
          "plan", ": plan takes one table; the other goes after --baseline",
          "audit", ": audit takes one folder; the other goes after --pair-with");

  private static final Set<Class<?>> WHOLE_NUMBERS =
      Set.of(int.class, Integer.class, long.class, Long.class);

  private static final Set<Class<?>> NUMBERS = Set.of(double.class, Double.class, BigDecimal.class);

  private static final Set<Class<?>> SWITCHES = Set.of(boolean.class, Boolean.class);

  /** What to say of an error in the use of a command, whoever found it. */
  static UsageMessage of(ParameterException e) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unknown(command, unmatched.getUnmatched());
    }
    if (e instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return plain(missing(missing.getMissing().get(0)));
    }
    if (e instanceof OverwrittenOptionException twice) {
      return plain(name(twice.getOverwritten()) + " is given twice: give it once");
    }
    if (e.getArgSpec() != null) {
      return plain(wrongValue(e.getArgSpec(), e.getValue(), e.getCause()));
    }
    if (e.getValue() != null) { // of the command help
      return unknownCommand(command, e.getValue());
    }
    return plain(
        command.subcommands().isEmpty()
            ? String.valueOf(e.getMessage())
            : "give a command: " + EnumWords.alternatives(commands(command)));
  }

  private static UsageMessage plain(String text) {
    return new UsageMessage(text.replaceAll("\\R", " "), Optional.empty());
  }

  private static UsageMessage unknown(CommandSpec command, List<String> arguments) {
    String argument = arguments.get(0);
    // where any number of paths may stand, one that is none is taken for too many
    if (arguments.stream().anyMatch(String::isBlank)) {
      return plain("an argument is empty: is a variable not set?");
    }
    if (argument.startsWith("-")) {
      String option = argument.replaceFirst("=.*", "");
      List<String> options = command.options().stream().map(OptionSpec::longestName).toList();
      return new UsageMessage("unknown option '" + option + "'", Nearest.of(option, options));
    }
    if (!command.subcommands().isEmpty()) {
      return unknownCommand(command, argument);
    }
    return plain("unknown argument '" + argument + "'" + ONE_FILE.getOrDefault(command.name(), ""));
  }

  private static UsageMessage unknownCommand(CommandSpec command, String word) {
    return new UsageMessage(
        "unknown command '" + word + "'", Nearest.of(word, command.subcommands().keySet()));
  }

  /** Those that do the work, not those that help with the command line. */
  private static List<String> commands(CommandSpec root) {
    return root.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(spec -> spec.userObject().getClass().getPackage() == Sqe.class.getPackage())
        .map(CommandSpec::name)
        .toList();
  }

  private static String missing(ArgSpec argument) {
    if (argument instanceof PositionalParamSpec) {
      return "give " + argument.paramLabel() + ": " + lowerCase(argument.description()[0]);
    }
    return "%s needs a value: %s %s"
        .formatted(name(argument), name(argument), argument.paramLabel());
  }

  private static String lowerCase(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT)
        + sentence.substring(1).replaceFirst("\\.$", "");
  }

  private static String wrongValue(
      ArgSpec argument, @Nullable String value, @Nullable Throwable cause) {
    String name = name(argument);
    if (cause instanceof WrongValueException wrong) {
      return name + " is " + wrong.getMessage();
    }
    if (argument.typeInfo().isMap()) {
      return "%s %s: write %s, such as %s"
          .formatted(name, value, argument.paramLabel(), example(argument));
    }
    Class<?> type = argument.typeInfo().getType();
    if (SWITCHES.contains(type)) {
      return name + " takes no value, and is given '" + value + "'";
    }
    return "%s is %s, not '%s'".formatted(name, kind(type, argument), value);
  }

  private static String kind(Class<?> type, ArgSpec argument) {
    if (type.isEnum()) {
      return EnumWords.alternatives(EnumWords.of(type));
    }
    return WHOLE_NUMBERS.contains(type)
        ? "a whole number"
        : NUMBERS.contains(type) ? "a number" : argument.paramLabel();
  }

  /** The one that the option's description gives, so that both stay the same. */
  private static String example(ArgSpec argument) {
    String description = String.join(" ", argument.description());
    String after = description.replaceFirst("^.*" + name(argument) + " (\\S+?)\\.?$", "$1");
    return after.equals(description) ? argument.paramLabel() : after;
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
