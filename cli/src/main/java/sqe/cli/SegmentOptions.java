package sqe.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sqe.scoring.ScoringOptions;

/** Whether recordings are scored in parts. */
final class SegmentOptions {

  @Option(
      names = "--segment",
      paramLabel = "SECONDS",
      converter = PolicyOptions.SecondsConverter.class,
      description = "Cut recordings into segments of this length, one row each.")
  private @Nullable Double seconds;

  @Option(
      names = "--segment-hop",
      paramLabel = "SECONDS",
      converter = PolicyOptions.SecondsConverter.class,
      description = "From the start of one segment to the next (default: --segment).")
  private @Nullable Double hop;

  /** What of these options, and of others beside them, cannot be; empty where all can. */
  Optional<String> mistake(ScoringOptions options) {
    if (seconds == null) {
      return hop == null
          ? Optional.empty()
          : Optional.of("--segment-hop needs --segment SECONDS, the length of a segment");
    }
    if (seconds == 0 || (hop != null && hop == 0)) {
      return Optional.of("--segment and --segment-hop are more than 0 s");
    }
    return options.resample() instanceof ScoringOptions.Resample.Refuse
        ? Optional.empty()
        : Optional.of(
            "--segment cuts files as they are, and a piece that is resampled is not a piece of what"
                + " the whole becomes: leave out --resample, and resample the files first");
  }

  /** How recordings are cut; null where they are not. */
  ScoringOptions.@Nullable Segments segments() {
    return seconds == null
        ? null
        : new ScoringOptions.Segments(seconds, hop == null ? seconds : hop);
  }
}
