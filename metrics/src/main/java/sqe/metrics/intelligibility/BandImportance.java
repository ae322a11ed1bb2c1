package sqe.metrics.intelligibility;

/** Importance of frequency bands to intelligibility, after ANSI S3.5-1997. */
final class BandImportance {

  /** Centres of the critical bands in Hz. */
  private static final double[] CENTRES = {
    150, 250, 350, 450, 570, 700, 840, 1000, 1170, 1370, 1600, 1850, 2150, 2500, 2900, 3400, 4000,
    4800, 5800, 7000, 8500
  };

  private static final double[] WEIGHTS = {
    .0192, .0312, .0926, .1031, .0735, .0611, .0495, .0440, .0440, .0490, .0486, .0493, .0490,
    .0547, .0555, .0493, .0359, .0387, .0256, .0219, .0043
  };

  private BandImportance() {}

  /** Centre of band b in Hz, from 150 Hz up. */
  static double centre(int b) {
    return CENTRES[b];
  }

  /** Importance of band b. */
  static double weight(int b) {
    return WEIGHTS[b];
  }

  /** Importance at a frequency between the lowest and the highest centre, linear in between. */
  static double at(double frequency) {
    int b = 0;
    while (b < CENTRES.length - 2 && frequency > CENTRES[b + 1]) {
      b++;
    }
    double part = (frequency - CENTRES[b]) / (CENTRES[b + 1] - CENTRES[b]);
    return WEIGHTS[b] + part * (WEIGHTS[b + 1] - WEIGHTS[b]);
  }
}
