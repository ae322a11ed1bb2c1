package sqe.metrics.pmsqe;

import sqe.metrics.DifferentiableMetric.Differentiated;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;

/**
 * The training objective PMSQE was published in: log-spectral error plus perceptual terms.
 *
 * <pre>
 *   J = 1/(T·K) · Σ_{t,k} ( ln(|X̂[t,k]|² + ε) − ln(|X[t,k]|² + ε) )² + weight · PMSQE
 * </pre>
 *
 * <p>PMSQE alone is blind to gain and to what it takes to be inaudible; the first term is not.
 * Neither hears phase. X̂ and X are the spectra of {@link Pmsqe}'s frames (square-root Hann window,
 * 512 samples at 16 kHz, half overlapping), unscaled, of samples as they are; bins 0 to n/2 count
 * once each.
 *
 * <p>The two terms share one forward and one inverse transform of the estimate. Immutable. Source:
 * as {@link Pmsqe}; there the terms' weights are those of D^s and D^a, here 0.1 and 0.0309 times
 * {@code weight}.
 */
public final class PmsqeObjective {

  /** ε for samples in [-1, 1): 80 dB below the power of a bin at which |X| = 1. */
  public static final double DEFAULT_EPSILON = 1e-8;

  private final Pmsqe pmsqe;
  private final double epsilon;
  private final double weight;
  private final LogSpectralError.LogSpectra logSpectra;

  /** The objective with default options, ε = 1e-8 and weight 1. */
  public PmsqeObjective() {
    this(new Pmsqe(), DEFAULT_EPSILON, 1);
  }

  /**
   * The objective.
   *
   * @param pmsqe the perceptual term
   * @param epsilon ε, positive, added to every bin's power
   * @param weight of the perceptual term, 0 or more
   */
  public PmsqeObjective(Pmsqe pmsqe, double epsilon, double weight) {
    if (!(epsilon > 0) || !(weight >= 0) || Double.isInfinite(epsilon + weight)) {
      throw new IllegalArgumentException(
          "needs positive epsilon and non-negative weight: " + epsilon + ", " + weight);
    }
    this.pmsqe = pmsqe;
    this.epsilon = epsilon;
    this.weight = weight;
    this.logSpectra = new LogSpectralError.LogSpectra(epsilon);
  }

  /**
   * Value and gradient in one forward pass.
   *
   * @param pair reference and estimate at 8 or 16 kHz
   * @return J and ∂J/∂estimate, one element a sample
   * @throws sqe.metrics.UndefinedScoreException as {@link Pmsqe#score} does
   */
  public Differentiated differentiate(SignalPair pair) {
    pair.requireFinite();
    BarkSpectrum estimate = pmsqe.estimateWithSpectra(pair);
    PmsqeGradient perceptual = pmsqe.gradient(pair, estimate);
    double[] reference = pair.reference().derive(logSpectra);
    var spectral = new LogSpectralError(reference, estimate, epsilon, pmsqe.options());
    WaveformGradient.BinGradient sum =
        (frame, bins) -> {
          perceptual.addTo(frame, bins);
          for (int k = 0; k < bins.length; k++) {
            bins[k] *= weight;
          }
          spectral.addTo(frame, bins);
        };
    return new Differentiated(
        Score.of(spectral.value() + weight * perceptual.value()).value(),
        WaveformGradient.of(estimate, pair.length(), sum));
  }
}
