package sqe.cli;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.metrics.transcript.Normaliser;
import sqe.scoring.CatalogSpec;
import sqe.scoring.MetricSelection;
import sqe.scoring.Profile;
import sqe.scoring.RecordingSource;
import sqe.scoring.ScoringOptions;
import sqe.scoring.ScoringRate;
import sqe.scoring.UnknownMetricException;
import sqe.table.Pair;

/** Which metrics pairs are scored with, and what is said of those that they cannot have. */
final class MetricOptions {

  @Option(
      names = {"-m", "--metrics"},
      split = ",",
      paramLabel = "LIST",
      description = "Comma-separated ids, families or 'all'.")
  private @Nullable List<String> metrics;

  @Option(
      names = "--profile",
      paramLabel = "urgent2025|dns|voicebank",
      description =
          "Metrics and policies as the tables of a benchmark have them (docs/profiles.md).")
  private @Nullable Profile profile;

  @Mixin private ModelOptions models = new ModelOptions();

  /** Whether the usual ones are wanted. */
  boolean areUsual() {
    return metrics == null && profile == null;
  }

  /** The benchmark whose metrics and policies are wanted; null where none is. */
  @Nullable Profile profile() {
    return profile;
  }

  /** All metrics there are, with texts as they are. */
  MetricCatalog catalog() {
    return models.catalog();
  }

  /**
   * Which metrics there are.
   *
   * @param normaliser what texts go through
   */
  CatalogSpec spec(Normaliser normaliser) {
    return models.spec(normaliser);
  }

  /**
   * Chooses for pairs, and says what had to be left out.
   *
   * @param audio where their recordings come from
   * @param quiet whether that is not to be said
   */
  List<MetricInfo> choose(
      List<Pair> pairs,
      ScoringOptions options,
      MetricCatalog catalog,
      RecordingSource audio,
      Invocation invocation,
      boolean quiet) {
    MetricSelection selection = MetricSelection.of(catalog, pairs, options);
    Omissions omissions = new Omissions(invocation, quiet, options.segments() != null);
    try {
      return choose(pairs, options, selection, audio, invocation, omissions).stream()
          .map(Metric::info)
          .toList();
    } catch (UnknownMetricException e) {
      throw invocation.usage(e); // of a profile: of a module that this installation does not have
    }
  }

  private List<Metric> choose(
      List<Pair> pairs,
      ScoringOptions options,
      MetricSelection selection,
      RecordingSource audio,
      Invocation invocation,
      Omissions omissions)
      throws UnknownMetricException {
    if (metrics == null && profile != null) {
      omissions.noteUnmet(selection.wanting(profile.metrics()));
      return selection.having(profile.metrics());
    }
    if (metrics == null) {
      Integer rate = ScoringRate.of(pairs, options, audio);
      omissions.warnOfMissing(selection.missingAt(rate), rate);
      return selection.byDefault(rate);
    }
    if (metrics.stream().allMatch(String::isBlank)) {
      throw invocation.usage("--metrics names no metric: leave it out for the usual ones");
    }
    List<String> words = metrics.stream().map(String::strip).toList();
    Integer rate = selection.hasGroups(words) ? ScoringRate.of(pairs, options, audio) : null;
    omissions.warnOfMissing(selection.missingAt(words, rate), rate);
    omissions.noteUnmet(selection.unmet(words));
    return selection.choose(words, rate);
  }

  /** What is said, in a line each, of metrics that are left out. */
  private record Omissions(Invocation invocation, boolean quiet, boolean segmented) {

    /** What families, 'all' and profiles lack for want of mixtures, sources or references. */
    void noteUnmet(Map<MetricInfo.Need, List<String>> unmet) {
      if (!unmet.isEmpty() && !quiet) {
        String left =
            unmet.entrySet().stream()
                .map(each -> String.join(", ", each.getValue()) + " " + wanting(each.getKey()))
                .collect(Collectors.joining("; "));
        invocation.terminal().note("without " + left);
      }
    }

    private static String wanting(MetricInfo.Need need) {
      return switch (need) {
        case MIXTURE -> "(need --noisy or a manifest's column noisy)";
        case SOURCES -> "(need --sources or --channels sources)";
        case REFERENCE -> "(need references)";
        case TRANSCRIPT -> "(need a manifest's columns text and hypothesis)";
        case MODEL -> "(need a model: --model)";
      };
    }

    /** Metrics that nobody asked for and that cannot be had are said once, and fail no row. */
    void warnOfMissing(List<Metric> missing, @Nullable Integer rate) {
      if (!missing.isEmpty() && !quiet) {
        Map<Integer, List<String>> byRate =
            missing.stream()
                .map(Metric::info)
                .collect(
                    Collectors.groupingBy(
                        info -> Collections.max(info.sampleRates()),
                        TreeMap::new,
                        Collectors.mapping(MetricInfo::id, Collectors.toList())));
        String additions =
            byRate.entrySet().stream()
                .map(
                    each ->
                        (segmented
                                ? "%s, which the files resampled to %s Hz would have"
                                : "%s, which --resample %s would add")
                            .formatted(String.join(", ", each.getValue()), each.getKey()))
                .collect(Collectors.joining(", and "));
        invocation.terminal().warning("%s Hz: without %s".formatted(rate, additions));
      }
    }
  }
}
