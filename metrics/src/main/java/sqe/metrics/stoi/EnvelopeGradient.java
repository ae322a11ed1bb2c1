package sqe.metrics.stoi;

import sqe.dsp.spectrum.FrameBatch;
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
    double[] window = analysis.window();
    int length = analysis.transform().length();
    int frames = gradient[0].length;
    double[] result = new double[frames * HOP + FRAME];
    FrameBatch batch = new FrameBatch(analysis.transform());
    double[] samples = new double[FrameBatch.FRAMES * length];
    // The inverse mirrors the bins and divides by 512; the sum wanted does neither.
    double scale = length / 2.0;
    for (int first = 0; first < frames; first += FrameBatch.FRAMES) {
      int count = Math.min(FrameBatch.FRAMES, frames - first);
      toBins(gradient, b, first, count, batch);
      batch.samples();
      batch.storeSamples(samples, 0, count);
      for (int f = 0; f < count; f++) {
        for (int n = 0; n < FRAME; n++) {
          result[(first + f) * HOP + n] += window[n] * (scale * samples[f * length + n]);
        }
      }
    }
    return result;
  }

  private void toBins(
      double[][] gradient, EstimateEnvelopes.Result b, int first, int count, FrameBatch batch) {
    EnvelopeAnalysis analysis = reference.analysis();
    int width = 2 * analysis.binCount();
    double[] ratio = new double[count];
    batch.clear(count);
    for (int k = 0; k < gradient.length; k++) {
      for (int f = 0; f < count; f++) {
        double envelope = b.envelopes()[k][first + f];
        ratio[f] = envelope == 0 ? 0 : gradient[k][first + f] / envelope;
      }
      int end = analysis.bands().firstBin(k + 1);
      for (int bin = analysis.bands().firstBin(k); bin < end; bin++) {
        double[] re = batch.re(bin);
        double[] im = batch.im(bin);
        int from = first * width + 2 * (bin - analysis.firstBin());
        for (int f = 0; f < count; f++) {
          re[f] = ratio[f] * b.spectra()[from + f * width];
          im[f] = ratio[f] * b.spectra()[from + f * width + 1];
        }
      }
    }
  }
}
