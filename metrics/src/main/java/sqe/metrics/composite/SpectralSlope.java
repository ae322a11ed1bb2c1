package sqe.metrics.composite;

import sqe.dsp.Logarithm;
import sqe.dsp.filterbank.CriticalBands;
import sqe.metrics.Derivation;
import sqe.metrics.RatePlans;
import sqe.metrics.SignalPair;

/**
 * Weighted spectral slope distance of each frame: the squared difference of the slopes between
 * neighbouring critical bands, which counts for more the nearer a band is to the spectrum's maximum
 * and to its nearest peak.
 *
 * <p>With levels L_b in dB, slopes s_b = L_(b+1) − L_b, and g_b the level of the nearest peak in
 * the direction in which the spectrum rises,
 *
 * <pre>
 *   v_b = 20/(20 + max L − L_b) · 1/(1 + g_b − L_b)       of either side
 *   d_t = Σ W_b·(s_b − s′_b)² / Σ W_b,   W_b = (v_b + v′_b)/2
 * </pre>
 *
 * <p>Where the spectrum rises, g_b is the level one band below the peak, an old quirk of the
 * program that every published value comes from. Levels have an absolute floor of −100 dB, so that
 * the measure depends on the scale of the samples. Source: D. H. Klatt, ICASSP 1982.
 *
 * @param scale of the samples; 1: as they are
 */
record SpectralSlope(RatePlans<FramePlan> plans, double scale)
    implements Derivation<SignalPair, double[]> {

  private static final double FLOOR_DB = -100;
  private static final double GLOBAL_PEAK = 20;
  private static final double LOCAL_PEAK = 1;
  private static final int SLOPES = CriticalBands.COUNT - 1;

  @Override
  public double[] from(SignalPair pair) {
    var bands = new BandAnalysis.Of(plans);
    BandAnalysis reference = pair.reference().derive(bands);
    BandAnalysis estimate = pair.estimate().derive(bands);
    double[] distances = new double[reference.frames()];
    var x = new Side();
    var y = new Side();
    for (int t = 0; t < distances.length; t++) {
      x.read(reference.energy(), t * CriticalBands.COUNT, scale * scale);
      y.read(estimate.energy(), t * CriticalBands.COUNT, scale * scale);
      distances[t] = distance(x, y);
    }
    return distances;
  }

  private static double distance(Side x, Side y) {
    double sum = 0;
    double weights = 0;
    for (int b = 0; b < SLOPES; b++) {
      double weight = (x.weight[b] + y.weight[b]) / 2;
      double difference = x.slope[b] - y.slope[b];
      sum += weight * difference * difference;
      weights += weight;
    }
    return sum / weights;
  }

  /** Levels, slopes and weights of one side's frame; filled anew for each. */
  private static final class Side {

    private final double[] level = new double[CriticalBands.COUNT];
    private final double[] slope = new double[SLOPES];
    private final double[] weight = new double[SLOPES];

    void read(double[] energy, int from, double scale) {
      double highest = FLOOR_DB;
      for (int b = 0; b < level.length; b++) {
        level[b] = Math.max(10 * Logarithm.decimal(energy[from + b] * scale), FLOOR_DB);
        highest = Math.max(highest, level[b]);
      }
      for (int b = 0; b < SLOPES; b++) {
        slope[b] = level[b + 1] - level[b];
      }
      for (int b = 0; b < SLOPES; b++) {
        weight[b] =
            GLOBAL_PEAK
                / (GLOBAL_PEAK + highest - level[b])
                * (LOCAL_PEAK / (LOCAL_PEAK + nearestPeak(b) - level[b]));
      }
    }

    private double nearestPeak(int band) {
      int n = band;
      if (slope[band] > 0) {
        while (n < SLOPES && slope[n] > 0) {
          n++;
        }
        return level[n - 1];
      }
      while (n >= 0 && slope[n] <= 0) {
        n--;
      }
      return level[n + 1];
    }
  }
}
