package sqe.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a metric says of itself; documentation, table headers, signatures, gates and reports are
 * made from this record and from nothing else. {@link #builder} makes one, part by part.
 *
 * @param id the column name: lower case, digits and underscores
 * @param name the full name
 * @param family the group it is listed under and can be asked for by: {@code sdr}, {@code stoi} …
 * @param unit {@code dB}, {@code MOS}, or empty for a pure number
 * @param range the values it can take
 * @param direction whether higher or lower is better, or neither
 * @param sampleRates rates in Hz it exists at; empty: every rate
 * @param needs what it needs beside the estimate
 * @param parameters everything that can change the number, in canonical order (see {@link
 *     #signature()})
 * @param revision raised only when scores change by more than the printed precision
 * @param definition one or two sentences, with the equation in plain text
 * @param edgeCases what it gives for silence, short input and a perfect estimate, one sentence each
 * @param source paper, standard or equation it comes from
 * @param usualMargin the difference, in its unit, below which it is customary to call two systems
 *     equal; empty where there is no custom
 * @param defaultAt sample rates at which it is scored where nobody chooses; empty: only when chosen
 * @param usualLengths lengths of recordings that it is meant for
 * @param sentinels values that other tools write for it and that are no measurement
 * @param otherNames columns in which other tools have it, in lower case with underscores
 * @param decimals decimal places that its values are rounded to, where the arithmetic behind it may
 *     differ in the last digits between machines; empty: values are exact
 * @param ratio the two metrics whose sums over a set make the set's value; empty where that is the
 *     mean
 */
public record MetricInfo(
    String id,
    String name,
    String family,
    String unit,
    Range range,
    Direction direction,
    Set<Integer> sampleRates,
    Set<Need> needs,
    List<Map.Entry<String, String>> parameters,
    int revision,
    String definition,
    List<String> edgeCases,
    String source,
    OptionalDouble usualMargin,
    List<RateSpan> defaultAt,
    LengthSpan usualLengths,
    List<Sentinel> sentinels,
    List<String> otherNames,
    OptionalInt decimals,
    Optional<Ratio> ratio) {

  private static final int SHORT_DIGITS = 8;
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]*");

  /**
   * Checks the id, which becomes a column and starts signatures, and copies the collections.
   *
   * @throws IllegalArgumentException when the id has other characters than it may
   */
  public MetricInfo {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "a metric's id is lower-case letters, digits and underscores: " + id);
    }
    sampleRates = Set.copyOf(sampleRates);
    needs = Set.copyOf(needs);
    parameters = List.copyOf(parameters);
    edgeCases = List.copyOf(edgeCases);
    defaultAt = List.copyOf(defaultAt);
    sentinels = List.copyOf(sentinels);
    otherNames = List.copyOf(otherNames);
  }

  /**
   * A description to be filled in: of a metric that compares an estimate with its reference at
   * every rate, is a pure number without bounds, better when higher, and has no parameters.
   *
   * @param id the column name: lower case, digits and underscores
   */
  public static MetricInfoBuilder builder(String id) {
    return new MetricInfoBuilder(id);
  }

  /** Whether larger values mean better speech. */
  public enum Direction {
    /** Larger is better. */
    HIGHER_IS_BETTER(1),
    /** Smaller is better. */
    LOWER_IS_BETTER(-1),
    /** A fact, such as a level: neither is better. */
    NEITHER(0);

    private final int sign;

    Direction(int sign) {
      this.sign = sign;
    }

    /** What turns a value into one of which more is better: +1 or −1; 0 where there is none. */
    public int sign() {
      return sign;
    }

    /** The infinity that is worse than any score: {@code −∞} unless lower is better. */
    public double worst() {
      return this == LOWER_IS_BETTER ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }
  }

  /**
   * Of what a set's value is the quotient.
   *
   * @param numerator id of the metric that is summed above
   * @param denominator id of the one below
   * @param given whether the denominator is the same for all estimates of a reference, as words
   *     that were said are
   */
  public record Ratio(String numerator, String denominator, boolean given) {}

  /** What a metric may need beside the estimate. */
  public enum Need {
    /** The clean signal. */
    REFERENCE,
    /** The unprocessed mixture. */
    MIXTURE,
    /** Several separated sources with their permutation solved. */
    SOURCES,
    /** What was said, and what a recogniser has heard. */
    TRANSCRIPT,
    /** A model that does not come with sqe and that nobody has named yet. */
    MODEL
  }

  /**
   * The values a metric can take.
   *
   * @param minimum the smallest, maybe −∞
   * @param maximum the largest, maybe +∞
   */
  public record Range(double minimum, double maximum) {

    /** Beyond a bound by no more than this part of it, a value has left the range by rounding. */
    private static final double ROUNDING = 1e-9;

    /**
     * A computed value as the range has it: what rounding has carried over a bound is the bound.
     *
     * @param value may be NaN
     * @throws UndefinedScoreException when it is beyond a bound by more than rounding, by 1e-9 of
     *     the bound or of 1: the samples are such that no digit of it is sure; and when it is NaN
     */
    public double settled(double value) {
      if (value >= minimum && value <= maximum) {
        return value;
      }
      if (Double.isNaN(value)) {
        throw new UndefinedScoreException(
            UndefinedScoreException.Reason.NOT_FINITE, "an intermediate result overflows");
      }
      double bound = value < minimum ? minimum : maximum;
      if (Math.abs(value - bound) <= ROUNDING * Math.max(1, Math.abs(bound))) {
        return bound;
      }
      throw new UndefinedScoreException(
          UndefinedScoreException.Reason.OUT_OF_DOMAIN,
          "the samples leave no digit of it: %s, which is not within %s … %s"
              .formatted(value, number(minimum), number(maximum)));
    }

    /** All real numbers and both infinities. */
    public static Range unbounded() {
      return new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** From zero up. */
    public static Range nonNegative() {
      return new Range(0, Double.POSITIVE_INFINITY);
    }
  }

  /**
   * Whether it is scored where nobody chooses.
   *
   * @param sampleRate of what is scored, in Hz; empty where it is not known
   */
  public boolean isDefault(OptionalInt sampleRate) {
    return sampleRate.isPresent()
        ? defaultAt.stream().anyMatch(span -> span.contains(sampleRate.getAsInt()))
        : defaultAt.contains(RateSpan.EVERY);
  }

  /** The range in words, to three decimals: {@code -inf … inf}, {@code 0 … 1}. */
  public String rangeText() {
    return number(range.minimum()) + " … " + number(range.maximum());
  }

  private static String number(double bound) {
    if (Double.isInfinite(bound)) {
      return bound > 0 ? "inf" : "-inf";
    }
    return bound == 0
        ? "0"
        : BigDecimal.valueOf(bound)
            .setScale(3, RoundingMode.HALF_EVEN)
            .stripTrailingZeros()
            .toPlainString();
  }

  /** What is better, in one word: {@code higher}, {@code lower} or {@code neither}. */
  public String directionText() {
    return switch (direction) {
      case HIGHER_IS_BETTER -> "higher";
      case LOWER_IS_BETTER -> "lower";
      case NEITHER -> "neither";
    };
  }

  /**
   * A score of this metric, within its range as {@link Range#settled} says.
   *
   * @throws UndefinedScoreException as {@link Range#settled}
   */
  public Score score(double value) {
    return score(value, List.of());
  }

  /**
   * A score of this metric with notes, within its range as {@link Range#settled} says.
   *
   * @param notes each a short sentence
   * @throws UndefinedScoreException as {@link Range#settled}
   */
  public Score score(double value, List<String> notes) {
    return new Score(range.settled(value), notes);
  }

  /** Whether it exists at a rate in Hz. */
  public boolean existsAt(int sampleRate) {
    return sampleRates.isEmpty() || sampleRates.contains(sampleRate);
  }

  /** The rates it exists at: {@code any}, or {@code 8000, 16000 Hz}. */
  public String sampleRatesText() {
    return sampleRates.isEmpty()
        ? "any"
        : sampleRates.stream()
            .sorted()
            .map(rate -> Integer.toString(rate))
            .collect(Collectors.joining(", ", "", " Hz"));
  }

  /**
   * What it needs, comma-separated: the {@code estimate}, mostly a {@code reference}, maybe more.
   */
  public String needsText() {
    return (needs.contains(Need.REFERENCE) ? "reference, estimate" : "estimate")
        + (needs.contains(Need.MIXTURE) ? ", noisy mixture" : "")
        + (needs.contains(Need.SOURCES) ? ", separated sources" : "")
        + (needs.contains(Need.TRANSCRIPT) ? ", transcripts" : "")
        + (needs.contains(Need.MODEL) ? ", a model of yours" : "");
  }

  /**
   * A value as the metric gives it: to its {@link #decimals()}, half to even; as it is where they
   * are not limited or the value is not finite.
   */
  public double rounded(double value) {
    return decimals.isPresent() && Double.isFinite(value)
        ? new BigDecimal(value).setScale(decimals.getAsInt(), RoundingMode.HALF_EVEN).doubleValue()
        : value;
  }

  /**
   * The long signature: id, parameters in canonical order and revision, {@code |}-separated, as in
   * {@code si_sdr|zero_mean:no|rev:1}. Two scores are comparable when their signatures are equal.
   */
  public String signature() {
    return signature(List.of());
  }

  /**
   * The long signature with parameters from outside the metric, such as the resampling policy,
   * before the revision.
   */
  public String signature(List<Map.Entry<String, String>> policies) {
    StringBuilder text = new StringBuilder(id);
    for (var parameter : parameters) {
      text.append('|').append(parameter.getKey()).append(':').append(parameter.getValue());
    }
    for (var policy : policies) {
      text.append('|').append(policy.getKey()).append(':').append(policy.getValue());
    }
    return text.append("|rev:").append(revision).toString();
  }

  /**
   * The short signature, for labels and for metrics built on this one: id, {@code #} and the first
   * 8 hex digits of the long one's SHA-256.
   */
  public String shortSignature() {
    return shortened(signature());
  }

  /**
   * The short form of a long signature, as {@link #shortSignature()}.
   *
   * @param signature with or without policies
   */
  public static String shortened(String signature) {
    byte[] digest = sha256().digest(signature.getBytes(StandardCharsets.UTF_8));
    String id = signature.split("\\|", 2)[0];
    return id + "#" + HexFormat.of().formatHex(digest).substring(0, SHORT_DIGITS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
