package sqe.serve;

import java.util.List;
import java.util.Locale;
import sqe.scoring.ScoringOptions;

/** The policies of a request, which are those of {@code sqe score} under the same names. */
final class Policies {

  /** Their names. */
  static final List<String> NAMES =
      List.of(
          "resample",
          "length",
          "max_length_difference",
          "align",
          "channels",
          "max_delay",
          "segment",
          "segment_hop");

  private static final int LOWEST_RATE = 1000;
  private static final int HIGHEST_RATE = 768_000;

  private Policies() {}

  static ScoringOptions of(Params params) throws RequestException {
    ScoringOptions usual = ScoringOptions.defaults();
    ScoringOptions options =
        usual
            .with(resample(params))
            .with(
                params.choice(
                    "length",
                    ScoringOptions.Length.values(),
                    each -> each.name().toLowerCase(Locale.ROOT),
                    usual.length()))
            .withMaxLengthDifference(
                seconds(params, "max_length_difference", usual.maxLengthDifference()))
            .with(
                params.choice(
                    "align",
                    ScoringOptions.Align.values(),
                    each -> each.name().toLowerCase(Locale.ROOT),
                    usual.align()))
            .withMaxDelay(seconds(params, "max_delay", usual.maxDelay()))
            .with(channels(params));
    return params.has("segment") || params.has("segment_hop") ? cut(options, params) : options;
  }

  private static ScoringOptions cut(ScoringOptions options, Params params) throws RequestException {
    double length = seconds(params, "segment", 0);
    double hop = seconds(params, "segment_hop", length);
    if (length == 0 || hop == 0) {
      throw RequestException.params("segment is the length of segments in seconds, more than 0");
    }
    if (!(options.resample() instanceof ScoringOptions.Resample.Refuse)) {
      throw RequestException.params(
          "segment cuts recordings as they are: leave out resample, and resample them first");
    }
    return options.with(new ScoringOptions.Segments(length, hop));
  }

  private static double seconds(Params params, String name, double other) throws RequestException {
    Double seconds = params.number(name);
    if (seconds != null && seconds < 0) {
      throw params.wrong(name, "seconds, not negative");
    }
    return seconds == null ? other : seconds;
  }

  private static ScoringOptions.Resample resample(Params params) throws RequestException {
    Object value = params.value("resample");
    if (value == null || value.equals("error")) {
      return new ScoringOptions.Resample.Refuse();
    }
    if (value.equals("reference")) {
      return new ScoringOptions.Resample.ToReference();
    }
    if (!(value instanceof Number)) {
      throw params.wrong("resample", "error, reference or a rate in Hz");
    }
    Integer rate = params.whole("resample", LOWEST_RATE, HIGHEST_RATE);
    return rate == null
        ? new ScoringOptions.Resample.Refuse()
        : new ScoringOptions.Resample.ToRate(rate);
  }

  private static ScoringOptions.Channels channels(Params params) throws RequestException {
    Object value = params.value("channels");
    if (value == null || value.equals("each")) {
      return new ScoringOptions.Channels.Each();
    }
    if (value.equals("mean")) {
      return new ScoringOptions.Channels.Mean();
    }
    if (value.equals("sources")) {
      return new ScoringOptions.Channels.SeparatedSources();
    }
    if (!(value instanceof Number)) {
      throw params.wrong("channels", "each, mean, sources or a channel's number");
    }
    Integer number = params.whole("channels", 1, Integer.MAX_VALUE);
    return new ScoringOptions.Channels.Only(number == null ? 1 : number);
  }
}
