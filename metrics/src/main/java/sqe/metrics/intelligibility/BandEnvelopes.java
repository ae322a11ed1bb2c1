package sqe.metrics.intelligibility;

import sqe.dsp.UnitPeak;
import sqe.dsp.filterbank.Butterworth;
import sqe.dsp.filterbank.EnvelopeBank;
import sqe.dsp.spectrum.HilbertTransforms;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;

/**
 * Envelopes of 20 band-passes at 32 Hz, {@code [sample][band]}. Bands have equal widths on a scale
 * of places along the cochlea, z = (35/2.1) lg(f/165 + 1), from 300 Hz to 600 Hz below half the
 * sample rate; an envelope is the magnitude of a band's analytic signal over the whole file.
 *
 * @param hilbert kept transforms
 */
record BandEnvelopes(HilbertTransforms hilbert) implements Derivation<AnalysedSignal, double[][]> {

  static final int BANDS = 20;

  private static final double LOWEST_EDGE = 300; // Hz
  private static final double BELOW_NYQUIST = 600; // Hz
  private static final double CORNER = 165; // Hz
  private static final double PLACES = 35 / 2.1;

  @Override
  public double[][] from(AnalysedSignal signal) {
    int rate = signal.sampleRate();
    double[] x = Butterworth.differences(UnitPeak.scaled(signal.samples()));
    EnvelopeBank bank = Butterworth.bank(rate, edges(rate));
    EnvelopeDecimator decimator = new EnvelopeDecimator(rate, BANDS, x.length);
    bank.envelopes(x, hilbert.of(x.length), decimator);
    return decimator.outputs();
  }

  /** The edges of the bands, one more than there are, in Hz. */
  static double[] edges(int sampleRate) {
    double low = place(LOWEST_EDGE);
    double high = place(sampleRate / 2.0 - BELOW_NYQUIST);
    double[] edges = new double[BANDS + 1];
    for (int b = 0; b <= BANDS; b++) {
      double z = low + (high - low) * b / BANDS;
      edges[b] = CORNER * (StrictMath.pow(10, z / PLACES) - 1);
    }
    return edges;
  }

  private static double place(double frequency) {
    return PLACES * StrictMath.log10(frequency / CORNER + 1);
  }
}
