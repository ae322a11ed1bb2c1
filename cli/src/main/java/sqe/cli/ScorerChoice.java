package sqe.cli;

import java.util.List;
import java.util.Optional;
import sqe.metrics.MetricInfo;
import sqe.metrics.transcript.Normaliser;
import sqe.scoring.CatalogSpec;
import sqe.scoring.PairScorer;
import sqe.scoring.Profile;
import sqe.scoring.RecordingSource;
import sqe.scoring.ScoreSpec;
import sqe.scoring.ScoringOptions;
import sqe.table.Pair;

/**
 * What is computed of pairs, as the options of a command say.
 *
 * @param metrics which, and of which profile
 * @param policies what is done about rates, lengths, delays and channels
 * @param normaliser what texts go through
 * @param segments whether recordings are cut
 * @param delta whether each score is followed by its difference to that of the mixture
 * @param diagnose whether each pair is diagnosed
 * @param invocation the call
 */
record ScorerChoice(
    MetricOptions metrics,
    PolicyOptions policies,
    Normaliser normaliser,
    SegmentOptions segments,
    boolean delta,
    boolean diagnose,
    Invocation invocation) {

  /** What a profile says. */
  private static final String[] PROFILED = {
    "--resample",
    "--length",
    "--max-length-difference",
    "--align",
    "--max-delay",
    "--channels",
    "--segment",
    "--segment-hop",
    "--normaliser"
  };

  /** A table that bears the name of a profile has all of its policies. */
  Optional<String> besideProfile() {
    Profile chosen = metrics.profile();
    return chosen == null
        ? Optional.empty()
        : invocation
            .given(PROFILED)
            .map(
                option ->
                    "--profile %s says what %s is: leave out one of them"
                        .formatted(chosen.label(), option));
  }

  /** What of segments cannot be; empty where all can. */
  Optional<String> ofSegments() {
    return segments.mistake(chosenPolicies());
  }

  private ScoringOptions chosenPolicies() {
    Profile profile = metrics.profile();
    return profile == null ? policies.options() : profile.policies();
  }

  /** Pairs of several files a side are separated sources, whatever the policy is by default. */
  private ScoringOptions options(List<Pair> pairs) {
    ScoringOptions options = chosenPolicies().with(segments.segments());
    boolean sources = pairs.stream().anyMatch(pair -> pair.sources() != null);
    if (sources
        && !(options.channels() instanceof ScoringOptions.Channels.Each)
        && !(options.channels() instanceof ScoringOptions.Channels.SeparatedSources)) {
      throw invocation.usage(
          "sources in files of their own have one channel: leave out --channels");
    }
    return sources ? options.with(new ScoringOptions.Channels.SeparatedSources()) : options;
  }

  /** Which metrics there are. */
  CatalogSpec catalog() {
    Profile profile = metrics.profile();
    return metrics.spec(profile == null ? normaliser : profile.normaliser());
  }

  /**
   * The metrics for some pairs.
   *
   * @param audio where their recordings come from
   * @param quiet whether what is left out is not to be said
   */
  List<MetricInfo> metrics(List<Pair> pairs, RecordingSource audio, boolean quiet) {
    return metrics.choose(
        pairs, options(pairs), ModelOptions.catalog(catalog()), audio, invocation, quiet);
  }

  /**
   * What scores some pairs.
   *
   * @param chosen the metrics for them
   * @param digests whether the decoded references are digested
   */
  PairScorer scorer(List<MetricInfo> chosen, List<Pair> pairs, boolean digests) {
    Profile profile = metrics.profile();
    try {
      ScoreSpec asked = ScoreSpec.of(chosen.stream().map(MetricInfo::id).toList());
      return new PairScorer(
          (profile == null ? asked : asked.with(profile))
              .with(options(pairs))
              .withDelta(delta)
              .withDiagnosis(diagnose)
              .withDigests(digests)
              .carryingColumnsOf(pairs),
          ModelOptions.catalog(catalog()));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.nothingDone(e); // a column of the manifest has the name of another
    }
  }
}
