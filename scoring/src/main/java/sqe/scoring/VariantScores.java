package sqe.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Metric;
import sqe.metrics.SignalPair;
import sqe.table.Cell;
import sqe.table.Pair;

/**
 * What variants that prepare the files of a pair alike give for it, in parts that threads may
 * share. Files are decoded and resampled once, when the first part is asked for; policies that come
 * to the same signals, as alignment does where nothing is late, are scored once; metrics share what
 * they derive. Safe for use by several threads.
 */
final class VariantScores {

  private final Pair pair;
  private final List<ScoringOptions> policies;
  private final List<Metric> metrics;
  private @Nullable List<Reached> reached; // guarded by this

  /**
   * Prepares nothing yet.
   *
   * @param policies that differ in lengths and alignment only, at least one
   */
  VariantScores(Pair pair, List<ScoringOptions> policies, List<Metric> metrics) {
    this.pair = pair;
    this.policies = List.copyOf(policies);
    this.metrics = List.copyOf(metrics);
  }

  /** The finite scores of some variants; may fail as files may. */
  interface Part extends Callable<Map<Variant, Double>> {
    @Override
    Map<Variant, Double> call() throws UnscorablePairException;
  }

  /** Signals, and the policies that come to them. */
  private record Reached(SignalPair signals, List<ScoringOptions> policies) {

    boolean is(SignalPair other) {
      return same(signals.reference(), other.reference())
          && same(signals.estimate(), other.estimate())
          && signals.asRead().isPresent() == other.asRead().isPresent();
    }

    private static boolean same(AnalysedSignal one, AnalysedSignal other) {
      return one.length() == other.length() && Arrays.equals(one.samples(), other.samples());
    }
  }

  /** All parts; each variant is in one of them, the plainest come first. */
  List<Part> parts() {
    List<Treatment> treatments =
        VariantGrid.isTreated(policies.get(0).resample())
            ? List.of(Treatment.values())
            : List.of(Treatment.NONE);
    return policies.stream()
        .flatMap(options -> treatments.stream().map(treatment -> part(options, treatment)))
        .toList();
  }

  private Part part(ScoringOptions options, Treatment treatment) {
    return () -> {
      Map<Variant, Double> scores = new LinkedHashMap<>();
      for (Reached each : reached()) {
        if (each.policies().get(0).equals(options)) {
          Optional<SignalPair> treated = treatment.of(each.signals());
          if (treated.isPresent()) {
            scores.putAll(scores(treated.get(), treatment, each.policies()));
          }
        }
      }
      return scores;
    };
  }

  private Map<Variant, Double> scores(
      SignalPair signals, Treatment treatment, List<ScoringOptions> alike) {
    List<Metric> concerned =
        metrics.stream()
            .filter(metric -> metric.info().existsAt(signals.sampleRate()))
            .filter(metric -> treatment.concerns(metric.info()))
            .toList();
    List<Cell> cells = Scores.of(signals, concerned).cells();
    Map<Variant, Double> scores = new LinkedHashMap<>();
    for (ScoringOptions options : alike) {
      for (int m = 0; m < concerned.size(); m++) {
        if (cells.get(m) instanceof Cell.Scored scored && Double.isFinite(scored.value())) {
          scores.put(new Variant(concerned.get(m).info(), options, treatment), scored.value());
        }
      }
    }
    return scores;
  }

  private synchronized List<Reached> reached() throws UnscorablePairException {
    List<Reached> known = reached;
    if (known == null) {
      known = prepared();
      reached = known;
    }
    return known;
  }

  private List<Reached> prepared() throws UnscorablePairException {
    ScoringOptions first = policies.get(0);
    Sides sides =
        new PairLoader(first, false, new AudioPreparation(first.channels()))
            .sides(pair, new ArrayList<>());
    List<Reached> prepared = new ArrayList<>();
    for (ScoringOptions options : policies) {
      SignalPair signals = new Fit(options, false).fitted(sides, List.of()).get(0).signals();
      Reached known = prepared.stream().filter(each -> each.is(signals)).findFirst().orElse(null);
      if (known == null) {
        prepared.add(new Reached(signals, new ArrayList<>(List.of(options))));
      } else {
        known.policies().add(options);
      }
    }
    return prepared;
  }
}
