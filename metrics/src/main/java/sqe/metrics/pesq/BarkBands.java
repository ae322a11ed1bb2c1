package sqe.metrics.pesq;

/**
 * The critical bands of the perceptual model (§8.3): which bins they collect, how wide they are and
 * from which power on one hears them. Band 0 takes part in sums over bands nowhere.
 */
final class BarkBands {

  private static final double EXCITATION_SCALE_8000 = 2.764344e-5;
  private static final double EXCITATION_SCALE_16000 = 6.910853e-6;

  private final int[] firstBin;
  private final int[] endBin;
  private final double[] centre;
  private final double[] width;
  private final double[] scale;
  private final double[] threshold;
  private final double totalWidth;

  private BarkBands(Table table, double excitationScale) {
    double[] first = table.column("first_bin");
    double[] count = table.column("bin_count");
    double[] correction = table.column("power_correction");
    this.centre = table.column("centre_bark");
    this.width = table.column("width_bark");
    this.threshold = table.column("hearing_threshold_power");
    int bands = first.length;
    this.firstBin = new int[bands];
    this.endBin = new int[bands];
    this.scale = new double[bands];
    double sum = 0;
    for (int b = 0; b < bands; b++) {
      firstBin[b] = (int) first[b];
      endBin[b] = firstBin[b] + (int) count[b];
      scale[b] = correction[b] * excitationScale;
      sum += b > 0 ? width[b] : 0;
    }
    this.totalWidth = sum;
  }

  /** The bands at 8000 or 16000 Hz. */
  static BarkBands at(int sampleRate) {
    return sampleRate == 8000
        ? new BarkBands(Table.read("bark_bands_8khz.csv"), EXCITATION_SCALE_8000)
        : new BarkBands(Table.read("bark_bands_16khz.csv"), EXCITATION_SCALE_16000);
  }

  /** Number of bands. */
  int count() {
    return centre.length;
  }

  /** Centre of a band in Bark. */
  double centre(int band) {
    return centre[band];
  }

  /** Widths in Bark; not to be changed. */
  double[] widths() {
    return width;
  }

  /** Sum of the widths without band 0, in Bark. */
  double totalWidth() {
    return totalWidth;
  }

  /** Powers at the threshold of hearing; not to be changed. */
  double[] thresholds() {
    return threshold;
  }

  /** First bin of a band. */
  int firstBin(int band) {
    return firstBin[band];
  }

  /** Bin after the last of a band. */
  int endBin(int band) {
    return endBin[band];
  }

  /** Excitation for each power in the bins of a band. */
  double scale(int band) {
    return scale[band];
  }

  /** Sum of the excitations above {@code factor} times the threshold of hearing, bands 1 and up. */
  double audible(double[] excitation, double factor) {
    double sum = 0;
    for (int b = 1; b < threshold.length; b++) {
      if (excitation[b] > factor * threshold[b]) {
        sum += excitation[b];
      }
    }
    return sum;
  }
}
