package sqe.metrics.stoi;

import java.util.Arrays;
import sqe.dsp.spectrum.Fft;
import sqe.metrics.SignalPair;

/**
 * Carries a gradient from the estimate's envelopes back to its samples: the adjoint of each step of
 * {@link EnvelopeAnalysis} in reverse order.
 *
 * <pre>
 *   Q[bin, t] = G_k[t]/B_k[t]·Y[bin, t]                      envelope to bins (0 where B_k[t] = 0)
 *   f_t[n]    = Re Σ_bin Q[bin, t]·e^(+j2π·bin·n/512)          FFT
 *   s[128t + n] += w[n]·f_t[n]                                 framing
 *   g[start_j + n] += w[n]·s[128j + n]                         overlap-add of the kept frames
 *   ∂/∂y = adjoint of the resampler                            10 kHz to the pair's rate
 * </pre>
 *
 * <p>Cost: as the forward pass.
 */
final class EnvelopeGradient {

  private static final int FRAME = EnvelopeAnalysis.FRAME;
  private static final int HOP = EnvelopeAnalysis.HOP;

  private final ReferenceAnalysis reference;

  EnvelopeGradient(ReferenceAnalysis reference) {
    this.reference = reference;
  }

  /**
   * The gradient with respect to the samples.
   *
   * @param gradient with respect to the envelopes, {@code [band][frame]}; not changed
   * @param a the reference's frames
   * @param b the estimate's envelopes and spectra
   * @param pair gives rate and length
   * @return one value a sample at the pair's rate; a new array
   */
  double[] toSamples(
      double[][] gradient,
      ReferenceAnalysis.Result a,
      EstimateEnvelopes.Result b,
      SignalPair pair) {
    double[] overlapAdded = toOverlapAdded(gradient, b);
    double[] tenKilohertz = new double[pair.estimate().derive(reference.tenKilohertz()).length];
    double[] window = reference.analysis().window();
    for (int j = 0; j < a.keptStarts().length; j++) {
      int from = j * HOP;
      int to = a.keptStarts()[j];
      for (int n = 0; n < FRAME; n++) {
        tenKilohertz[to + n] += window[n] * overlapAdded[from + n];
      }
    }
    return reference.tenKilohertz().adjoint(tenKilohertz, pair);
  }

  private double[] toOverlapAdded(double[][] gradient, EstimateEnvelopes.Result b) {
    EnvelopeAnalysis analysis = reference.analysis();
    Fft fft = analysis.fft();
    double[] window = analysis.window();
    int frames = gradient[0].length;
    double[] result = new double[frames * HOP + FRAME];
    double[] spectrum = new double[fft.length()];
    for (int t = 0; t < frames; t++) {
      toBins(gradient, b, t, spectrum);
      fft.inverse(spectrum);
      // The inverse mirrors the bins and divides by 512; the sum wanted does neither.
      double scale = fft.length() / 2.0;
      for (int n = 0; n < FRAME; n++) {
        result[t * HOP + n] += window[n] * (scale * spectrum[n]);
      }
    }
    return result;
  }

  private void toBins(double[][] gradient, EstimateEnvelopes.Result b, int t, double[] spectrum) {
    EnvelopeAnalysis analysis = reference.analysis();
    int first = 2 * analysis.firstBin();
    int count = 2 * analysis.binCount();
    Arrays.fill(spectrum, 0);
    for (int k = 0; k < gradient.length; k++) {
      double envelope = b.envelopes()[k][t];
      double ratio = envelope == 0 ? 0 : gradient[k][t] / envelope;
      int end = 2 * analysis.bands().firstBin(k + 1);
      for (int i = 2 * analysis.bands().firstBin(k); i < end; i++) {
        spectrum[i] = ratio * b.spectra()[t * count + i - first];
      }
    }
  }
}
