package sqe.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sqe.scoring.CatalogSpec;
import sqe.scoring.PairScorer;
import sqe.scoring.RecordingSource;
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

  @Mixin private MetricOptions metrics = new MetricOptions();

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

  @Mixin private TextOptions texts = new TextOptions();

  @Mixin private SegmentOptions segments = new SegmentOptions();

  @SuppressWarnings("UnusedVariable")
  @Mixin
  private ErrorTrace errorTrace = new ErrorTrace();

  /** Settings that picocli fills. */
  public ScoreSettings() {}

  /**
   * What scores the pairs of a run, with the metrics of {@link #catalog}.
   *
   * @param audio where their recordings come from; a few headers are read, for the sample rate
   * @throws ParameterException when the settings do not fit each other, or name an unknown metric
   * @throws CommandFailure when a column of the manifest has the name of another, or a model cannot
   *     be read
   */
  public PairScorer scorer(List<Pair> pairs, RecordingSource audio) {
    ScorerChoice choice = choice();
    choice.invocation().refuse(choice.besideProfile().or(choice::ofSegments));
    return choice.scorer(choice.metrics(pairs, audio, false), pairs, true);
  }

  /** Which metrics there are, for other machines. */
  public CatalogSpec catalog() {
    return choice().catalog();
  }

  private ScorerChoice choice() {
    return new ScorerChoice(
        metrics, policies, texts.normaliser(), segments, delta, diagnose, new Invocation(command));
  }

  /** How the messages of a scorer's rows say what helps: they name these options. */
  public static RemedyWords words(PairScorer scorer) {
    return OptionWords.of(scorer);
  }
}
