package sqe.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.metrics.f0.F0Metrics;
import sqe.table.Pair;

/**
 * From what a user asks for to metrics: ids, families, {@code all}, or nothing for the default.
 *
 * <p>Some families have the name of one of their metrics ({@code sdr}, {@code stoi}): the plain
 * word is the metric, {@code sdr-family} the family. A family or {@code all} leaves out what cannot
 * be had here, such as metrics that need the mixture where none is given, or that do not exist at
 * the sample rate while others of the group do; an id that is asked for by name is always in, and
 * so are metrics whose model is missing where their family is.
 */
public final class MetricSelection {

  /** What is appended to a family's name where a metric has that name too. */
  public static final String FAMILY = "-family";

  private final MetricCatalog catalog;
  private final Set<MetricInfo.Need> met;

  /**
   * A selection from a catalog.
   *
   * @param met what metrics may need and will get
   */
  public MetricSelection(MetricCatalog catalog, Set<MetricInfo.Need> met) {
    this.catalog = catalog;
    this.met = Set.copyOf(met);
  }

  /** A selection of what these pairs, prepared so, can have. */
  public static MetricSelection of(
      MetricCatalog catalog, List<Pair> pairs, ScoringOptions options) {
    EnumSet<MetricInfo.Need> met = EnumSet.noneOf(MetricInfo.Need.class);
    if (!haveNoReference(pairs)) {
      met.add(MetricInfo.Need.REFERENCE);
    }
    if (pairs.stream().anyMatch(pair -> pair.noisy() != null)) {
      met.add(MetricInfo.Need.MIXTURE);
    }
    if (pairs.stream().anyMatch(pair -> pair.transcript().isPresent())) {
      met.add(MetricInfo.Need.TRANSCRIPT);
    }
    if (options.channels() instanceof ScoringOptions.Channels.SeparatedSources) {
      met.add(MetricInfo.Need.SOURCES);
    }
    return new MetricSelection(catalog, met);
  }

  /** Whether no pair that can be scored has a reference. */
  public static boolean haveNoReference(List<Pair> pairs) {
    return pairs.stream().allMatch(pair -> pair.reference() == null && pair.problem() == null);
  }

  /**
   * The metrics that words name, each once, in the order of the words; behind a rate the counts of
   * which the rate of a set is made.
   *
   * @throws UnknownMetricException for a word that is neither id nor family
   */
  public List<Metric> choose(List<String> words) throws UnknownMetricException {
    return choose(words, null);
  }

  /**
   * As {@link #choose(List)}, at a rate.
   *
   * @param sampleRate of what will be scored, in Hz; null where it is not known
   * @throws UnknownMetricException for a word that is neither id nor family
   */
  public List<Metric> choose(List<String> words, @Nullable Integer sampleRate)
      throws UnknownMetricException {
    Map<String, Metric> chosen = new LinkedHashMap<>();
    for (String word : words) {
      for (Metric metric : existing(named(word), sampleRate)) {
        chosen.putIfAbsent(metric.info().id(), metric);
        metric.info().ratio().ifPresent(ratio -> addParts(ratio, chosen));
      }
    }
    return List.copyOf(chosen.values());
  }

  /** The rate of a set is made of these; a table with the rate has them too. */
  private void addParts(MetricInfo.Ratio ratio, Map<String, Metric> chosen) {
    for (String id : List.of(ratio.numerator(), ratio.denominator())) {
      catalog.find(id).ifPresent(part -> chosen.putIfAbsent(id, part));
    }
  }

  /**
   * What {@link #choose(List, Integer)} leaves out because it does not exist at the rate.
   *
   * @throws UnknownMetricException for a word that is neither id nor family
   */
  public List<Metric> missingAt(List<String> words, @Nullable Integer sampleRate)
      throws UnknownMetricException {
    List<Metric> chosen = choose(words, sampleRate);
    return choose(words).stream().filter(metric -> !chosen.contains(metric)).toList();
  }

  /**
   * What {@code all} and families leave out because something it needs is not given: the ids by the
   * need, without those that need a model of their own.
   *
   * @throws UnknownMetricException for a word that is neither id nor family
   */
  public Map<MetricInfo.Need, List<String>> unmet(List<String> words)
      throws UnknownMetricException {
    Map<MetricInfo.Need, List<String>> unmet = new EnumMap<>(MetricInfo.Need.class);
    MetricSelection whole = new MetricSelection(catalog, EnumSet.allOf(MetricInfo.Need.class));
    List<Metric> chosen = choose(words);
    for (Metric metric : whole.choose(words)) {
      for (MetricInfo.Need need : metric.info().needs()) {
        if (!chosen.contains(metric) && need != MetricInfo.Need.MODEL && !met.contains(need)) {
          unmet.computeIfAbsent(need, key -> new ArrayList<>()).add(metric.info().id());
        }
      }
    }
    return unmet;
  }

  /**
   * Metrics by id, as a profile names them, without those that need what is not given.
   *
   * @throws UnknownMetricException for an id that there is not
   */
  public List<Metric> having(List<String> ids) throws UnknownMetricException {
    return choose(ids).stream().filter(metric -> met.containsAll(metric.info().needs())).toList();
  }

  /**
   * What {@link #having} leaves out: the ids by the first need that is not met.
   *
   * @throws UnknownMetricException for an id that there is not
   */
  public Map<MetricInfo.Need, List<String>> wanting(List<String> ids)
      throws UnknownMetricException {
    Map<MetricInfo.Need, List<String>> wanting = new EnumMap<>(MetricInfo.Need.class);
    for (Metric metric : choose(ids)) {
      metric.info().needs().stream()
          .filter(need -> !met.contains(need))
          .min(Comparator.naturalOrder())
          .ifPresent(
              need ->
                  wanting.computeIfAbsent(need, key -> new ArrayList<>()).add(metric.info().id()));
    }
    return wanting;
  }

  /** Whether a word names several metrics, so that the choice depends on the sample rate. */
  public boolean hasGroups(List<String> words) {
    return words.stream().anyMatch(word -> catalog.find(word).isEmpty());
  }

  /** Those that exist at a rate; all where none does, so that each says why it has no score. */
  private static List<Metric> existing(List<Metric> group, @Nullable Integer sampleRate) {
    List<Metric> existing = group.stream().filter(metric -> exists(metric, sampleRate)).toList();
    return existing.isEmpty() ? group : existing;
  }

  private List<Metric> named(String word) throws UnknownMetricException {
    Metric metric = catalog.find(word).orElse(null);
    if (metric != null) {
      return List.of(metric);
    }
    String family =
        word.endsWith(FAMILY) ? word.substring(0, word.length() - FAMILY.length()) : word;
    List<Metric> group = word.equals("all") ? catalog.metrics() : catalog.family(family);
    if (group.isEmpty()) {
      throw unknown(word);
    }
    Set<MetricInfo.Need> had = new HashSet<>(met);
    if (!word.equals("all")) {
      had.add(MetricInfo.Need.MODEL);
    }
    return group.stream().filter(each -> had.containsAll(each.info().needs())).toList();
  }

  private UnknownMetricException unknown(String word) {
    return F0Metrics.missingModule(word)
        .map(missing -> new UnknownMetricException(word, missing))
        .orElseGet(() -> new UnknownMetricException(word, Nearest.of(word, words(catalog))));
  }

  /**
   * The default metrics that exist at a rate.
   *
   * @param sampleRate of what will be scored, in Hz; decides between wideband and narrowband PESQ;
   *     null where it is not known
   */
  public List<Metric> byDefault(@Nullable Integer sampleRate) {
    return defaults(sampleRate).stream().filter(metric -> exists(metric, sampleRate)).toList();
  }

  /** The default metrics that do not exist at a rate, but at others. */
  public List<Metric> missingAt(@Nullable Integer sampleRate) {
    return defaults(sampleRate).stream().filter(metric -> !exists(metric, sampleRate)).toList();
  }

  private List<Metric> defaults(@Nullable Integer sampleRate) {
    return catalog.defaults(sampleRate == null ? OptionalInt.empty() : OptionalInt.of(sampleRate));
  }

  private static boolean exists(Metric metric, @Nullable Integer sampleRate) {
    return sampleRate == null || metric.info().existsAt(sampleRate);
  }

  /** All words that name metrics of a catalog: ids, then families, then {@code all}. */
  public static List<String> words(MetricCatalog catalog) {
    List<String> ids = catalog.metrics().stream().map(metric -> metric.info().id()).toList();
    Set<String> words = new LinkedHashSet<>(ids);
    for (Metric metric : catalog.metrics()) {
      String family = metric.info().family();
      words.add(ids.contains(family) ? family + FAMILY : family);
    }
    words.add("all");
    return List.copyOf(words);
  }
}
