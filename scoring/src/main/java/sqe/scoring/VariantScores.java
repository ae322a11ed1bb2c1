package sqe.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Metric;
import sqe.metrics.SignalPair;
import sqe.table.Cell;
import sqe.table.Pair;

/**
 * What variants that prepare the files of a pair alike give for it. Files are decoded and resampled
 * once; policies that come to the same signals, as alignment does where nothing is late, are scored
 * once; metrics share what they derive.
 */
final class VariantScores {

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

  private VariantScores() {}

  /**
   * The finite scores by variant.
   *
   * @param policies that differ in lengths and alignment only, at least one
   * @throws UnscorablePairException when a file cannot be read or prepared
   */
  static Map<Variant, Double> of(Pair pair, List<ScoringOptions> policies, List<Metric> metrics)
      throws UnscorablePairException {
    ScoringOptions first = policies.get(0);
    Sides sides =
        new PairLoader(first, false, new AudioPreparation(first.channels()))
            .sides(pair, new ArrayList<>());
    Map<Variant, Double> scores = new LinkedHashMap<>();
    List<Treatment> treatments =
        VariantGrid.isTreated(first.resample())
            ? List.of(Treatment.values())
            : List.of(Treatment.NONE);
    for (Reached reached : reached(sides, policies)) {
      for (Treatment treatment : treatments) {
        Optional<SignalPair> treated = treatment.of(reached.signals());
        if (treated.isPresent()) {
          scores.putAll(scores(treated.get(), treatment, reached.policies(), metrics));
        }
      }
    }
    return scores;
  }

  private static Map<Variant, Double> scores(
      SignalPair signals,
      Treatment treatment,
      List<ScoringOptions> policies,
      List<Metric> metrics) {
    List<Metric> concerned =
        metrics.stream()
            .filter(metric -> metric.info().existsAt(signals.sampleRate()))
            .filter(metric -> treatment.concerns(metric.info()))
            .toList();
    List<Cell> cells = Scores.of(signals, concerned).cells();
    Map<Variant, Double> scores = new LinkedHashMap<>();
    for (ScoringOptions options : policies) {
      for (int m = 0; m < concerned.size(); m++) {
        if (cells.get(m) instanceof Cell.Scored scored && Double.isFinite(scored.value())) {
          scores.put(new Variant(concerned.get(m).info(), options, treatment), scored.value());
        }
      }
    }
    return scores;
  }

  private static List<Reached> reached(Sides sides, List<ScoringOptions> policies)
      throws UnscorablePairException {
    List<Reached> reached = new ArrayList<>();
    for (ScoringOptions options : policies) {
      SignalPair signals = new Fit(options, false).fitted(sides, List.of()).get(0).signals();
      Reached known = reached.stream().filter(each -> each.is(signals)).findFirst().orElse(null);
      if (known == null) {
        reached.add(new Reached(signals, new ArrayList<>(List.of(options))));
      } else {
        known.policies().add(options);
      }
    }
    return reached;
  }
}
