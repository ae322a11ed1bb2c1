package sqe.cli;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.scoring.MetricSelection;
import sqe.scoring.PairScorer;
import sqe.scoring.RecordingSource;
import sqe.scoring.ScoreSpec;
import sqe.scoring.ScoringOptions;
import sqe.scoring.ScoringRate;
import sqe.scoring.UnknownMetricException;
import sqe.table.Pair;
import sqe.table.RemedyWords;

/**
 * What is computed of pairs, as {@code sqe score} has it, for a command of another program that
 * scores them elsewhere: the same options give the same rows.
 */
@Command
public final class ScoreSettings {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = {"-m", "--metrics"},
      split = ",",
      paramLabel = "LIST",
      description = "Comma-separated ids, families or 'all'.")
  private @Nullable List<String> metrics;

  @Option(
      names = "--delta",
      description = "Add <metric>_delta columns: the estimate's score minus the mixture's.")
  private boolean delta;

  @Option(
      names = "--diagnose",
      description =
          "Add delay, drift, polarity, gain, DC, swapped and wrong pair, and each score once"
              + " corrected.")
  private boolean diagnose;

  @Mixin private PolicyOptions policies = new PolicyOptions();

  @Mixin private SegmentOptions segments = new SegmentOptions();

  @SuppressWarnings("UnusedVariable")
  @Mixin
  private ErrorTrace errorTrace = new ErrorTrace();

  /** Settings that picocli fills. */
  public ScoreSettings() {}

  /**
   * What scores the pairs of a run, with the metrics on the class path.
   *
   * @param audio where their recordings come from; a few headers are read, for the sample rate
   * @throws ParameterException when the settings do not fit each other, or name an unknown metric
   * @throws CommandFailure when a column of the manifest has the name of another
   */
  public PairScorer scorer(List<Pair> pairs, RecordingSource audio) {
    segments
        .mistake(policies.options())
        .ifPresent(
            message -> {
              throw usage(message);
            });
    ScoringOptions options = options(pairs);
    MetricCatalog catalog = MetricCatalog.load();
    List<String> ids =
        chosen(catalog, pairs, options, audio).stream()
            .map(Metric::info)
            .map(MetricInfo::id)
            .toList();
    try {
      return new PairScorer(
          ScoreSpec.of(ids)
              .with(options)
              .withDelta(delta)
              .withDiagnosis(diagnose)
              .carryingColumnsOf(pairs),
          catalog);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.nothingDone(e);
    }
  }

  /** How the messages of a scorer's rows say what helps: they name these options. */
  public static RemedyWords words(PairScorer scorer) {
    return OptionWords.of(scorer);
  }

  /** Pairs of several files a side are separated sources, as {@code sqe score} takes them. */
  private ScoringOptions options(List<Pair> pairs) {
    ScoringOptions options = policies.options().with(segments.segments());
    return pairs.stream().anyMatch(pair -> pair.sources() != null)
        ? options.with(new ScoringOptions.Channels.SeparatedSources())
        : options;
  }

  private List<Metric> chosen(
      MetricCatalog catalog, List<Pair> pairs, ScoringOptions options, RecordingSource audio) {
    MetricSelection selection = MetricSelection.of(catalog, pairs, options);
    List<String> asked = metrics;
    if (asked == null) {
      return selection.byDefault(ScoringRate.of(pairs, options, audio));
    }
    List<String> words = asked.stream().map(String::strip).toList();
    try {
      boolean groups = selection.hasGroups(words);
      return selection.choose(words, groups ? ScoringRate.of(pairs, options, audio) : null);
    } catch (UnknownMetricException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
  }
}
