package sqe.metrics.pmsqe;

import sqe.dsp.spectrum.FrameBatch;
import sqe.dsp.spectrum.PackedSpectra;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;

/**
 * Mean squared error of log power spectra, on PMSQE's own frames:
 *
 * <pre>
 *   E = 1/(T·K) · Σ_{t,k} ( ln(|X̂[t,k]|² + ε) − ln(|X[t,k]|² + ε) )²
 * </pre>
 *
 * <p>X̂ and X are the unscaled spectra of the windowed frames, before any normalisation, so level
 * counts. Padding frames are left out of sum and T.
 */
final class LogSpectralError implements WaveformGradient.BinGradient {

  /** The logarithm of a signal's power spectra, T × K. */
  record LogSpectra(double epsilon) implements Derivation<AnalysedSignal, double[]> {

    @Override
    public double[] from(AnalysedSignal source) {
      Configuration configuration = Configuration.at(source.sampleRate());
      int frames = configuration.frames(source.length());
      int bins = configuration.transform.bins();
      double[] logarithms = new double[frames * bins];
      FrameBatch batch = new FrameBatch(configuration.transform);
      for (int t = 0; t < frames; t += FrameBatch.FRAMES) {
        int count = Math.min(FrameBatch.FRAMES, frames - t);
        int hop = configuration.hop;
        batch.load(source.samples(), t * hop, hop, count, configuration.window);
        batch.powers();
        batch.storePowers(logarithms, t * bins, count);
      }
      for (int i = 0; i < logarithms.length; i++) {
        logarithms[i] = StrictMath.log(logarithms[i] + epsilon);
      }
      return logarithms;
    }
  }

  private final PmsqeOptions options;
  private final int bins;

  /** ∂E/∂P, T × K. */
  private final double[] gradient;

  private final double value;

  /**
   * Compares.
   *
   * @param reference {@link LogSpectra} of the reference
   * @param estimate with its spectra
   * @param epsilon ε
   */
  LogSpectralError(
      double[] reference, BarkSpectrum estimate, double epsilon, PmsqeOptions options) {
    this.options = options;
    bins = estimate.configuration().transform.bins();
    gradient = new double[reference.length];
    value = compare(reference, estimate, epsilon);
  }

  /** E. */
  double value() {
    return value;
  }

  private double compare(double[] reference, BarkSpectrum estimate, double epsilon) {
    int length = estimate.configuration().frameLength;
    double share = 1.0 / ((double) options.realFrames(estimate.frames()) * bins);
    double sum = 0;
    double[] power = new double[bins];
    for (int t = 0; t < estimate.frames(); t++) {
      if (!options.isReal(t)) {
        continue;
      }
      PackedSpectra.power(estimate.spectra(), t * length, length, power);
      double frameSum = 0;
      for (int k = 0; k < bins; k++) {
        double inner = power[k] + epsilon;
        double difference = StrictMath.log(inner) - reference[t * bins + k];
        frameSum += difference * difference;
        gradient[t * bins + k] = 2 * share * difference / inner;
      }
      sum += frameSum;
    }
    return share * sum;
  }

  @Override
  public void addTo(int frame, double[] binGradient) {
    for (int k = 0; k < bins; k++) {
      binGradient[k] += gradient[frame * bins + k];
    }
  }
}
