package sqe.metrics.pesq;

import java.util.List;

/**
 * What an ear makes of the two signals, frame by frame (§8), with the corrections for delays that
 * were wrong after all (§9).
 *
 * <p>Holds working memory: for one thread.
 */
final class PerceptualModel {

  private final Sizes sizes;
  private final BarkBands bands;
  private final ReferenceExcitation reference;
  private final double[] degraded;
  private final DelayPath path;
  private final int commonSpan;
  private final FrameAnalyser analyser;
  private final Disturbance disturbance;
  private final double[] scaledReference;

  /**
   * A model of one pair.
   *
   * @param degraded model signal of the degraded signal
   * @param path its delays
   * @param commonSpan N
   */
  PerceptualModel(
      PesqTables tables,
      ReferenceExcitation reference,
      GuardedSignal degraded,
      DelayPath path,
      int commonSpan) {
    this.sizes = tables.sizes();
    this.bands = tables.bands();
    this.reference = reference;
    this.degraded = degraded.samples();
    this.path = path;
    this.commonSpan = commonSpan;
    this.analyser = new FrameAnalyser(tables);
    this.disturbance = new Disturbance(bands, tables.loudness());
    this.scaledReference = new double[bands.count()];
  }

  /** First pass over all frames (§8.2 to §8.7). */
  FrameDisturbances firstPass() {
    double[][] y = degradedExcitation();
    FrequencyCompensation compensation = compensation(y);
    var result = new FrameDisturbances(reference.frames(), compensation);
    var gain = GainCompensation.atStart();
    for (int k = 0; k < y.length; k++) {
      compare(k, y[k], gain, compensation);
      result.set(
          k, disturbance.symmetric(), disturbance.asymmetric(), bands.audible(scaledReference, 1));
    }
    return result;
  }

  /** Excitation of every frame of the degraded signal, at the delay of the frame's start. */
  double[][] degradedExcitation() {
    double[][] y = new double[reference.frames().count()][bands.count()];
    int end = commonSpan + sizes.tail();
    for (int k = 0; k < y.length; k++) {
      int start = frameStart(k);
      int from = start + path.at(start);
      if (from > 0 && from + sizes.frame() < end) {
        analyser.excite(degraded, from, y[k]);
      }
    }
    analyser.finish(degraded);
    return y;
  }

  /** §8.4. */
  FrequencyCompensation compensation(double[][] degradedExcitation) {
    double[] sum = ReferenceExcitation.sum(degradedExcitation, reference.silent(), bands);
    int frames = (commonSpan - 2 * sizes.guard() + sizes.tail()) / sizes.hop() - 1;
    return FrequencyCompensation.of(reference.sum(), sum, frames);
  }

  /** Sample at which a frame of the reference starts. */
  private int frameStart(int frame) {
    return sizes.guard() + frame * sizes.hop();
  }

  /** §8.5 to §8.7 for one frame; scales {@code y}. */
  private void compare(
      int k, double[] y, GainCompensation gain, FrequencyCompensation compensation) {
    double[] x = reference.excitation()[k];
    double[] factors = compensation.factors();
    for (int b = 0; b < x.length; b++) {
      scaledReference[b] = x[b] * factors[b];
    }
    double factor = gain.next(bands.audible(scaledReference, 1), bands.audible(y, 1));
    for (int b = 0; b < y.length; b++) {
      y[b] *= factor;
    }
    disturbance.measure(scaledReference, y);
  }

  /**
   * Compares the frames of bad intervals again, with the degraded signal realigned (§9.2, step 7).
   * Each disturbance keeps the smaller of its two values.
   *
   * @param realigned the degraded signal, valid within the intervals, without delay
   */
  void compareAgain(FrameDisturbances frames, List<BadInterval> intervals, double[] realigned) {
    for (BadInterval interval : intervals) {
      double[][] y = new double[interval.to() - interval.from()][bands.count()];
      for (int n = 0; n < y.length; n++) {
        analyser.excite(realigned, frameStart(interval.from() + n), y[n]);
      }
      analyser.finish(realigned);
      var gain = GainCompensation.atInterval();
      for (int n = 0; n < y.length; n++) {
        int k = interval.from() + n;
        compare(k, y[n], gain, frames.compensation());
        frames.lower(k, disturbance.symmetric(), disturbance.asymmetric());
      }
    }
  }
}
