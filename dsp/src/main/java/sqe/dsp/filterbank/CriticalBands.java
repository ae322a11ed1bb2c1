package sqe.dsp.filterbank;

import java.util.Arrays;

/**
 * The 25 critical bands of the classical distance measures (weighted spectral slope,
 * frequency-weighted segmental SNR) over the bins of a spectrum.
 *
 * <p>Each band is a Gaussian around its centre with a gain inverse to its width,
 *
 * <pre>
 *   G[k] = (70 / B) · exp(−11·((k − m)/β)²),  m = ⌊K·centre/(f/2)⌋,  β = K·B/(f/2)
 * </pre>
 *
 * over the K bins from 0 Hz up to, and without, half the sample rate f. Values of at most
 * exp(−30/4.606) are 0, so that a band reaches 0.77·β to either side and costs that many
 * multiply-adds. The bands end near 3.8 kHz at every rate. Immutable.
 *
 * <p>Source of the figures: P. C. Loizou, Speech Enhancement: Theory and Practice, 2007, as the
 * public programs for these measures have them.
 */
public final class CriticalBands {

  /** Number of bands. */
  public static final int COUNT = 25;

  /** Sample rates in Hz below this do not hold the highest band. */
  public static final int LOWEST_SAMPLE_RATE = 8000;

  private static final double[] CENTRES = {
    50.0, 120.0, 190.0, 260.0, 330.0, 400.0, 470.0, 540.0, 617.372, 703.378, 798.717, 904.128,
    1020.38, 1148.30, 1288.72, 1442.54, 1610.70, 1794.16, 1993.93, 2211.08, 2446.71, 2701.97,
    2978.04, 3276.17, 3597.63
  };

  private static final double[] WIDTHS = {
    70.0, 70.0, 70.0, 70.0, 70.0, 70.0, 70.0, 77.3724, 86.0056, 95.3398, 105.411, 116.256, 127.914,
    140.423, 153.823, 168.154, 183.457, 199.776, 217.153, 235.631, 255.255, 276.072, 298.126,
    321.465, 346.136
  };

  private static final int TURN = 4;
  private static final double SHARPNESS = -11;
  private static final double SMALLEST = StrictMath.exp(-30 / (2 * 2.303));

  private final int[] firstBin = new int[COUNT];
  private final double[][] gains = new double[COUNT][];

  /**
   * Lays the bands over a spectrum.
   *
   * @param sampleRate in Hz
   * @param bins number K of bins from 0 Hz to, and without, half the sample rate
   * @throws IllegalArgumentException when the rate is below {@link #LOWEST_SAMPLE_RATE}
   */
  public CriticalBands(int sampleRate, int bins) {
    if (sampleRate < LOWEST_SAMPLE_RATE) {
      throw new IllegalArgumentException("sample rate below 8000 Hz: " + sampleRate);
    }
    double nyquist = sampleRate / 2.0;
    for (int b = 0; b < COUNT; b++) {
      double[] gain = gains(b, bins, nyquist);
      int from = 0;
      while (gain[from] == 0) {
        from++;
      }
      int to = bins;
      while (gain[to - 1] == 0) {
        to--;
      }
      firstBin[b] = Math.min(from, bins - padded(to - from));
      gains[b] = Arrays.copyOfRange(gain, firstBin[b], firstBin[b] + padded(to - from));
    }
  }

  /** Bands are filled up with zeros to whole turns of the loop over them. */
  private static int padded(int bins) {
    return (bins + TURN - 1) / TURN * TURN;
  }

  private static double[] gains(int band, int bins, double nyquist) {
    double middle = Math.floor(bins * CENTRES[band] / nyquist);
    double width = bins * WIDTHS[band] / nyquist;
    double[] gain = new double[bins];
    for (int k = 0; k < bins; k++) {
      double distance = (k - middle) / width;
      double value = WIDTHS[0] / WIDTHS[band] * StrictMath.exp(SHARPNESS * distance * distance);
      gain[k] = value > SMALLEST ? value : 0;
    }
    return gain;
  }

  /** Centre of a band in Hz. */
  public double centre(int band) {
    return CENTRES[band];
  }

  /** Width of a band in Hz. */
  public double width(int band) {
    return WIDTHS[band];
  }

  /** Gain G[k] of a band at a bin. */
  public double gain(int band, int bin) {
    int i = bin - firstBin[band];
    return i >= 0 && i < gains[band].length ? gains[band][i] : 0;
  }

  /**
   * Σ G[k]·S[k] of each band.
   *
   * @param spectrum one value a bin: magnitudes or powers; not changed
   * @param sums receives {@link #COUNT} values from {@code offset} on
   * @param offset where the lowest band goes
   */
  public void apply(double[] spectrum, double[] sums, int offset) {
    for (int b = 0; b < COUNT; b++) {
      sums[offset + b] = sum(gains[b], spectrum, firstBin[b]);
    }
  }

  /** ⟨gain, spectrum⟩ in four sums: a band is too short for eight and what would be left over. */
  private static double sum(double[] gain, double[] spectrum, int from) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    for (int i = 0; i < gain.length; i += TURN) {
      int k = from + i;
      s0 += gain[i] * spectrum[k];
      s1 += gain[i + 1] * spectrum[k + 1];
      s2 += gain[i + 2] * spectrum[k + 2];
      s3 += gain[i + 3] * spectrum[k + 3];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
