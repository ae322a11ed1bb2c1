package sqe.dsp.filterbank;

import sqe.dsp.linear.Reductions;

/**
 * One-third-octave bands as whole bins of a discrete spectrum.
 *
 * <p>Band k has the centre f_1·2^(k/3) and the nominal edges f_1·2^((2k∓1)/6). Each edge is moved
 * to the nearest bin (the lower one on a tie); a band holds the bins from its lower edge up to, but
 * not including, its upper edge, so neighbouring bands share no bin and leave none out. This is the
 * band layout of Taal et al., "An algorithm for intelligibility prediction of time-frequency
 * weighted noisy speech", IEEE TASLP 19(7), 2011.
 */
public final class ThirdOctaveBands {

  private final double lowestCentre;
  private final int[] edges;

  /**
   * Lays out bands over the bins of a spectrum.
   *
   * <p>Edges above half the sample rate are moved down to it, so that a band beyond it holds no
   * bins.
   *
   * @param sampleRate in Hz
   * @param fftLength number of points of the transform; bin b lies at b·sampleRate/fftLength
   * @param count number of bands
   * @param lowestCentre f_1 in Hz
   */
  public ThirdOctaveBands(int sampleRate, int fftLength, int count, double lowestCentre) {
    this.lowestCentre = lowestCentre;
    edges = new int[count + 1];
    for (int k = 0; k <= count; k++) {
      edges[k] = nearestBin(edge(k), (double) sampleRate / fftLength, fftLength / 2);
    }
  }

  private static int nearestBin(double frequency, double spacing, int lastBin) {
    int below = Math.min(lastBin, (int) (frequency / spacing));
    boolean next =
        below < lastBin && (below + 1) * spacing - frequency < frequency - below * spacing;
    return next ? below + 1 : below;
  }

  /** Number of bands. */
  public int count() {
    return edges.length - 1;
  }

  /** Nominal centre of band k in Hz. */
  public double centre(int k) {
    return lowestCentre * StrictMath.pow(2, k / 3.0);
  }

  /** Nominal lower edge of band k in Hz; the upper edge is the lower edge of band k + 1. */
  public double edge(int k) {
    return lowestCentre * StrictMath.pow(2, (2 * k - 1) / 6.0);
  }

  /** First bin of band k; {@code firstBin(count())} is the bin after the last band. */
  public int firstBin(int k) {
    return edges[k];
  }

  /**
   * Energy in each band; 0 in one that holds no bins.
   *
   * @param power one value a bin, at least up to the last band; not changed
   * @param energy receives {@link #count()} values
   */
  public void energies(double[] power, double[] energy) {
    for (int k = 0; k < count(); k++) {
      energy[k] = Reductions.sum(power, edges[k], edges[k + 1] - edges[k]);
    }
  }
}
