package sqe.scoring.loss;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import sqe.dsp.Signal;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.loss.AdjustableMetric;
import sqe.metrics.loss.LossCatalog;
import sqe.metrics.loss.LossDefinition;
import sqe.metrics.loss.LossInfo;
import sqe.metrics.loss.LossInputException;
import sqe.metrics.loss.LossResult;
import sqe.metrics.loss.Tensor;
import sqe.scoring.Nearest;
import sqe.scoring.array.ArrayReader;
import sqe.scoring.array.LoadedArray;
import sqe.table.Counted;
import sqe.table.IoMessages;

/**
 * Evaluates a loss by name on arrays in files.
 *
 * <p>A name is looked up among the losses of arrays first, then among the differentiable metrics.
 * The six waveform losses are both, and equal; as losses of arrays they have parameters and
 * reductions.
 */
public final class LossEvaluator {

  private final MetricCatalog metrics;

  /** An evaluator that finds metrics in this catalog. */
  public LossEvaluator(MetricCatalog metrics) {
    this.metrics = metrics;
  }

  /** The metrics with a gradient that are no losses of arrays. */
  public List<DifferentiableMetric> metrics() {
    List<DifferentiableMetric> differentiable = new ArrayList<>();
    for (var metric : metrics.metrics()) {
      if (metric instanceof DifferentiableMetric found
          && LossCatalog.find(metric.info().id()).isEmpty()) {
        differentiable.add(found);
      }
    }
    return differentiable;
  }

  /** All names, in the order they are listed. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    LossCatalog.losses().forEach(definition -> names.add(definition.info().id()));
    metrics().forEach(metric -> names.add(metric.info().id()));
    return names;
  }

  /**
   * Evaluates a loss.
   *
   * @param name one of {@link #names()}
   * @param files its arrays, in order; for a metric estimate, reference and, where it needs one,
   *     the mixture
   * @param parameters by name; {@code reduction} is one of them
   * @param sampleRate in Hz, for a metric of arrays that are no audio
   * @param withGradient whether the outcome holds the gradients; there may be none where the value
   *     exists, as for a perfect estimate
   * @throws IllegalArgumentException when the name, a parameter or the number of files is wrong
   * @throws LossInputException when the arrays do not fit the loss or each other
   * @throws IOException when a file cannot be read, with its name
   * @throws sqe.metrics.UndefinedScoreException when a metric has no value for these signals
   */
  public LossOutcome evaluate(
      String name,
      List<Path> files,
      Map<String, String> parameters,
      OptionalInt sampleRate,
      boolean withGradient)
      throws IOException {
    Inputs inputs =
        new Inputs(files.stream().map(Path::toString).toList(), "file", () -> read(files));
    return evaluate(name, inputs, parameters, sampleRate, withGradient);
  }

  /**
   * Evaluates a loss of arrays that are in memory.
   *
   * @param arrays in the order of {@link #evaluate(String, List, Map, OptionalInt, boolean)}
   * @param names what messages call them, one an array
   * @param sampleRate in Hz, for a metric of arrays that do not say theirs
   * @throws IllegalArgumentException when the name, a parameter or the number of arrays is wrong
   * @throws LossInputException when the arrays do not fit the loss or each other
   * @throws sqe.metrics.UndefinedScoreException when a metric has no value for these signals
   */
  public LossOutcome evaluate(
      String name,
      List<LoadedArray> arrays,
      List<String> names,
      Map<String, String> parameters,
      OptionalInt sampleRate,
      boolean withGradient) {
    try {
      Inputs inputs = new Inputs(names, "array", () -> arrays);
      return evaluate(name, inputs, parameters, sampleRate, withGradient);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private LossOutcome evaluate(
      String name,
      Inputs inputs,
      Map<String, String> parameters,
      OptionalInt sampleRate,
      boolean withGradient)
      throws IOException {
    Optional<LossDefinition> definition = LossCatalog.find(name);
    if (definition.isPresent()) {
      return evaluate(definition.get(), inputs, parameters);
    }
    for (DifferentiableMetric metric : metrics()) {
      if (metric.info().id().equals(name)) {
        return evaluate(adjusted(metric, parameters), inputs, sampleRate, withGradient);
      }
    }
    throw metrics.find(name).isPresent()
        ? new LossRequestException(
            name + " has no gradient: it is a metric", LossRequestException.Help.SCORE)
        : unknown(name);
  }

  /**
   * The arrays of a loss, which are read once their number is known to be right.
   *
   * @param names what messages call them
   * @param kind what one of them is
   */
  private record Inputs(List<String> names, String kind, Reading reading) {

    List<LoadedArray> read() throws IOException {
      return reading.read();
    }
  }

  /** Reads the arrays of a loss. */
  private interface Reading {
    List<LoadedArray> read() throws IOException;
  }

  /** What to say of a name that is no loss: it names the nearest that is, where one is like it. */
  public LossRequestException unknown(String name) {
    return new LossRequestException(
        "unknown loss '%s'".formatted(name)
            + Nearest.of(name, names()).map(": did you mean '%s'?"::formatted).orElse(";"),
        LossRequestException.Help.LIST_LOSSES);
  }

  private static LossOutcome evaluate(
      LossDefinition definition, Inputs inputs, Map<String, String> parameters) throws IOException {
    var loss = definition.create(parameters);
    requireNumber(definition.info().id(), definition.info().inputNames(), inputs);
    List<LoadedArray> arrays = inputs.read();
    commonRate(inputs.names(), arrays);
    LossResult result;
    try {
      result = loss.evaluate(arrays.stream().map(LoadedArray::tensor).toList());
    } catch (LossInputException e) {
      throw new LossInputException(e.getMessage() + describe(inputs.names(), arrays));
    }
    return new LossOutcome(result, definition.signature(parameters), List.of());
  }

  private static LossOutcome evaluate(
      DifferentiableMetric metric, Inputs inputs, OptionalInt sampleRate, boolean withGradient)
      throws IOException {
    String id = metric.info().id();
    boolean mixture = metric.info().needs().contains(MetricInfo.Need.MIXTURE);
    requireNumber(
        id,
        mixture ? List.of("estimate", "reference", "mixture") : List.of("estimate", "reference"),
        inputs);
    List<LoadedArray> arrays = inputs.read();
    int rate = rate(id, commonRate(inputs.names(), arrays), sampleRate);
    List<AnalysedSignal> signals = new ArrayList<>();
    for (int i = 0; i < arrays.size(); i++) {
      signals.add(
          new AnalysedSignal(signal(inputs.names().get(i), arrays.get(i), arrays.get(0), rate)));
    }
    SignalPair pair =
        new SignalPair(signals.get(1), signals.get(0), mixture ? signals.get(2) : null);
    Score score = metric.score(pair);
    List<Tensor> gradients =
        withGradient ? List.of(Tensor.vector(metric.differentiate(pair).gradient())) : List.of();
    return new LossOutcome(
        new LossResult(Tensor.scalar(score.value()), gradients),
        metric.info().signature(),
        score.notes());
  }

  private static DifferentiableMetric adjusted(
      DifferentiableMetric metric, Map<String, String> parameters) {
    List<String> known =
        metric instanceof AdjustableMetric adjustable
            ? adjustable.parameters().stream().map(LossInfo.Parameter::name).toList()
            : List.of();
    for (String name : parameters.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "%s has no parameter %s%s"
                .formatted(
                    metric.info().id(),
                    name,
                    known.isEmpty()
                        ? ": it is one number"
                        : "; it has: " + String.join(", ", known)));
      }
    }
    return metric instanceof AdjustableMetric adjustable && !parameters.isEmpty()
        ? adjustable.with(parameters)
        : metric;
  }

  private static void requireNumber(String id, List<String> names, Inputs inputs) {
    int given = inputs.names().size();
    if (given != names.size()) {
      throw new IllegalArgumentException(
          "%s takes %s %s (%s), not %s"
              .formatted(
                  id,
                  names.size(),
                  names.size() == 1 ? inputs.kind() : inputs.kind() + "s",
                  String.join(", ", names),
                  given));
    }
  }

  private static List<LoadedArray> read(List<Path> files) throws IOException {
    List<LoadedArray> arrays = new ArrayList<>();
    for (Path file : files) {
      try {
        arrays.add(ArrayReader.read(file));
      } catch (IOException e) {
        throw new IOException(file + ": " + IoMessages.describe(e), e);
      }
    }
    return arrays;
  }

  /** The sample rate of those arrays that are audio. */
  private static OptionalInt commonRate(List<String> files, List<LoadedArray> arrays) {
    OptionalInt rate = OptionalInt.empty();
    String first = files.get(0);
    for (int i = 0; i < arrays.size(); i++) {
      OptionalInt own = arrays.get(i).sampleRate();
      if (rate.isPresent() && own.isPresent() && !rate.equals(own)) {
        throw new LossInputException(
            "sample rates differ: %s has %s Hz, %s %s Hz"
                .formatted(first, rate.getAsInt(), files.get(i), own.getAsInt()));
      }
      if (rate.isEmpty() && own.isPresent()) {
        rate = own;
        first = files.get(i);
      }
    }
    return rate;
  }

  private static int rate(String id, OptionalInt ofFiles, OptionalInt given) {
    if (ofFiles.isPresent() && given.isPresent() && !ofFiles.equals(given)) {
      throw new LossInputException(
          "the files have %s Hz, not %s Hz: leave out the sample rate"
              .formatted(ofFiles.getAsInt(), given.getAsInt()));
    }
    if (ofFiles.isPresent() || given.isPresent()) {
      return ofFiles.orElseGet(given::getAsInt);
    }
    throw new LossRequestException(
        id + " needs the sample rate of arrays that are no audio",
        LossRequestException.Help.SAMPLE_RATE);
  }

  private static Signal signal(String file, LoadedArray array, LoadedArray first, int rate) {
    if (array.tensor().rank() != 1) {
      throw new LossInputException(
          "%s has the shape %s: one channel of samples, (n,), is needed"
              .formatted(file, array.describe()));
    }
    if (array.tensor().size() != first.tensor().size()) {
      throw new LossInputException(
          "lengths differ: %s has %s, the estimate %s"
              .formatted(
                  file,
                  Counted.of(array.tensor().size(), "sample", "samples"),
                  first.tensor().size()));
    }
    return new Signal(array.tensor().values(), rate);
  }

  private static String describe(List<String> files, List<LoadedArray> arrays) {
    StringBuilder text = new StringBuilder(" [");
    for (int i = 0; i < files.size(); i++) {
      text.append(i == 0 ? "" : "; ")
          .append(files.get(i))
          .append(": ")
          .append(arrays.get(i).describe());
    }
    return text.append(']').toString();
  }
}
