package sqe.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.report.IdentificationDocument;
import sqe.scoring.Identification;
import sqe.scoring.Identification.Answer;
import sqe.scoring.MetricSelection;
import sqe.scoring.NothingToScoreException;
import sqe.scoring.PairFinder;
import sqe.scoring.UnknownMetricException;
import sqe.table.Counted;
import sqe.table.Pair;
import sqe.table.ShellWord;

/** {@code sqe identify}: which variant of which metric a published value is of. */
@Command(
    name = "identify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Name the variants of metrics that give a published value.",
    footer = {
      "",
      "Every metric that two files can have, and whose range holds the value, is tried",
      "with and without resampling to 8, 16 and 48 kHz, with and without alignment,",
      "trimmed and padded, of each channel and of their mean; at the files' rate and",
      "16 kHz also rounded to 16 bits and with the estimate at the reference's peak,",
      "RMS or active level. Of two folders it is the mean over all pairs. Where the",
      "value is above 1, metrics up to 1 are taken as percent. Exit code 1: no variant",
      "gives the value.",
      "",
      "Examples:",
      "  sqe identify clean.wav enhanced.wav --value 2.97",
      "  sqe identify clean/ enhanced/ --value 3.41 -m csig,csig_b,csig_c"
    })
final class IdentifyCommand implements Callable<Integer> {

  @Mixin private Invocation invocation = new Invocation();

  @Parameters(index = "0", paramLabel = "REFERENCE", description = "Clean speech, or its folder.")
  private @Nullable Path reference;

  @Parameters(
      index = "1",
      paramLabel = "ESTIMATE",
      description = "What the value is of, or its folder.")
  private @Nullable Path estimate;

  @Option(
      names = "--value",
      paramLabel = "NUMBER",
      required = true,
      description = "The published value, with the digits it was published with.")
  private BigDecimal value = BigDecimal.ZERO;

  @Option(
      names = "--tolerance",
      paramLabel = "NUMBER",
      description = "How far from it a value may be (default: half of its last digit).")
  private @Nullable Double tolerance;

  @Option(
      names = {"-m", "--metrics"},
      split = ",",
      paramLabel = "LIST",
      description = "Ids or families to try (default: all).")
  private @Nullable List<String> metrics;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "Threads (default: all cores).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Mixin private Verbosity verbosity = new Verbosity();

  @Override
  public Integer call() {
    requireUsage();
    double published = value.doubleValue();
    double within = tolerance == null ? halfOfLastDigit() : tolerance;
    List<Metric> chosen = metrics(MetricCatalog.load(), published, within);
    List<Pair> pairs = pairs();
    Identification identification = Identification.of(pairs, chosen, jobs);
    if (!verbosity.isQuiet()) {
      identification.unread().forEach(invocation.terminal()::warning);
    }
    if (identification.variants() == 0) {
      throw new CommandFailure(
          ExitCode.NOTHING_DONE, "no variant has a score of these files: nothing to compare");
    }
    invocation.print(IdentificationDocument.of(identification, value, within, pairs.size()));
    List<Answer> matching = identification.matching(published, within);
    boolean found = !matching.isEmpty();
    if (found && !verbosity.isQuiet()) {
      Answer first = matching.get(0);
      String condition = first.variants().get(0).treatment().condition();
      invocation
          .terminal()
          .line(
              "`%s` scores with the first%s"
                  .formatted(
                      again(first),
                      condition.isEmpty()
                          ? ""
                          : ", once " + condition + ", which sqe does not do"));
    }
    return found ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  private void requireUsage() {
    if (jobs < 1) {
      throw invocation.usage("--jobs is at least 1");
    }
    if (tolerance != null && !(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
      throw invocation.usage("--tolerance is 0 or more");
    }
    if (Double.isInfinite(value.doubleValue())) {
      throw invocation.usage("--value is too large for a score: " + value);
    }
  }

  /** What the figure was rounded by, if it was rounded to the digits it has. */
  private double halfOfLastDigit() {
    return value.ulp().multiply(new BigDecimal("0.5")).doubleValue();
  }

  /** Those that were named or, where none were, all that can have the value. */
  private List<Metric> metrics(MetricCatalog catalog, double published, double within) {
    List<Metric> usual = Identification.usualMetrics(catalog);
    if (metrics == null) {
      List<Metric> able = Identification.able(usual, published, within);
      if (able.isEmpty()) {
        throw invocation.usage("--value is beyond what any metric can have: " + value);
      }
      return able;
    }
    try {
      List<Metric> named =
          new MetricSelection(catalog, Set.of(MetricInfo.Need.REFERENCE))
              .choose(metrics.stream().map(String::strip).toList());
      List<String> impossible =
          named.stream()
              .map(metric -> metric.info().id())
              .filter(id -> usual.stream().noneMatch(metric -> metric.info().id().equals(id)))
              .toList();
      if (!impossible.isEmpty()) {
        throw invocation.usage(
            String.join(", ", impossible) + ": not a score of two files alone: leave it out");
      }
      return named;
    } catch (UnknownMetricException e) {
      throw invocation.usage(e);
    }
  }

  private List<Pair> pairs() {
    try {
      Path clean = Objects.requireNonNull(reference);
      List<Pair> found = PairFinder.find(clean, Objects.requireNonNull(estimate)).pairs();
      List<Pair> whole =
          found.stream()
              .filter(pair -> pair.problem() == null && pair.reference() != null)
              .toList();
      if (whole.size() < found.size() && !verbosity.isQuiet()) {
        invocation
            .terminal()
            .warning(
                Counted.of(found.size() - whole.size(), "file", "files")
                    + " without a counterpart left out");
      }
      if (whole.isEmpty()) {
        throw new CommandFailure(
            ExitCode.NOTHING_DONE,
            "no pairs: %s and %s have no file in common".formatted(clean, estimate));
      }
      return whole;
    } catch (NothingToScoreException e) {
      throw new CommandFailure(ExitCode.NOTHING_DONE, String.valueOf(e.getMessage()), e);
    }
  }

  /** What to type for the plainest variant of an answer. */
  private String again(Answer answer) {
    var variant = answer.variants().get(0);
    List<String> words =
        new ArrayList<>(
            List.of("sqe", "score", String.valueOf(reference), String.valueOf(estimate)));
    words.addAll(List.of("-m", variant.metric().id()));
    words.addAll(PolicyOptions.typed(variant.policies()));
    return words.stream().map(ShellWord::of).collect(Collectors.joining(" "));
  }
}
