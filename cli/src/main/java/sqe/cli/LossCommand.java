package sqe.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sqe.metrics.MetricCatalog;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.loss.LossCatalog;
import sqe.metrics.loss.LossInputException;
import sqe.metrics.loss.Tensor;
import sqe.scoring.array.NpyWriter;
import sqe.scoring.loss.LossEvaluator;
import sqe.scoring.loss.LossOutcome;
import sqe.scoring.loss.LossRequestException;
import sqe.table.Counted;

/** {@code sqe loss}: value and gradient of one loss. */
@Command(
    name = "loss",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = {
      "sqe loss NAME PREDICTION TARGET [--gradient OUT.npy] [parameters]",
      "sqe loss --list [NAME]"
    },
    description = "Print the value of a training loss of two arrays, and write its gradient.",
    footer = {
      "",
      "Files: NumPy .npy, CSV without header, WAVE or FLAC. The value goes to stdout",
      "(one number a line for reduction none), what exactly was computed to stderr. A",
      "loss may be nan.",
      "",
      "Examples:",
      "  sqe loss --list",
      "  sqe loss --list cross_entropy",
      "  sqe loss si_sdr enhanced.wav clean.wav --gradient gradient.npy",
      "  sqe loss huber prediction.npy target.npy --delta 0.1 --reduction sum"
    })
final class LossCommand implements Callable<Integer> {

  @Mixin private Invocation invocation = new Invocation();

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Which loss.")
  private @Nullable String name;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "PREDICTION TARGET",
      description = "Its arrays, in the order --list gives them; PREDICTION is differentiated.")
  private List<Path> files = List.of();

  @Option(names = "--list", description = "List the losses, or print the definition of NAME.")
  private boolean list;

  @Option(
      names = "--gradient",
      paramLabel = "OUT.npy",
      description =
          "Write the gradient with respect to the first array; given twice, the second's too. -: to"
              + " stdout, and the value to stderr.")
  private List<Path> gradients = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT.npy",
      description =
          "Write the value there, as an array, instead of as text to stdout. -: the array to stdout.")
  private @Nullable Path output;

  @Option(
      names = "--sample-rate",
      paramLabel = "HZ",
      description = "For a metric of arrays that are no audio.")
  private @Nullable Integer sampleRate;

  @Mixin private LossParameterOptions parameters = new LossParameterOptions();

  @Mixin private Verbosity verbosity = new Verbosity();

  @Override
  public Integer call() {
    LossEvaluator evaluator = new LossEvaluator(MetricCatalog.load());
    if (list) {
      invocation.print(list(evaluator));
      return ExitCode.DONE;
    }
    if (name == null || files.isEmpty()) {
      throw invocation.usage(
          "give the name of a loss and its arrays; `sqe loss --list` lists them all");
    }
    if (sampleRate != null && sampleRate <= 0) {
      throw invocation.usage("--sample-rate is positive");
    }
    if (sampleRate != null && LossCatalog.find(name).isPresent()) {
      throw invocation.usage(
          "--sample-rate is for metrics; " + name + " takes its arrays as they are: leave it out");
    }
    invocation.refuse(
        OutputFile.mistake(outputs()).or(() -> OutputFile.overwriting(outputs(), files)));
    LossOutcome outcome = evaluate(evaluator, name);
    write(outcome);
    Terminal terminal = invocation.terminal();
    if (!verbosity.isQuiet()) {
      terminal.line(outcome.signature());
      outcome.notes().forEach(terminal::warning);
    }
    return ExitCode.DONE;
  }

  private List<OutputFile.Wanted> outputs() {
    List<OutputFile.Wanted> outputs = new ArrayList<>();
    gradients.forEach(file -> outputs.add(new OutputFile.Wanted("--gradient", file)));
    outputs.add(new OutputFile.Wanted("--output", output));
    return outputs;
  }

  private String list(LossEvaluator evaluator) {
    if (name == null) {
      return LossListing.all(evaluator);
    }
    return LossListing.one(name)
        .orElseThrow(
            () ->
                invocation.usage(
                    evaluator.names().contains(name)
                        ? "%s is a metric: `sqe metrics %s` defines it".formatted(name, name)
                        : worded(evaluator.unknown(String.valueOf(name)))));
  }

  private LossOutcome evaluate(LossEvaluator evaluator, String loss) {
    OptionalInt rate = sampleRate == null ? OptionalInt.empty() : OptionalInt.of(sampleRate);
    try {
      return evaluator.evaluate(loss, files, parameters.given(), rate, !gradients.isEmpty());
    } catch (LossInputException | IOException e) {
      throw CommandFailure.nothingDone(e);
    } catch (UndefinedScoreException e) {
      throw new CommandFailure(ExitCode.INCOMPLETE, loss + ": " + e.getMessage(), e);
    } catch (LossRequestException e) {
      throw invocation.usage(worded(e));
    } catch (IllegalArgumentException e) {
      throw invocation.usage(e);
    }
  }

  private static String worded(LossRequestException e) {
    String words =
        switch (e.help()) {
          case LIST_LOSSES -> " `sqe loss --list` lists them all";
          case SCORE -> ", see `sqe score`";
          case SAMPLE_RATE -> ": give --sample-rate HZ";
        };
    return e.getMessage() + words;
  }

  /** Everything that can fail comes first: a value on stdout means that all files are written. */
  private void write(LossOutcome outcome) {
    List<Tensor> available = outcome.result().gradients();
    if (gradients.size() > available.size()) {
      throw invocation.usage(
          "%s asked for, %s has %s"
              .formatted(
                  Counted.of(gradients.size(), "gradient", "gradients"), name, available.size()));
    }
    for (int i = 0; i < gradients.size(); i++) {
      write(gradients.get(i), available.get(i));
    }
    if (output != null) {
      write(output, outcome.result().value());
    } else {
      StringBuilder text = new StringBuilder();
      outcome.lines().forEach(number -> text.append(number).append('\n'));
      invocation
          .people(outputs(), verbosity.isQuiet())
          .ifPresent(people -> people.written(text.toString()));
    }
  }

  private void write(Path file, Tensor tensor) {
    try {
      if (OutputFile.isStream(file)) {
        try (OutputStream stream = OutputFile.stream(file, invocation.results())) {
          NpyWriter.write(stream, tensor);
        }
      } else {
        NpyWriter.write(file, tensor);
      }
    } catch (IOException e) {
      throw OutputFile.cannotWrite(file, e);
    }
  }
}
