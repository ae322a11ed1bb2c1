package sqe.metrics;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import sqe.metrics.MetricInfo.Direction;
import sqe.metrics.MetricInfo.Need;
import sqe.metrics.MetricInfo.Range;

/**
 * Fills in a {@link MetricInfo} part by part; what is left out stays as {@link MetricInfo#builder}
 * says. Made for one description, not for use by several threads.
 */
public final class MetricInfoBuilder {

  /** Margins that are customary in a unit. */
  private static final Map<String, Double> USUAL_MARGINS = Map.of("dB", 0.2, "MOS", 0.05);

  private final String id;
  private String name;
  private String family;
  private String unit = "";
  private Range range = Range.unbounded();
  private Direction direction = Direction.HIGHER_IS_BETTER;
  private final Set<Integer> sampleRates = new LinkedHashSet<>();
  private final Set<Need> needs = EnumSet.of(Need.REFERENCE);
  private final List<Map.Entry<String, String>> parameters = new ArrayList<>();
  private final List<String> bases = new ArrayList<>();
  private int revision = 1;
  private String definition = "";
  private final List<String> edgeCases = new ArrayList<>();
  private String source = "";
  private OptionalDouble usualMargin = OptionalDouble.empty();
  private final List<RateSpan> defaultAt = new ArrayList<>();
  private LengthSpan usualLengths = LengthSpan.EVERY;
  private final List<Sentinel> sentinels = new ArrayList<>();
  private final List<String> otherNames = new ArrayList<>();
  private OptionalInt decimals = OptionalInt.empty();
  private Optional<MetricInfo.Ratio> ratio = Optional.empty();

  MetricInfoBuilder(String id) {
    this.id = id;
    this.name = id;
    this.family = id;
  }

  /** The full name; the id where there is none. */
  public MetricInfoBuilder name(String text) {
    this.name = text;
    return this;
  }

  /** The group it is listed under and can be asked for by; the id where there is none. */
  public MetricInfoBuilder family(String group) {
    this.family = group;
    return this;
  }

  /** The unit, such as {@code dB} or {@code MOS}. */
  public MetricInfoBuilder unit(String symbol) {
    this.unit = symbol;
    return this;
  }

  /** The values it can take, both bounds included. */
  public MetricInfoBuilder range(double minimum, double maximum) {
    return range(new Range(minimum, maximum));
  }

  /** The values it can take. */
  public MetricInfoBuilder range(Range values) {
    this.range = values;
    return this;
  }

  /** A smaller value is the better one. */
  public MetricInfoBuilder lowerIsBetter() {
    this.direction = Direction.LOWER_IS_BETTER;
    return this;
  }

  /** It is a fact of the signal: neither a larger nor a smaller value is better. */
  public MetricInfoBuilder neitherIsBetter() {
    this.direction = Direction.NEITHER;
    return this;
  }

  /** Adds rates in Hz it exists at; with none added it exists at every rate. */
  public MetricInfoBuilder sampleRates(int... rates) {
    for (int rate : rates) {
      this.sampleRates.add(rate);
    }
    return this;
  }

  /** It scores the estimate alone. */
  public MetricInfoBuilder withoutReference() {
    this.needs.remove(Need.REFERENCE);
    return this;
  }

  /** It needs this too. */
  public MetricInfoBuilder alsoNeeds(Need need) {
    this.needs.add(need);
    return this;
  }

  /** Adds a parameter that can change the number, after those added before. */
  public MetricInfoBuilder parameter(String key, String value) {
    this.parameters.add(Map.entry(key, value));
    return this;
  }

  /** Adds parameters in their order. */
  public MetricInfoBuilder parameters(List<Map.Entry<String, String>> keysAndValues) {
    this.parameters.addAll(keysAndValues);
    return this;
  }

  /**
   * It is made of another metric's score: the other's short signature stands in the signature,
   * after the parameters, as {@code on:pesq_wb#1a2b3c4d}.
   */
  public MetricInfoBuilder builtOn(MetricInfo base) {
    this.bases.add(base.shortSignature());
    return this;
  }

  /** The revision, from 1 up; raised only when scores change by more than the printed precision. */
  public MetricInfoBuilder revision(int number) {
    this.revision = number;
    return this;
  }

  /** One or two sentences, with the equation in plain text. */
  public MetricInfoBuilder definition(String text) {
    this.definition = text;
    return this;
  }

  /** Adds what it gives for silence, short input and a perfect estimate, one sentence each. */
  public MetricInfoBuilder edgeCases(String... sentences) {
    return edgeCases(List.of(sentences));
  }

  /** Adds edge cases, one sentence each. */
  public MetricInfoBuilder edgeCases(List<String> sentences) {
    this.edgeCases.addAll(sentences);
    return this;
  }

  /** Paper, standard or equation it comes from. */
  public MetricInfoBuilder source(String text) {
    this.source = text;
    return this;
  }

  /**
   * The difference below which it is customary to call two systems equal; without it 0.2 of a
   * metric in dB, 0.05 of one in MOS, and none of another.
   */
  public MetricInfoBuilder usualMargin(double difference) {
    this.usualMargin = OptionalDouble.of(difference);
    return this;
  }

  /** It is scored where nobody chooses, at these rates; without it only when chosen. */
  public MetricInfoBuilder defaultAt(RateSpan... rates) {
    this.defaultAt.addAll(List.of(rates));
    return this;
  }

  /** It is meant for recordings of these lengths, and has scores of others. */
  public MetricInfoBuilder usualLengths(LengthSpan lengths) {
    this.usualLengths = lengths;
    return this;
  }

  /** Adds values that other tools write for it and that are no measurement. */
  public MetricInfoBuilder sentinels(Sentinel... values) {
    return sentinels(List.of(values));
  }

  /** Adds values that other tools write for it and that are no measurement. */
  public MetricInfoBuilder sentinels(List<Sentinel> values) {
    this.sentinels.addAll(values);
    return this;
  }

  /** Adds names of columns in which other tools have it, in lower case with underscores. */
  public MetricInfoBuilder otherNames(String... columns) {
    this.otherNames.addAll(List.of(columns));
    return this;
  }

  /**
   * Its values are rounded to so many decimal places: the arithmetic behind it may differ in the
   * last digits between machines. The metric rounds, with {@link MetricInfo#rounded}.
   */
  public MetricInfoBuilder decimals(int places) {
    this.decimals = OptionalInt.of(places);
    return this;
  }

  /** Of a set its value is the sum of one metric over the sum of another, not the mean. */
  public MetricInfoBuilder ratio(String numerator, String denominator, boolean given) {
    this.ratio = Optional.of(new MetricInfo.Ratio(numerator, denominator, given));
    return this;
  }

  private List<Map.Entry<String, String>> allParameters() {
    List<Map.Entry<String, String>> all = new ArrayList<>(parameters);
    if (!bases.isEmpty()) {
      all.add(Map.entry("on", String.join(",", bases)));
    }
    decimals.ifPresent(places -> all.add(Map.entry("decimals", Integer.toString(places))));
    return all;
  }

  private OptionalDouble margin() {
    Double usual = USUAL_MARGINS.get(unit);
    return usualMargin.isPresent() || usual == null ? usualMargin : OptionalDouble.of(usual);
  }

  /**
   * The description.
   *
   * @throws IllegalArgumentException when the id has other characters than it may
   */
  public MetricInfo build() {
    return new MetricInfo(
        id,
        name,
        family,
        unit,
        range,
        direction,
        sampleRates,
        needs,
        allParameters(),
        revision,
        definition,
        edgeCases,
        source,
        margin(),
        defaultAt,
        usualLengths,
        sentinels,
        otherNames,
        decimals,
        ratio);
  }
}
