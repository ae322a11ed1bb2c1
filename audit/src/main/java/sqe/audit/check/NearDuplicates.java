package sqe.audit.check;

import java.util.ArrayList;
import java.util.List;
import sqe.audit.feature.LoudnessCurve;
import sqe.scoring.diagnosis.Fingerprint;

/**
 * Finds recordings that are the same but for level, start or coding.
 *
 * <p>Comparing every pair of 100,000 fingerprints would take hours; only files whose sixteen mean
 * band levels all agree within two decibels ({@link SpectralNeighbours}) are compared at all, first
 * by their loudness over time, and cell by cell only where that fits, at the shift at which it
 * does. Copies agree far better; short sentences, even of one speaker, hardly ever do (none of 22
 * such pairs of ours: 3.7 dB and more), long ones of one speaker do in their spectrum alone. A copy
 * cut to less than half, or drowned in noise, is not found.
 */
final class NearDuplicates {

  /** Largest difference of a mean band level of two copies, in dB. */
  static final double SPECTRAL_TOLERANCE = 2;

  private static final int LARGEST_SHIFT = 60; // frames of 50 ms

  /** Correlation of loudness below which two are no copies: copies reach 0.72 and more. */
  private static final double LOUDNESS = 0.6;

  /** Shifts looked at around the one at which the loudness fits best, in frames. */
  private static final int NEAR = 2;

  private NearDuplicates() {}

  /** Whether copies within a split are looked for, or what two splits share. */
  enum Scope {
    WITHIN_A_SPLIT,
    ACROSS_SPLITS
  }

  /**
   * What is compared, and by what.
   *
   * @param hash items of equal hashes are not compared: they are exact copies
   * @param split empty where unknown
   */
  record Item<T>(T value, String hash, String split, Fingerprint fingerprint) {}

  /** Two of them, in their order, and how alike they are. */
  record Match<T>(T first, T second, double similarity) {}

  /**
   * All pairs that are at least so alike, in no particular order.
   *
   * @param tolerance largest difference of a mean band level, in dB
   * @param filter which two are compared
   */
  static <T> List<Match<T>> find(
      List<Item<T>> items, Scope scope, double tolerance, double similarity, Sound.Filter filter) {
    List<Match<T>> matches = new ArrayList<>();
    if (scope == Scope.ACROSS_SPLITS && !severalSplits(items)) {
      return matches;
    }
    float[][] spectra = new float[items.size()][];
    LoudnessCurve[] curves = new LoudnessCurve[items.size()];
    for (int i = 0; i < spectra.length; i++) {
      spectra[i] = items.get(i).fingerprint().spectrum();
      curves[i] = LoudnessCurve.of(items.get(i).fingerprint());
    }
    new SpectralNeighbours(spectra)
        .within(
            tolerance,
            (a, b) -> {
              int i = Math.min(a, b);
              int j = Math.max(a, b);
              Item<T> first = items.get(i);
              Item<T> second = items.get(j);
              if (isLookedFor(first, second, scope) && filter.compares(i, j)) {
                LoudnessCurve.Match at = curves[i].match(curves[j], LARGEST_SHIFT);
                double found =
                    at.correlation() < LOUDNESS
                        ? Double.NaN
                        : first
                            .fingerprint()
                            .similarity(second.fingerprint(), at.shift() - NEAR, at.shift() + NEAR);
                if (found >= similarity) {
                  matches.add(new Match<>(first.value(), second.value(), found));
                }
              }
            });
    return matches;
  }

  private static <T> boolean severalSplits(List<Item<T>> items) {
    return items.stream().map(Item::split).filter(s -> !s.isEmpty()).distinct().limit(2).count()
        == 2;
  }

  private static <T> boolean isLookedFor(Item<T> first, Item<T> second, Scope scope) {
    boolean across = Splits.differ(first.split(), second.split());
    return across == (scope == Scope.ACROSS_SPLITS) && !first.hash().equals(second.hash());
  }
}
