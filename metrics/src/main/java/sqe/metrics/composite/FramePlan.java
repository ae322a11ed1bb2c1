package sqe.metrics.composite;

import sqe.dsp.filterbank.CriticalBands;
import sqe.dsp.linear.LinearPrediction;
import sqe.dsp.spectrum.FrameBatch;
import sqe.dsp.spectrum.FrameTransform;
import sqe.dsp.spectrum.Windows;
import sqe.metrics.RatePlans;

/** What the analysis of a frame needs at one rate; made once, immutable. */
final class FramePlan {

  /** Machine epsilon of a double, which is added to every sample before spectra and prediction. */
  static final double EPSILON = 0x1p-52;

  private final Framing framing;
  private final double[] window;
  private final FrameTransform transform;
  private final CriticalBands bands;
  private final LinearPrediction prediction;

  FramePlan(Framing framing) {
    this.framing = framing;
    this.window = Windows.openHann(framing.length());
    this.transform = new FrameTransform(framing.transform());
    this.bands = new CriticalBands(framing.sampleRate(), framing.transform() / 2);
    this.prediction = new LinearPrediction(framing.order());
  }

  /** Plans by sample rate; metrics that share them share what they derive. */
  static RatePlans<FramePlan> byRate() {
    return new RatePlans<>(rate -> new FramePlan(Framing.at(rate)));
  }

  Framing framing() {
    return framing;
  }

  /** The window w[i] = ½(1 − cos(2π(i + 1)/(W + 1))); not to be changed. */
  double[] window() {
    return window;
  }

  FrameTransform transform() {
    return transform;
  }

  CriticalBands bands() {
    return bands;
  }

  LinearPrediction prediction() {
    return prediction;
  }

  /**
   * Loads frames of w·(x + ε), followed by zeros.
   *
   * @param first which one is the first
   * @param count how many
   */
  void load(double[] x, int first, int count, FrameBatch batch) {
    int from = first * framing.hop();
    double[] raised = new double[(count - 1) * framing.hop() + framing.length()];
    for (int i = 0; i < raised.length; i++) {
      raised[i] = x[from + i] + EPSILON;
    }
    batch.load(raised, 0, framing.hop(), count, window);
  }

  /**
   * Frame t of w·(x + ε).
   *
   * @param frame receives the W samples at its start
   */
  void windowed(double[] x, int t, double[] frame) {
    int from = t * framing.hop();
    for (int i = 0; i < window.length; i++) {
      frame[i] = window[i] * (x[from + i] + EPSILON);
    }
  }
}
