package sqe.dsp.alignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sqe.dsp.linear.Reductions;

/**
 * Measures clock drift and delay jumps: local delays along the file, and a line through them.
 *
 * <p>The reference is cut into segments of half a second, half overlapping. Segments with little
 * energy or a low local correlation say nothing and are left out. The slope is the Theil–Sen
 * estimate (median of the slopes of all pairs, Sen 1968), which up to 29 % wrong local delays do
 * not move. A jump would bend that line: where neighbouring places differ by a step, the slope is
 * the median over close neighbours instead, few of which straddle the jump.
 */
public final class DriftEstimator {

  private static final double SEGMENT_SECONDS = 0.5;
  private static final double SEARCH_SECONDS = 0.02;
  private static final double MINIMUM_CORRELATION = 0.5;

  /** Segments whose energy is below this part of the strongest one's are left out (−30 dB). */
  private static final double MINIMUM_ENERGY = 1e-3;

  /** A slope through fewer places than this is not given. */
  private static final int MINIMUM_PLACES = 4;

  private static final int MAXIMUM_PLACES = 200;

  /** Samples between neighbouring places from which on a step is taken for a jump. */
  private static final double REAL_JUMP = 4;

  private static final double SCATTER_QUANTILE = 0.8;

  /** Share of places that may lie more than half a jump off, beside those that straddle it. */
  private static final double MOST_STRAYS = 0.05;

  private DriftEstimator() {}

  /**
   * The delay of one place.
   *
   * @param position its middle, in samples of the reference
   * @param delay of the estimate there, in samples with their fraction; positive where it is late
   */
  public record Place(int position, double delay) {}

  /**
   * The local delays themselves, in the order of their places; those that say nothing are left out.
   *
   * @param reference the clean signal; not changed
   * @param estimate the signal under test; not changed
   * @param delay the global delay in whole samples
   * @param sampleRate in Hz
   */
  public static List<Place> places(
      double[] reference, double[] estimate, int delay, int sampleRate) {
    int length = (int) Math.round(SEGMENT_SECONDS * sampleRate);
    int lag = (int) Math.round(SEARCH_SECONDS * sampleRate);
    return places(reference, estimate, delay, length, lag);
  }

  /**
   * Slope of the delay and its largest jump, if that lasts, around a known global one.
   *
   * @param reference the clean signal; not changed
   * @param estimate the signal under test; not changed
   * @param delay the global delay in whole samples, as {@link DelayEstimator} gives it
   * @param sampleRate in Hz
   */
  public static DriftEstimate estimate(
      double[] reference, double[] estimate, int delay, int sampleRate) {
    List<Place> places = places(reference, estimate, delay, sampleRate);
    if (places.size() < MINIMUM_PLACES) {
      return new DriftEstimate(0, 0, 0, delay, 0, 0, 0, places.size());
    }
    double localSlope = medianSlope(places, 1);
    double jump = 0;
    int jumpAt = 0;
    int after = 0;
    for (int i = 2; i + 1 < places.size(); i++) {
      double step = step(places, i, localSlope);
      if (step > jump) {
        jump = step;
        jumpAt = places.get(i).position();
        after = i;
      }
    }
    double slope = jump > REAL_JUMP ? localSlope : medianSlope(places, Integer.MAX_VALUE);
    double spread = spread(places, slope);
    boolean lasts = lasts(places, after, localSlope, jump);
    return new DriftEstimate(
        slope * 1e6,
        lasts ? jump : 0,
        lasts ? jumpAt : 0,
        median(places),
        spread,
        scatter(places, slope, after),
        backward(places, slope, spread),
        places.size());
  }

  /**
   * Whether the delay stays what it is before and from a place on: two places that are a pitch
   * period off are no jump, nor is what comes back.
   */
  private static boolean lasts(List<Place> places, int after, double slope, double step) {
    double[] residuals = residuals(places, slope);
    double before = median(residuals, 0, after);
    double behind = median(residuals, after, residuals.length);
    int strays = 0;
    for (int i = 0; i < residuals.length; i++) {
      boolean straddles = i == after - 1 || i == after;
      double off = Math.abs(residuals[i] - (i < after ? before : behind));
      strays += !straddles && off > step / 2 ? 1 : 0;
    }
    return Math.abs(before - behind) > step / 2 && strays <= MOST_STRAYS * residuals.length;
  }

  /** Distance within which four fifths of the places lie from the median of their side. */
  private static double scatter(List<Place> places, double slope, int after) {
    double[] residuals = residuals(places, slope);
    double before = median(residuals, 0, after);
    double behind = median(residuals, after, residuals.length);
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = Math.abs(residuals[i] - (i < after ? before : behind));
    }
    Arrays.sort(residuals);
    return residuals[(int) (SCATTER_QUANTILE * (residuals.length - 1))];
  }

  /** Share of the pairs of places between which the delay goes against the slope. */
  private static double backward(List<Place> places, double slope, double spread) {
    int count = 0;
    for (int i = 0; i < places.size(); i++) {
      for (int j = i + 1; j < places.size(); j++) {
        double change = places.get(j).delay() - places.get(i).delay();
        count += Math.signum(slope) * change < -spread ? 1 : 0;
      }
    }
    return 2.0 * count / places.size() / (places.size() - 1);
  }

  private static double spread(List<Place> places, double slope) {
    double[] changes = new double[places.size() - 1];
    for (int i = 0; i < changes.length; i++) {
      changes[i] = Math.abs(residual(places, i + 1, slope) - residual(places, i, slope));
    }
    Arrays.sort(changes);
    return changes[changes.length / 2];
  }

  /** Gap between the delays of two places before i and of two from i on; 0 where they overlap. */
  private static double step(List<Place> places, int i, double slope) {
    double a = residual(places, i - 2, slope);
    double b = residual(places, i - 1, slope);
    double c = residual(places, i, slope);
    double d = residual(places, i + 1, slope);
    double up = Math.min(c, d) - Math.max(a, b);
    double down = Math.min(a, b) - Math.max(c, d);
    return Math.max(0, Math.max(up, down));
  }

  private static List<Place> places(
      double[] reference, double[] estimate, int delay, int length, int lag) {
    int hop = Math.max(1, Math.max(length / 2, (reference.length - length) / MAXIMUM_PLACES));
    int count = reference.length < length ? 0 : (reference.length - length) / hop + 1;
    double[] energy = new double[count];
    for (int i = 0; i < count; i++) {
      energy[i] = Reductions.dot(reference, i * hop, reference, i * hop, length);
    }
    double strongest = Arrays.stream(energy).max().orElse(0);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = i * hop;
      int start = from + delay - lag;
      if (energy[i] > MINIMUM_ENERGY * strongest
          && start >= 0
          && start + length + 2 * lag <= estimate.length) {
        double[] segment = Arrays.copyOfRange(reference, from, from + length);
        double[] wide = Arrays.copyOfRange(estimate, start, start + length + 2 * lag);
        double local = localDelay(segment, wide, 2 * lag);
        if (!Double.isNaN(local)) {
          places.add(new Place(from + length / 2, delay - lag + local));
        }
      }
    }
    return places;
  }

  /**
   * Where a segment lies in a wider piece of the estimate: the highest normalised correlation, so
   * that a louder neighbouring pitch period does not win. NaN when none is high enough.
   */
  private static double localDelay(double[] segment, double[] wide, int range) {
    var correlation = new CrossCorrelation(segment, wide, range);
    double[] c = correlation.lags(correlation.spectrum());
    double segmentEnergy = Reductions.energy(segment);
    double energy = Reductions.dot(wide, 0, wide, 0, segment.length);
    double[] similarity = new double[range + 1];
    int best = 0;
    for (int lag = 0; lag <= range; lag++) {
      similarity[lag] =
          energy > 0 ? Math.abs(c[range + lag]) / Math.sqrt(segmentEnergy * energy) : 0;
      best = similarity[lag] > similarity[best] ? lag : best;
      if (lag < range) {
        double leaving = wide[lag];
        double entering = wide[lag + segment.length];
        energy += entering * entering - leaving * leaving;
      }
    }
    if (similarity[best] < MINIMUM_CORRELATION || best == 0 || best == range) {
      return Double.NaN;
    }
    double curvature = similarity[best - 1] - 2 * similarity[best] + similarity[best + 1];
    return best + 0.5 * (similarity[best - 1] - similarity[best + 1]) / curvature;
  }

  private static double median(List<Place> places) {
    double[] delays = places.stream().mapToDouble(Place::delay).toArray();
    return median(delays, 0, delays.length);
  }

  /** The median of a part; 0 of nothing. */
  private static double median(double[] x, int from, int to) {
    double[] sorted = Arrays.copyOfRange(x, from, to);
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return 0;
    }
    return sorted.length % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
  }

  private static double[] residuals(List<Place> places, double slope) {
    double[] residuals = new double[places.size()];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = residual(places, i, slope);
    }
    return residuals;
  }

  private static double residual(List<Place> places, int i, double slope) {
    return places.get(i).delay() - slope * places.get(i).position();
  }

  /** Median slope of all pairs of places at most {@code reach} places apart. */
  private static double medianSlope(List<Place> places, int reach) {
    double[] slopes = new double[places.size() * (places.size() - 1) / 2];
    int k = 0;
    for (int i = 0; i < places.size(); i++) {
      for (int j = i + 1; j < places.size() && j - i <= reach; j++) {
        Place first = places.get(i);
        Place second = places.get(j);
        slopes[k++] = (second.delay() - first.delay()) / (second.position() - first.position());
      }
    }
    Arrays.sort(slopes, 0, k);
    return k % 2 == 1 ? slopes[k / 2] : 0.5 * (slopes[k / 2 - 1] + slopes[k / 2]);
  }
}
