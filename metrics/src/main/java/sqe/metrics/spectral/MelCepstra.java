package sqe.metrics.spectral;

import java.util.Locale;
import java.util.Map;
import sqe.dsp.cepstrum.MelCepstralAnalysis;
import sqe.dsp.linear.Reductions;
import sqe.dsp.spectrum.Fft;
import sqe.dsp.spectrum.Windows;
import sqe.metrics.RatePlans;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * From a signal to its mel-cepstra as the URGENT challenge takes them: frames of 1024 samples every
 * 256 at every rate, Hamming window of unit energy, order and all-pass constant by rate. Immutable.
 */
final class MelCepstra {

  /** Samples of a frame, and points of its transform. */
  static final int FRAME = 1024;

  private static final int HOP = 256;
  private static final double FLOOR = 1e-6;

  /** Order and all-pass constant of a rate. */
  private record Axis(int order, double alpha) {}

  private static final Map<Integer, Axis> AXES =
      Map.of(
          8000, new Axis(13, 0.31),
          16000, new Axis(23, 0.42),
          22050, new Axis(34, 0.45),
          24000, new Axis(34, 0.46),
          32000, new Axis(36, 0.50),
          44100, new Axis(39, 0.53),
          48000, new Axis(39, 0.55));

  private final Fft fft = new Fft(FRAME);
  private final double[] window = Windows.hamming(FRAME);
  private final MelCepstralAnalysis analysis;

  private MelCepstra(Axis axis) {
    double norm = Math.sqrt(Reductions.energy(window));
    for (int i = 0; i < FRAME; i++) {
      window[i] /= norm;
    }
    this.analysis = new MelCepstralAnalysis(axis.order(), axis.alpha(), FRAME);
  }

  static RatePlans<MelCepstra> byRate() {
    return new RatePlans<>(MelCepstra::at);
  }

  /** Rates in Hz at which there are some. */
  static int[] sampleRates() {
    return AXES.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  private static MelCepstra at(int sampleRate) {
    Axis axis = AXES.get(sampleRate);
    if (axis == null) {
      throw UndefinedScoreException.wrongRate(AXES.keySet(), sampleRate);
    }
    return new MelCepstra(axis);
  }

  /**
   * The mel-cepstra of a signal times a gain.
   *
   * @return {@code [frame][coefficient]}
   * @throws UndefinedScoreException when it is shorter than a frame
   */
  double[][] of(double[] x, double gain) {
    if (x.length < FRAME) {
      throw new UndefinedScoreException(
          Reason.TOO_SHORT,
          String.format(Locale.ROOT, "needs a frame of %d samples, has %d", FRAME, x.length));
    }
    double[][] cepstra = new double[1 + (x.length - FRAME) / HOP][];
    double[] frame = new double[FRAME];
    double[] power = new double[fft.bins()];
    for (int t = 0; t < cepstra.length; t++) {
      for (int i = 0; i < FRAME; i++) {
        frame[i] = window[i] * (gain * x[t * HOP + i]);
      }
      cepstra[t] = ofFrame(frame, power);
    }
    return cepstra;
  }

  private double[] ofFrame(double[] frame, double[] power) {
    fft.forward(frame);
    fft.power(frame, power, 0);
    for (int k = 0; k < power.length; k++) {
      power[k] += FLOOR;
    }
    return analysis
        .analyse(power)
        .orElseThrow(
            () ->
                new UndefinedScoreException(
                    Reason.NOT_FINITE, "the mel-cepstrum of a frame has no solution"));
  }
}
