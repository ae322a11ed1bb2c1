package sqe.scoring;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricSummary;
import sqe.scoring.diagnosis.DiagnosisColumns;
import sqe.table.Pair;
import sqe.table.RunMetadata;
import sqe.table.ScoreColumns;
import sqe.table.ToolVersion;

/**
 * What is to be computed of pairs: the one thing from which the columns of the table, the
 * signatures, the metadata and the scorer come, so that they agree. Small, immutable and
 * serialisable: it can be sent to another machine, which computes the same rows.
 *
 * @param metrics ids, in the order of the columns
 * @param policies what is done about rates, lengths, delays and channels
 * @param delta whether each score is followed by its difference to that of the mixture
 * @param diagnosis whether each pair is diagnosed and scored again once corrected
 * @param carried columns of the manifest that the table takes over
 * @param digests whether the decoded references are digested, for a data signature
 * @param profile the name of the profile that the policies are of; empty where they are of none
 */
public record ScoreSpec(
    List<String> metrics,
    ScoringOptions policies,
    boolean delta,
    boolean diagnosis,
    List<String> carried,
    boolean digests,
    String profile)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException when a metric is asked for twice
   */
  public ScoreSpec {
    metrics = List.copyOf(metrics);
    carried = List.copyOf(carried);
    Set<String> seen = new HashSet<>();
    for (String metric : metrics) {
      if (!seen.add(metric)) {
        throw new IllegalArgumentException("the metric '%s' is asked for twice".formatted(metric));
      }
    }
  }

  /** These metrics with the default policies, with digests and nothing else. */
  public static ScoreSpec of(List<String> metrics) {
    return new ScoreSpec(metrics, ScoringOptions.defaults(), false, false, List.of(), true, "");
  }

  /** These metrics with the default policies, with digests and nothing else. */
  public static ScoreSpec of(String... metrics) {
    return of(List.of(metrics));
  }

  /** A profile's metrics, all of them, with its policies. */
  public static ScoreSpec of(Profile profile) {
    return of(profile.metrics()).with(profile);
  }

  /** The same with the policies of a profile, which the metadata then name. */
  public ScoreSpec with(Profile other) {
    return new ScoreSpec(
        metrics, other.policies(), delta, diagnosis, carried, digests, other.label());
  }

  /** The same with these policies. */
  public ScoreSpec with(ScoringOptions other) {
    return new ScoreSpec(metrics, other, delta, diagnosis, carried, digests, profile);
  }

  /** The same with or without the differences to the mixture. */
  public ScoreSpec withDelta(boolean wanted) {
    return new ScoreSpec(metrics, policies, wanted, diagnosis, carried, digests, profile);
  }

  /** The same with or without the diagnosis. */
  public ScoreSpec withDiagnosis(boolean wanted) {
    return new ScoreSpec(metrics, policies, delta, wanted, carried, digests, profile);
  }

  /** The same with or without digests of the references. */
  public ScoreSpec withDigests(boolean wanted) {
    return new ScoreSpec(metrics, policies, delta, diagnosis, carried, wanted, profile);
  }

  /** The same, carrying every further column that these pairs have. */
  public ScoreSpec carryingColumnsOf(List<Pair> pairs) {
    Set<String> names = new LinkedHashSet<>();
    pairs.forEach(pair -> names.addAll(pair.columns().keySet()));
    return new ScoreSpec(
        metrics, policies, delta, diagnosis, new ArrayList<>(names), digests, profile);
  }

  /**
   * The columns of the table.
   *
   * @throws IllegalArgumentException when two columns have one name
   */
  public ScoreColumns columns() {
    return new ScoreColumns(
        carried,
        metrics,
        delta,
        diagnosis ? DiagnosisColumns.of(metrics) : List.of(),
        policies.segments() != null);
  }

  /**
   * The metrics of a catalog that are asked for.
   *
   * @throws IllegalArgumentException naming an id that the catalog does not have
   */
  List<Metric> metricsOf(MetricCatalog catalog) {
    return metrics.stream()
        .map(
            id ->
                catalog
                    .find(id)
                    .orElseThrow(
                        () -> new IllegalArgumentException("there is no metric '" + id + "'")))
        .toList();
  }

  /** The long signature of each metric, by id, in the order of the columns. */
  public Map<String, String> signatures(MetricCatalog catalog) {
    Map<String, String> signatures = new LinkedHashMap<>();
    for (Metric metric : metricsOf(catalog)) {
      signatures.put(metric.info().id(), metric.info().signature(policies.signatureParts()));
    }
    return signatures;
  }

  /** What texts go through before they are compared; empty where no metric needs texts. */
  private Optional<String> normaliser(MetricCatalog catalog) {
    return metricsOf(catalog).stream()
        .filter(metric -> metric.info().needs().contains(MetricInfo.Need.TRANSCRIPT))
        .flatMap(metric -> metric.info().parameters().stream())
        .filter(parameter -> parameter.getKey().equals("normaliser"))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /**
   * What is known of a run when it starts.
   *
   * @param command what was typed; empty where nothing was
   * @param mixtures where the mixtures come from, as the user named it; may be empty
   */
  public RunMetadata metadata(MetricCatalog catalog, List<String> command, String mixtures) {
    Map<String, String> named = new LinkedHashMap<>();
    policies.signatureParts().forEach(part -> named.put(part.getKey(), part.getValue()));
    named.put("noisy", mixtures);
    normaliser(catalog).ifPresent(name -> named.put("normaliser", name));
    if (!profile.isEmpty()) {
      named.put("profile", profile);
    }
    Map<String, MetricSummary> described = new LinkedHashMap<>();
    metrics.forEach(id -> catalog.ownSummary(id).ifPresent(own -> described.put(id, own)));
    return new RunMetadata(
        ToolVersion.number(),
        command,
        Instant.now(),
        null,
        named,
        signatures(catalog),
        null,
        described);
  }
}
