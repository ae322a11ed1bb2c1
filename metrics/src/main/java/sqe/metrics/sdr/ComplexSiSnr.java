package sqe.metrics.sdr;

import sqe.dsp.Signal;
import sqe.metrics.SignalPair;

/**
 * SI-SNR of complex spectrograms: {@link SiSdr} of the real vectors that hold all real and
 * imaginary parts. The factor of the projection is real, so a rotation of phase costs. No transform
 * is prescribed.
 */
public final class ComplexSiSnr {

  private ComplexSiSnr() {}

  /**
   * Value in dB.
   *
   * @param reference real and imaginary parts in any order, [frame][element]
   * @param estimate the same shape and order
   * @param zeroMean whether the mean over all real and imaginary parts is removed first
   * @throws IllegalArgumentException when the shapes differ
   * @throws sqe.metrics.UndefinedScoreException as {@link SiSdr#score}
   */
  public static double of(double[][] reference, double[][] estimate, boolean zeroMean) {
    if (reference.length != estimate.length) {
      throw new IllegalArgumentException(
          "frames differ: " + reference.length + " and " + estimate.length);
    }
    for (int frame = 0; frame < reference.length; frame++) {
      if (reference[frame].length != estimate[frame].length) {
        throw new IllegalArgumentException("frame " + frame + " differs in length");
      }
    }
    SiSdr metric = zeroMean ? SiSdr.zeroMean() : SiSdr.plain();
    // the sample rate plays no part
    return metric
        .score(new SignalPair(new Signal(flat(reference), 1), new Signal(flat(estimate), 1)))
        .value();
  }

  private static double[] flat(double[][] frames) {
    int length = 0;
    for (double[] frame : frames) {
      length += frame.length;
    }
    double[] all = new double[length];
    int position = 0;
    for (double[] frame : frames) {
      System.arraycopy(frame, 0, all, position, frame.length);
      position += frame.length;
    }
    return all;
  }
}
