package sqe.metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;

/** The metrics there are, by id, in the order they are listed. Immutable. */
public final class MetricCatalog {

  private final Map<String, Metric> byId = new LinkedHashMap<>();
  private final Map<String, MetricSummary> described;

  /**
   * A catalog of the given metrics.
   *
   * @throws IllegalArgumentException when two have one id
   */
  public MetricCatalog(Collection<Metric> metrics) {
    this(metrics, Map.of());
  }

  private MetricCatalog(Collection<Metric> metrics, Map<String, MetricSummary> described) {
    this.described = Map.copyOf(described);
    for (Metric metric : metrics) {
      Metric other = byId.put(metric.info().id(), metric);
      if (other != null) {
        throw new IllegalArgumentException(
            "two metrics have the id %s: %s and %s"
                .formatted(metric.info().id(), other.getClass(), metric.getClass()));
      }
    }
  }

  /**
   * All metrics on the class path.
   *
   * @throws IllegalArgumentException when two have one id, such as one of another jar and one of
   *     ours
   * @throws java.util.ServiceConfigurationError when a provider that a jar names cannot be made
   */
  public static MetricCatalog load() {
    List<Metric> metrics = new ArrayList<>();
    for (MetricProvider provider : ServiceLoader.load(MetricProvider.class)) {
      metrics.addAll(provider.metrics());
    }
    return new MetricCatalog(metrics);
  }

  /**
   * All metrics on the class path, and those of models that the user has. A metric that was listed
   * without its model is replaced by the one that has it.
   *
   * @param models as {@link ModelMetrics#metrics} takes them; empty: as {@link #load()}
   * @throws WrongModelException when one is not known or cannot be read, when nothing on the class
   *     path runs models, or when its metric has the id of another
   */
  public static MetricCatalog load(List<String> models) throws WrongModelException {
    MetricCatalog catalog = load();
    if (models.isEmpty()) {
      return catalog;
    }
    Map<String, Metric> all = new LinkedHashMap<>(catalog.byId);
    Map<String, MetricSummary> own = new LinkedHashMap<>();
    for (Metric metric : ofModels(models)) {
      Metric other = all.put(metric.info().id(), metric);
      if (other != null && !other.info().needs().contains(MetricInfo.Need.MODEL)) {
        throw new WrongModelException(
            "%s: there is a metric of this name already".formatted(metric.info().id()));
      }
      if (other == null) {
        own.put(metric.info().id(), MetricSummary.of(metric.info()));
      }
    }
    return new MetricCatalog(all.values(), own);
  }

  /** The same, but that these metrics stand for those of their ids; new ones come last. */
  public MetricCatalog with(Collection<Metric> metrics) {
    Map<String, Metric> all = new LinkedHashMap<>(byId);
    metrics.forEach(metric -> all.put(metric.info().id(), metric));
    return new MetricCatalog(all.values(), described);
  }

  private static List<Metric> ofModels(List<String> models) throws WrongModelException {
    Optional<ModelMetrics> runner = ServiceLoader.load(ModelMetrics.class).findFirst();
    if (runner.isEmpty()) {
      throw new WrongModelException(
          models.get(0) + ": this installation has no module that runs models");
    }
    return runner.get().metrics(models);
  }

  /**
   * The same, knowing also what other metrics' scores are, which it cannot compute. Of metrics that
   * it has, it knows better.
   */
  public MetricCatalog knowing(Map<String, MetricSummary> others) {
    Map<String, MetricSummary> all = new LinkedHashMap<>(described);
    others.forEach(all::putIfAbsent);
    return new MetricCatalog(byId.values(), all);
  }

  /**
   * What is to be said of a metric wherever its scores go: nobody else knows it, for it is a model
   * of the user's.
   */
  public Optional<MetricSummary> ownSummary(String id) {
    return Optional.ofNullable(described.get(id));
  }

  /** What is known of the scores of a metric by its id, be it computed here or only described. */
  public Optional<MetricSummary> summary(String id) {
    return find(id).map(metric -> MetricSummary.of(metric.info())).or(() -> ownSummary(id));
  }

  /** All metrics, in the order they are listed. */
  public List<Metric> metrics() {
    return List.copyOf(byId.values());
  }

  /** The metric with this id. */
  public Optional<Metric> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The metrics that are scored where nobody chooses, as {@link MetricInfo#isDefault} says. */
  public List<Metric> defaults(OptionalInt sampleRate) {
    return byId.values().stream().filter(m -> m.info().isDefault(sampleRate)).toList();
  }

  /**
   * The metric that a column of another tool is, as {@link MetricInfo#otherNames} says; upper and
   * lower case, hyphens, blanks and underscores are taken alike.
   */
  public Optional<Metric> namedByOthers(String column) {
    String name = column.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    return byId.values().stream().filter(m -> m.info().otherNames().contains(name)).findFirst();
  }

  /**
   * What is known of a column of scores: one of ours by its id, one of ours by a name that other
   * tools have for it, or one that only they have. The latter two are written with fewer digits.
   */
  public Optional<ScoreKind> kindOf(String column) {
    Optional<ScoreKind> own = find(column).map(metric -> ScoreKind.of(metric.info()));
    if (own.isPresent()) {
      return own;
    }
    return ownSummary(column)
        .map(MetricSummary::kind)
        .or(() -> namedByOthers(column).map(metric -> ScoreKind.of(metric.info()).rounded()))
        .or(() -> ForeignScores.of(column, this));
  }

  /** The metrics of a family; empty when there is no such family. */
  public List<Metric> family(String family) {
    return byId.values().stream().filter(m -> m.info().family().equals(family)).toList();
  }
}
