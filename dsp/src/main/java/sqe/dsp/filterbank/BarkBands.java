package sqe.dsp.filterbank;

import java.util.List;
import sqe.dsp.linear.Reductions;
import sqe.dsp.spectrum.FrameBatch;

/**
 * The Bark bands of PESQ's perceptual model on a grid of bins 31.25 Hz apart, as PMSQE uses them.
 *
 * <p>Bands are contiguous and disjoint: bin k belongs to one band, the bins of a band share one
 * weight, and the bin at the Nyquist frequency belongs to none. A band's power is the weight times
 * the sum of its bins, one addition a bin. There is a set for 16 kHz (512-point FFT, 49 bands) and
 * one for 8 kHz (256 points, 42 bands).
 *
 * <p>Immutable. Source of the figures: the PMSQE tables of asteroid's {@code SingleSrcPMSQE} (MIT).
 */
public final class BarkBands {

  /**
   * One band.
   *
   * @param firstBin its lowest bin
   * @param lastBin its highest bin
   * @param weight factor on the sum of its bins
   * @param threshold absolute threshold of hearing, as power in the band
   * @param exponent Zwicker's exponent of loudness
   * @param width in Bark
   */
  public record Band(
      int firstBin, int lastBin, double weight, double threshold, double exponent, double width) {}

  private static final BarkBands WIDEBAND = new BarkBands(BarkBandTable.WIDEBAND);
  private static final BarkBands NARROWBAND = new BarkBands(BarkBandTable.narrowband());

  private final List<Band> bands;
  private final int[] firstBin;
  private final double[] weight;
  private final int bins;
  private final double totalWidth;

  private BarkBands(List<Band> bands) {
    this.bands = bands;
    this.firstBin = bands.stream().mapToInt(Band::firstBin).toArray();
    this.weight = bands.stream().mapToDouble(Band::weight).toArray();
    this.bins = bands.get(bands.size() - 1).lastBin() + 1;
    this.totalWidth = Reductions.sum(bands.stream().mapToDouble(Band::width).toArray());
  }

  /** The 49 bands from 0 to 8 kHz, for 512-point spectra at 16 kHz. */
  public static BarkBands wideband() {
    return WIDEBAND;
  }

  /** The 42 bands from 0 to 4 kHz, for 256-point spectra at 8 kHz. */
  public static BarkBands narrowband() {
    return NARROWBAND;
  }

  /** The bands, from low to high. */
  public List<Band> bands() {
    return bands;
  }

  /** Number of bands. */
  public int count() {
    return weight.length;
  }

  /** Number of bins that belong to a band: 0 … {@code bins() - 1}. */
  public int bins() {
    return bins;
  }

  /** Sum of the widths, in Bark. */
  public double totalWidth() {
    return totalWidth;
  }

  /**
   * Power of each band: weight times the sum of its bins.
   *
   * @param power at least {@link #bins()} values, one a bin; not changed
   * @param bandPower receives {@link #count()} values from {@code offset} on
   * @param offset where the lowest band goes
   */
  public void apply(double[] power, double[] bandPower, int offset) {
    for (int j = 0; j < weight.length; j++) {
      int end = j + 1 < weight.length ? firstBin[j + 1] : bins;
      bandPower[offset + j] = weight[j] * Reductions.sum(power, firstBin[j], end - firstBin[j]);
    }
  }

  /**
   * As {@link #apply(double[], double[], int)} for the frames of a batch.
   *
   * @param powers the power of frames; not changed
   * @param count number of frames
   * @param bandPower receives {@link #count()} values for each frame, from {@code offset} on
   * @param offset where the lowest band of the first frame goes
   */
  public void apply(FrameBatch powers, int count, double[] bandPower, int offset) {
    double[] sums = new double[FrameBatch.FRAMES];
    for (int j = 0; j < weight.length; j++) {
      powers.sum(firstBin[j], j + 1 < weight.length ? firstBin[j + 1] : bins, sums);
      for (int f = 0; f < count; f++) {
        bandPower[offset + f * weight.length + j] = weight[j] * sums[f];
      }
    }
  }

  /**
   * The transpose of {@link #apply(double[], double[], int)}: what a change of each bin does to a
   * weighted sum of bands.
   *
   * @param bandGradient {@link #count()} values from {@code offset} on; not changed
   * @param offset where the lowest band is
   * @param binGradient receives one value for each of the bins 0 … {@code bins() - 1}
   */
  public void applyTransposed(double[] bandGradient, int offset, double[] binGradient) {
    for (int j = 0; j < weight.length; j++) {
      int end = j + 1 < weight.length ? firstBin[j + 1] : bins;
      double value = weight[j] * bandGradient[offset + j];
      for (int k = firstBin[j]; k < end; k++) {
        binGradient[k] = value;
      }
    }
  }
}
