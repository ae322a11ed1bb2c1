package sqe.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import sqe.metrics.NumberText;
import sqe.scoring.ScoringOptions;

/** The policies that can change a score. */
final class PolicyOptions {

  @Option(
      names = "--resample",
      paramLabel = "error|reference|RATE",
      defaultValue = "error",
      converter = ResampleConverter.class,
      description = "What to do when rates differ, or the rate to score at (default: error).")
  private ScoringOptions.Resample resample = new ScoringOptions.Resample.Refuse();

  @Option(
      names = "--length",
      paramLabel = "trim|pad|strict",
      defaultValue = "trim",
      description = "What to do when lengths differ (default: trim).")
  private ScoringOptions.Length length = ScoringOptions.Length.TRIM;

  @Option(
      names = "--max-length-difference",
      paramLabel = "SECONDS",
      defaultValue = "0.1",
      converter = SecondsConverter.class,
      description = "Beyond this a difference is an error (default: 0.1).")
  private double maxLengthDifference = 0.1;

  @Option(
      names = "--align",
      paramLabel = "none|integer",
      defaultValue = "none",
      description = "Whether to remove a delay of whole samples first (default: none).")
  private ScoringOptions.Align align = ScoringOptions.Align.NONE;

  @Option(
      names = "--channels",
      paramLabel = "each|mean|N|sources",
      defaultValue = "each",
      converter = ChannelsConverter.class,
      description =
          "One row a channel, their mean, channel N, or separated sources (default: each).")
  private ScoringOptions.Channels channels = new ScoringOptions.Channels.Each();

  @Option(
      names = "--max-delay",
      paramLabel = "SECONDS",
      defaultValue = "1",
      converter = SecondsConverter.class,
      description = "How large a delay --align looks for (default: 1).")
  private double maxDelay = ScoringOptions.USUAL_MAX_DELAY;

  ScoringOptions options() {
    return new ScoringOptions(resample, length, maxLengthDifference, align, channels, maxDelay);
  }

  /** What has to be typed for these policies; empty for the usual ones. */
  static List<String> typed(ScoringOptions policies) {
    ScoringOptions usual = ScoringOptions.defaults();
    List<String> words = new ArrayList<>();
    if (!policies.resample().equals(usual.resample())) {
      words.addAll(List.of("--resample", policies.resample().label()));
    }
    if (policies.length() != usual.length()) {
      words.addAll(List.of("--length", EnumWords.of(policies.length())));
    }
    if (policies.maxLengthDifference() != usual.maxLengthDifference()) {
      words.addAll(
          List.of("--max-length-difference", NumberText.shortest(policies.maxLengthDifference())));
    }
    if (policies.align() != usual.align()) {
      words.addAll(List.of("--align", EnumWords.of(policies.align())));
    }
    if (!policies.channels().equals(usual.channels())) {
      words.addAll(List.of("--channels", policies.channels().label()));
    }
    return words;
  }

  /** {@code error}, {@code reference} or a rate in Hz. */
  static final class ResampleConverter implements ITypeConverter<ScoringOptions.Resample> {
    @Override
    public ScoringOptions.Resample convert(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "error" -> new ScoringOptions.Resample.Refuse();
        case "reference" -> new ScoringOptions.Resample.ToReference();
        default -> new ScoringOptions.Resample.ToRate(rate(text));
      };
    }

    private static int rate(String text) {
      int rate = positive(text, "error, reference or a rate in Hz, not '%s'");
      if (rate < 1000 || rate > 768_000) {
        throw new WrongValueException("a rate between 1000 and 768000 Hz, not " + rate);
      }
      return rate;
    }
  }

  /** {@code each}, {@code mean}, {@code sources} or a channel's number. */
  static final class ChannelsConverter implements ITypeConverter<ScoringOptions.Channels> {
    @Override
    public ScoringOptions.Channels convert(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "each" -> new ScoringOptions.Channels.Each();
        case "mean" -> new ScoringOptions.Channels.Mean();
        case "sources" -> new ScoringOptions.Channels.SeparatedSources();
        default ->
            new ScoringOptions.Channels.Only(
                positive(text, "each, mean, sources or a channel's number, not '%s'"));
      };
    }
  }

  /** A time that is not negative. */
  static final class SecondsConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      try {
        double seconds = Double.parseDouble(text);
        if (seconds >= 0 && Double.isFinite(seconds)) {
          return seconds;
        }
      } catch (NumberFormatException e) {
        throw new WrongValueException(complaint(text));
      }
      throw new WrongValueException(complaint(text));
    }

    private static String complaint(String text) {
      return "seconds, finite and not negative, not '%s'".formatted(text);
    }
  }

  private static int positive(String text, String complaint) {
    try {
      int value = Integer.parseInt(text);
      if (value >= 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new WrongValueException(String.format(Locale.ROOT, complaint, text));
    }
    throw new WrongValueException(String.format(Locale.ROOT, complaint, text));
  }
}
