package sqe.metrics.visqol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Finds for each patch of the reference the place in the estimate that it looks most like (§7.1):
 * the places whose similarities add up to most, among all that follow one another in time as their
 * patches do. A patch can be left without a place.
 *
 * <p>With q the similarity of patch p at column o, by dynamic programming
 *
 * <pre>
 *   Z[p][o] = max( q + max of Z[p−1][o′] over o′ &lt; o , Z[p−1][o] ),
 * </pre>
 *
 * <p>the second where p is left out. A cell beyond the reach of its patch is 0. Of equal ones the
 * last o′ counts, and of equal ends the first.
 *
 * <p>Cost: for each patch a similarity at up to 120 patches' columns; memory for as many places.
 */
final class PatchSearch {

  private final Grid reference;
  private final Grid estimate;
  private final int patch;
  private final int radius;
  private final Similarity similarity;

  PatchSearch(PreparedPair pair, Mode mode, Similarity similarity) {
    this.reference = pair.reference();
    this.estimate = pair.estimate();
    this.patch = mode.patch();
    this.radius = mode.radius();
    this.similarity = similarity;
  }

  /**
   * A patch and its place.
   *
   * @param start first column of the patch
   * @param offset first column of its place; of no meaning where it has none
   * @param similarity of the two; 0 where it has none
   * @param bands similarity of each band; zeros where it has none
   * @param lost whether it has none
   */
  record Match(int start, int offset, double similarity, double[] bands, boolean lost) {}

  /** Sums Z of a patch, and for each column the place of the patch before. */
  private record Row(int lowest, double[] sums, int[] back) {

    int highest() {
      return lowest + sums.length - 1;
    }

    double sum(int offset) {
      return offset <= highest() ? sums[offset - lowest] : 0;
    }
  }

  /** The matches of patches, in their order. */
  List<Match> matches(int[] starts) {
    SlidingPatch sliding = new SlidingPatch(estimate, patch);
    List<Row> rows = new ArrayList<>();
    for (int start : starts) {
      double[] values = similarities(start, sliding);
      rows.add(
          rows.isEmpty() ? first(start, values) : next(start, values, rows.get(rows.size() - 1)));
    }
    return trace(starts, rows, sliding);
  }

  private int lowest(int start) {
    return Math.max(0, start - radius);
  }

  private double[] similarities(int start, SlidingPatch sliding) {
    Patch wanted = Patch.of(reference, start, patch);
    int lowest = lowest(start);
    double[] values = new double[Math.min(estimate.columns() - 1, start + radius) - lowest + 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = similarity.of(wanted, sliding.at(lowest + i));
    }
    return values;
  }

  private Row first(int start, double[] values) {
    int[] back = new int[values.length];
    Arrays.fill(back, -1);
    return new Row(lowest(start), values, back);
  }

  /** Turns the similarities of a patch into sums, in place. */
  private Row next(int start, double[] values, Row before) {
    int lowest = lowest(start);
    int[] back = new int[values.length];
    int tried = before.lowest();
    int best = -1;
    double bestSum = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      int offset = lowest + i;
      for (; tried < offset; tried++) {
        if (before.sum(tried) >= bestSum) {
          bestSum = before.sum(tried);
          best = tried;
        }
      }
      double found = values[i] + bestSum;
      boolean lost = before.sum(offset) > found;
      values[i] = lost ? before.sum(offset) : found;
      back[i] = lost ? offset : best;
    }
    return new Row(lowest, values, back);
  }

  private List<Match> trace(int[] starts, List<Row> rows, SlidingPatch sliding) {
    List<Match> matches = new ArrayList<>();
    int offset = end(rows.get(rows.size() - 1));
    for (int p = starts.length - 1; p >= 0; p--) {
      Row row = rows.get(p);
      int back = row.back()[offset - row.lowest()];
      matches.add(match(starts[p], offset, back == offset, sliding));
      offset = back;
    }
    Collections.reverse(matches);
    return matches;
  }

  private static int end(Row row) {
    int best = 0;
    for (int i = 1; i < row.sums().length; i++) {
      best = row.sums()[i] > row.sums()[best] ? i : best;
    }
    return row.lowest() + best;
  }

  private Match match(int start, int offset, boolean lost, SlidingPatch sliding) {
    if (lost) {
      return new Match(start, offset, 0, new double[reference.bands()], true);
    }
    double value = similarity.of(Patch.of(reference, start, patch), sliding.at(offset));
    return new Match(start, offset, value, similarity.bandValues(), false);
  }
}
