package sqe.metrics.pmsqe;

import sqe.dsp.PowerLaw;

/**
 * The pair, one frame at a time: gain equalisation, loudness, disturbances and the frame's value
 * (§§5–7). Holds the intermediate results of the frame computed last, which the gradient needs;
 * nothing is allocated for a frame. Belongs to one thread.
 */
final class FrameComparison {

  static final double SYMMETRIC_FACTOR = 0.1;
  static final double ASYMMETRIC_FACTOR = 0.0309;

  /** Limit of a weighted frame disturbance. */
  static final double DISTURBANCE_LIMIT = 45;

  /** The largest value a frame, and so the metric, can have: 5.8905. */
  static final double LARGEST_VALUE = (SYMMETRIC_FACTOR + ASYMMETRIC_FACTOR) * DISTURBANCE_LIMIT;

  /** Deadzone, as a part of the smaller loudness. */
  static final double DEADZONE = 0.25;

  /** Floor of a cell's disturbance, and offset of its square. */
  static final double DISTURBANCE_FLOOR = 1e-8;

  static final double ASYMMETRY_EXPONENT = 1.2;
  static final double ASYMMETRY_OFFSET = 50;
  private static final double ASYMMETRY_FLOOR = 3;
  static final double ASYMMETRY_LIMIT = 12;

  /** Ratios whose power is not worth computing: 3^(1/1.2) = 2.498, 12^(1/1.2) = 7.931. */
  private static final double SURELY_BELOW_FLOOR = 2.4;

  private static final double SURELY_ABOVE_LIMIT = 8;

  static final double GAIN_OFFSET = 5000;
  private static final double SMALLEST_GAIN = 3e-4;
  private static final double LARGEST_GAIN = 5;

  private static final PowerLaw ASYMMETRY = new PowerLaw(ASYMMETRY_EXPONENT);

  private final ReferenceSide reference;
  private final BarkSpectrum estimate;
  private final Equaliser equaliser;
  private final boolean gainEqualisation;
  private final LoudnessScale scale;
  private final double[] width;
  private final double rootTotalWidth;

  /** B1 and B2: the frame of the estimate after frequency and gain equalisation. */
  final double[] equalised;

  final double[] compensated;

  /** L^d, s and h. */
  final double[] loudness;

  final double[] disturbance;
  final double[] asymmetry;

  /** A_1(B1), q, and whether q follows A_1(B1). */
  double audible;

  double gain;
  boolean gainFree;

  /** d^s and d^a, and both divided by ω before the limit of 45. */
  double symmetric;

  double asymmetric;
  double weightedSymmetric;
  double weightedAsymmetric;

  FrameComparison(
      ReferenceSide reference, BarkSpectrum estimate, Equaliser equaliser, boolean gain) {
    this.reference = reference;
    this.estimate = estimate;
    this.equaliser = equaliser;
    this.gainEqualisation = gain;
    Configuration configuration = estimate.configuration();
    int bands = configuration.bands.count();
    scale = configuration.loudness;
    width = configuration.width;
    rootTotalWidth = Math.sqrt(configuration.bands.totalWidth());
    equalised = new double[bands];
    compensated = new double[bands];
    loudness = new double[bands];
    disturbance = new double[bands];
    asymmetry = new double[bands];
  }

  /** Computes a frame; returns 0.1·D^s + 0.0309·D^a. */
  double compute(int frame) {
    int offset = frame * width.length;
    equalise(offset);
    matchGain(frame);
    disturb(offset);
    return weigh(reference.weight()[frame]);
  }

  private void equalise(int offset) {
    double[] factor = equaliser.factor();
    for (int j = 0; j < factor.length; j++) {
      equalised[j] = factor[j] * estimate.power()[offset + j];
    }
  }

  private void matchGain(int frame) {
    audible = scale.audible(equalised, 0, 1);
    double ratio = (reference.audible()[frame] + GAIN_OFFSET) / (audible + GAIN_OFFSET);
    gain = gainEqualisation ? Math.max(SMALLEST_GAIN, Math.min(LARGEST_GAIN, ratio)) : 1;
    gainFree = gainEqualisation && gain == ratio;
    for (int j = 0; j < compensated.length; j++) {
      compensated[j] = gain * equalised[j];
    }
  }

  private void disturb(int offset) {
    double squares = 0;
    asymmetric = 0;
    for (int j = 0; j < width.length; j++) {
      double clean = reference.loudness()[offset + j];
      double degraded = scale.of(j, compensated[j]);
      double difference = Math.abs(degraded - clean) - DEADZONE * Math.min(clean, degraded);
      double s = Math.max(difference, DISTURBANCE_FLOOR);
      double h =
          asymmetry(
              (compensated[j] + ASYMMETRY_OFFSET)
                  / (reference.spectrum().power()[offset + j] + ASYMMETRY_OFFSET));
      loudness[j] = degraded;
      disturbance[j] = s;
      asymmetry[j] = h;
      double wide = s * width[j];
      squares += wide * wide + DISTURBANCE_FLOOR;
      asymmetric += h * wide;
    }
    symmetric = Math.sqrt(squares) * rootTotalWidth;
  }

  /** h = ratio^1.2, 0 below its floor, no more than its limit. */
  private static double asymmetry(double ratio) {
    if (ratio < SURELY_BELOW_FLOOR) {
      return 0;
    }
    if (ratio > SURELY_ABOVE_LIMIT) {
      return ASYMMETRY_LIMIT;
    }
    double h = ASYMMETRY.of(ratio);
    return h < ASYMMETRY_FLOOR ? 0 : Math.min(h, ASYMMETRY_LIMIT);
  }

  private double weigh(double weight) {
    weightedSymmetric = symmetric / weight;
    weightedAsymmetric = asymmetric / weight;
    return SYMMETRIC_FACTOR * Math.min(weightedSymmetric, DISTURBANCE_LIMIT)
        + ASYMMETRIC_FACTOR * Math.min(weightedAsymmetric, DISTURBANCE_LIMIT);
  }
}
