package sqe.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sqe.report.document.Document;
import sqe.scoring.UnknownMetricException;

/**
 * What a command knows of the call it answers: where output goes, and how to refuse wrong usage.
 */
@Command // a mixin without options needs it
final class Invocation {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /** One that picocli fills. */
  Invocation() {}

  /** The call that a command answers, for a mixin of its own. */
  Invocation(@Nullable CommandSpec command) {
    this.command = command;
  }

  private CommandLine line() {
    return Objects.requireNonNull(command).commandLine();
  }

  /** What {@code -} stands for. */
  PrintWriter out() {
    return line().getOut();
  }

  /** What {@code -} stands for where bytes are written. */
  OutputStream results() {
    return ((Sqe) Objects.requireNonNull(command).root().userObject()).results();
  }

  /** What the user sees beside the results. */
  Terminal terminal() {
    return Terminal.ofErr(line().getErr());
  }

  /** Prints results for people. */
  void print(Document document) {
    Terminal.ofOut(out()).print(document);
  }

  /** Prints what is written already: for programs, or by a writer that has seen to its data. */
  void print(String text) {
    Terminal.ofOut(out()).written(text);
  }

  /** Where text for people goes; nowhere where a file for programs takes stdout. */
  Optional<Terminal> people(List<OutputFile.Wanted> outputs, boolean quiet) {
    if (!OutputFile.takesStdout(outputs)) {
      return Optional.of(Terminal.ofOut(out()));
    }
    return quiet ? Optional.empty() : Optional.of(terminal());
  }

  /** The words that were typed after {@code sqe}. */
  List<String> arguments() {
    return Objects.requireNonNull(command).root().commandLine().getParseResult().originalArgs();
  }

  /** Ends the call where there is a mistake in its usage. */
  void refuse(Optional<String> mistake) {
    mistake.ifPresent(
        message -> {
          throw usage(message);
        });
  }

  ParameterException usage(String message) {
    return new ParameterException(line(), message);
  }

  ParameterException usage(UnknownMetricException cause) {
    String separator = cause.nothingSimilar() ? "; " : " ";
    return usage(cause.getMessage() + separator + "`sqe metrics` lists them all");
  }

  ParameterException usage(Exception cause) {
    return new ParameterException(line(), TableAdvice.message(cause), cause);
  }

  /** The first of these options that was given; empty where none was. */
  Optional<String> given(String... options) {
    CommandLine.ParseResult parsed = line().getParseResult();
    return Arrays.stream(options).filter(parsed::hasMatchedOption).findFirst();
  }
}
