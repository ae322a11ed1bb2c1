package sqe.scoring;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.table.TableSignatures;

/**
 * The policies of a scoring run; each can change a score and so is part of every signature.
 *
 * @param resample what to do when rates differ or another rate is wanted
 * @param length what to do when lengths differ
 * @param maxLengthDifference seconds up to which lengths may differ
 * @param align whether to remove a delay of the estimate first
 * @param channels what to do with several channels
 * @param maxDelay seconds up to which a delay is looked for
 * @param segments how recordings are cut, each part having scores of its own; null for whole ones
 */
public record ScoringOptions(
    Resample resample,
    Length length,
    double maxLengthDifference,
    Align align,
    Channels channels,
    double maxDelay,
    @Nullable Segments segments)
    implements Serializable {

  /** Delays are looked for up to so many seconds unless another limit is given. */
  public static final double USUAL_MAX_DELAY = 1;

  /** Policies for whole recordings. */
  public ScoringOptions(
      Resample resample,
      Length length,
      double maxLengthDifference,
      Align align,
      Channels channels,
      double maxDelay) {
    this(resample, length, maxLengthDifference, align, channels, maxDelay, null);
  }

  /** Policies with the usual limit of delays. */
  public ScoringOptions(
      Resample resample,
      Length length,
      double maxLengthDifference,
      Align align,
      Channels channels) {
    this(resample, length, maxLengthDifference, align, channels, USUAL_MAX_DELAY);
  }

  private static final long serialVersionUID = 1L;

  /** Errors for different rates, trimming up to 0.1 s, no alignment, one row a channel. */
  public static ScoringOptions defaults() {
    return new ScoringOptions(
        new Resample.Refuse(), Length.TRIM, 0.1, Align.NONE, new Channels.Each());
  }

  /** The same with another policy for rates. */
  public ScoringOptions with(Resample other) {
    return new ScoringOptions(
        other, length, maxLengthDifference, align, channels, maxDelay, segments);
  }

  /** The same with another policy for lengths. */
  public ScoringOptions with(Length other) {
    return new ScoringOptions(
        resample, other, maxLengthDifference, align, channels, maxDelay, segments);
  }

  /** The same with another difference of lengths, in seconds, that is trimmed or padded. */
  public ScoringOptions withMaxLengthDifference(double seconds) {
    return new ScoringOptions(resample, length, seconds, align, channels, maxDelay, segments);
  }

  /** The same with or without alignment. */
  public ScoringOptions with(Align other) {
    return new ScoringOptions(
        resample, length, maxLengthDifference, other, channels, maxDelay, segments);
  }

  /** The same with another limit of delays, in seconds. */
  public ScoringOptions withMaxDelay(double seconds) {
    return new ScoringOptions(
        resample, length, maxLengthDifference, align, channels, seconds, segments);
  }

  /** The same with another policy for channels. */
  public ScoringOptions with(Channels other) {
    return new ScoringOptions(
        resample, length, maxLengthDifference, align, other, maxDelay, segments);
  }

  /** The same with recordings cut into segments, or whole. */
  public ScoringOptions with(@Nullable Segments other) {
    return new ScoringOptions(
        resample, length, maxLengthDifference, align, channels, maxDelay, other);
  }

  /**
   * The policies that a long signature names, of whole recordings; those it does not name are the
   * defaults. The inverse of {@link #signatureParts()}.
   *
   * @throws IllegalArgumentException when it names one that does not exist
   */
  public static ScoringOptions ofSignature(String signature) {
    Map<String, String> parts = TableSignatures.parts(signature);
    ScoringOptions options = defaults();
    String length = parts.getOrDefault("length", "trim0.1");
    String align = parts.getOrDefault("align", "none");
    return options
        .with(resample(parts.getOrDefault("resample", "error")))
        .with(Length.valueOf(word(length)))
        .withMaxLengthDifference(number(length, options.maxLengthDifference()))
        .with(Align.valueOf(word(align)))
        .withMaxDelay(number(align, USUAL_MAX_DELAY))
        .with(channels(parts.getOrDefault("channels", "each")));
  }

  private static String word(String part) {
    return part.replaceFirst("[0-9.]+$", "").toUpperCase(Locale.ROOT);
  }

  private static double number(String part, double otherwise) {
    String digits = part.replaceFirst("^[a-z]+", "");
    return digits.isEmpty() ? otherwise : Double.parseDouble(digits);
  }

  private static Resample resample(String label) {
    return switch (label) {
      case "error" -> new Resample.Refuse();
      case "reference" -> new Resample.ToReference();
      default -> new Resample.ToRate(Integer.parseInt(label));
    };
  }

  private static Channels channels(String label) {
    return switch (label) {
      case "each" -> new Channels.Each();
      case "mean" -> new Channels.Mean();
      case "sources" -> new Channels.SeparatedSources();
      default -> new Channels.Only(Integer.parseInt(label));
    };
  }

  /**
   * How recordings are cut: at every multiple of the hop a segment begins.
   *
   * @param seconds that a segment lasts, positive
   * @param hop seconds from the start of one to the start of the next, positive
   */
  public record Segments(double seconds, double hop) implements Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException when one is not positive
     */
    public Segments {
      if (!(seconds > 0) || !(hop > 0)) {
        throw new IllegalArgumentException("a segment and its hop last more than 0 s");
      }
    }
  }

  /** What to do when rates differ or another rate is wanted. */
  public sealed interface Resample extends Serializable {
    /** The policy as it stands in a signature. */
    String label();

    /** Different rates are an error. */
    record Refuse() implements Resample {
      @Override
      public String label() {
        return "error";
      }
    }

    /** The estimate (and mixture) is brought to the reference's rate. */
    record ToReference() implements Resample {
      @Override
      public String label() {
        return "reference";
      }
    }

    /** Everything is brought to this rate, in Hz. */
    record ToRate(int rate) implements Resample {
      @Override
      public String label() {
        return Integer.toString(rate);
      }
    }
  }

  /** What to do when lengths differ, up to the largest difference allowed. */
  public enum Length {
    /** Both are cut to the shorter. */
    TRIM,
    /** The shorter is padded with zeros at its end. */
    PAD,
    /** Any difference is an error. */
    STRICT
  }

  /** Whether to remove a delay of the estimate before scoring. */
  public enum Align {
    /** Scored as it is. */
    NONE,
    /** The estimate is moved by the whole number of samples at the peak of the correlation. */
    INTEGER
  }

  /** What to do with several channels. */
  public sealed interface Channels extends Serializable {
    /** The policy as it stands in a signature. */
    String label();

    /** One row a channel. */
    record Each() implements Channels {
      @Override
      public String label() {
        return "each";
      }
    }

    /** The channels are averaged first. */
    record Mean() implements Channels {
      @Override
      public String label() {
        return "mean";
      }
    }

    /** One channel only, counted from 1. */
    record Only(int number) implements Channels {
      @Override
      public String label() {
        return Integer.toString(number);
      }
    }

    /** The channels are separated sources; the permutation is solved. */
    record SeparatedSources() implements Channels {
      @Override
      public String label() {
        return "sources";
      }
    }
  }

  private static String plain(double seconds) {
    return BigDecimal.valueOf(seconds).stripTrailingZeros().toPlainString();
  }

  /** The limit of delays is part of the name only where it is another than the usual one. */
  private String aligned() {
    String name = align.name().toLowerCase(Locale.ROOT);
    return align == Align.NONE || maxDelay == USUAL_MAX_DELAY ? name : name + plain(maxDelay);
  }

  /** The policies as signature parts, in canonical order. */
  public List<Map.Entry<String, String>> signatureParts() {
    String lengths =
        length == Length.STRICT
            ? "strict"
            : length.name().toLowerCase(Locale.ROOT) + plain(maxLengthDifference);
    List<Map.Entry<String, String>> parts = new ArrayList<>();
    parts.add(Map.entry("resample", resample.label()));
    parts.add(Map.entry("length", lengths));
    parts.add(Map.entry("align", aligned()));
    parts.add(Map.entry("channels", channels.label()));
    if (segments != null) {
      parts.add(Map.entry("segment", plain(segments.seconds())));
      parts.add(Map.entry("segment_hop", plain(segments.hop())));
    }
    return List.copyOf(parts);
  }
}
