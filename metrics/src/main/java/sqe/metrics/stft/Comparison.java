package sqe.metrics.stft;

import java.util.Optional;
import sqe.dsp.filterbank.SlaneyMelBands;
import sqe.dsp.linear.Reductions;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * Compares two spectrograms of one resolution: the sums every weighting of the terms is made of,
 * derived once a pair, and the gradient of a weighting.
 *
 * <p>A sum of |ln(Â/A)| is the logarithm of a product of ratios, each turned so that it is at least
 * 1. Ratios are multiplied up until the product nears the largest double, and one logarithm is
 * taken for dozens of bins: the same number to 10⁻¹⁶ a bin, in a fraction of the time.
 *
 * @param stft the transform
 * @param floor ε of the power
 * @param mel the bands that are compared, if any
 * @param logarithm of what is compared
 * @param squares whether differences are squared
 */
record Comparison(
    Stft stft,
    double floor,
    Optional<StftOptions.MelScale> mel,
    StftOptions.Logarithm logarithm,
    boolean squares)
    implements Derivation<SignalPair, TermSums> {

  /** Beyond it a product of ratios is taken the logarithm of. */
  private static final double LARGE_PRODUCT = 1e150;

  @Override
  public TermSums from(SignalPair pair) {
    Scale scale = scale(pair);
    Spectrogram reference = pair.reference().derive(new Spectrogram.Of(stft));
    Spectrogram estimate = pair.estimate().derive(new Spectrogram.Of(stft));
    double[] packed = stft.buffer();
    double[] magnitudes = new double[stft.bins()];
    double[] floored = new double[stft.bins()];
    double[] a = new double[scale.size(stft.bins())];
    double[] b = new double[a.length];
    double difference = 0, energy = 0, logarithmic = 0, linear = 0;
    boolean referenceSounds = false, estimateSounds = false;
    for (int frame = 0; frame < reference.frames(); frame++) {
      reference.read(frame, magnitudes, packed);
      referenceSounds |= scale.compared(magnitudes, floored, a);
      estimate.read(frame, magnitudes, packed);
      estimateSounds |= scale.compared(magnitudes, floored, b);
      double squared = Reductions.residualEnergy(b, 1, a);
      difference += squared;
      energy += Reductions.energy(a);
      logarithmic += squares ? squaredLogarithms(a, b) : logarithms(a, b);
      linear += squares ? squared : absoluteDifferences(a, b);
    }
    double cells = (double) reference.frames() * a.length;
    return new TermSums(
        difference, energy, logarithmic, linear, cells, referenceSounds, estimateSounds);
  }

  private Scale scale(SignalPair pair) {
    double least = Math.sqrt(floor);
    return mel.map(
            bands ->
                new Scale(
                    least,
                    pair.reference().derive(new Bands(bands, stft.resolution().transform())),
                    bands.floor()))
        .orElse(new Scale(least, null, 0));
  }

  /** The mel bands at the rate of a signal. */
  private record Bands(StftOptions.MelScale scale, int transform)
      implements Derivation<AnalysedSignal, SlaneyMelBands> {
    @Override
    public SlaneyMelBands from(AnalysedSignal signal) {
      double rate = signal.signal().sampleRate();
      double highest = scale.highest() == Double.POSITIVE_INFINITY ? rate / 2 : scale.highest();
      try {
        return new SlaneyMelBands(rate, transform, scale.filters(), scale.lowest(), highest);
      } catch (IllegalArgumentException e) {
        throw new UndefinedScoreException(
            Reason.WRONG_RATE, e.getMessage() + "; the pair has " + (int) rate + " Hz");
      }
    }
  }

  private double logarithms(double[] a, double[] b) {
    double sum = 0;
    double product = 1;
    for (int k = 0; k < a.length; k++) {
      double u = logarithm.factor() * b[k] + logarithm.offset();
      double v = logarithm.factor() * a[k] + logarithm.offset();
      product *= u > v ? u / v : v / u;
      if (product > LARGE_PRODUCT) {
        sum += StrictMath.log(product);
        product = 1;
      }
    }
    return (sum + StrictMath.log(product)) / logarithm.base().nepers();
  }

  private double squaredLogarithms(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      double d = logRatio(a[k], b[k]);
      sum += d * d;
    }
    return sum;
  }

  private double logRatio(double a, double b) {
    double u = logarithm.factor() * b + logarithm.offset();
    double v = logarithm.factor() * a + logarithm.offset();
    return StrictMath.log(u / v) / logarithm.base().nepers();
  }

  private static double absoluteDifferences(double[] a, double[] b) {
    double even = 0;
    double odd = 0;
    int k = 0;
    for (; k < a.length - 1; k += 2) {
      even += Math.abs(b[k] - a[k]);
      odd += Math.abs(b[k + 1] - a[k + 1]);
    }
    return even + odd + (k < a.length ? Math.abs(b[k] - a[k]) : 0);
  }

  /**
   * Adds the gradient of the weighted terms with respect to the estimate's samples. The estimate is
   * transformed again, for its phases: to keep them would take 27 times the memory of the signal.
   *
   * @param weights of the terms, here divided by the number of resolutions
   * @param gradient added to
   */
  void addGradient(SignalPair pair, StftOptions.Weights weights, double[] gradient) {
    Scale scale = scale(pair);
    Spectrogram reference = pair.reference().derive(new Spectrogram.Of(stft));
    Slopes slopes = slopes(pair.derive(this), weights);
    double[] packed = stft.buffer();
    double[] magnitudes = new double[stft.bins()];
    double[] floored = new double[stft.bins()];
    double[] ofBins = new double[stft.bins()];
    double[] a = new double[scale.size(stft.bins())];
    double[] b = new double[a.length];
    double[] derivatives = new double[a.length];
    for (int frame = 0; frame < reference.frames(); frame++) {
      reference.read(frame, magnitudes, packed);
      scale.compared(magnitudes, floored, a);
      stft.transform(pair.estimate().samples(), frame, packed);
      stft.magnitudes(packed, magnitudes, 0);
      scale.compared(magnitudes, floored, b);
      derivatives(slopes, a, b, derivatives);
      scale.back(magnitudes, b, derivatives, ofBins);
      alongPhases(packed, magnitudes, ofBins);
      stft.addAdjoint(packed, frame, gradient);
    }
  }

  /** What the derivative of each term with respect to one Â is multiplied by. */
  private record Slopes(double convergence, double logarithmic, double linear) {}

  private static Slopes slopes(TermSums sums, StftOptions.Weights weights) {
    double norms = Math.sqrt(sums.difference()) * Math.sqrt(sums.reference());
    return new Slopes(
        sums.difference() == 0 ? 0 : weights.convergence() / norms,
        weights.logarithmic() / sums.cells(),
        weights.linear() / sums.cells());
  }

  private void derivatives(Slopes slopes, double[] a, double[] b, double[] into) {
    double nepers = logarithm.base().nepers();
    for (int k = 0; k < into.length; k++) {
      double d = b[k] - a[k];
      double inner =
          logarithm.factor() / ((logarithm.factor() * b[k] + logarithm.offset()) * nepers);
      double outer = squares ? 2 * logRatio(a[k], b[k]) : Math.signum(d);
      double linear = squares ? 2 * d : Math.signum(d);
      into[k] =
          slopes.convergence() * d
              + slopes.logarithmic() * outer * inner
              + slopes.linear() * linear;
    }
  }

  /** Turns a packed spectrum X into q·X/|X|. */
  private static void alongPhases(double[] packed, double[] magnitudes, double[] q) {
    int last = magnitudes.length - 1;
    packed[0] *= quotient(q[0], magnitudes[0]);
    packed[1] *= quotient(q[last], magnitudes[last]);
    for (int k = 1; k < last; k++) {
      double factor = quotient(q[k], magnitudes[k]);
      packed[2 * k] *= factor;
      packed[2 * k + 1] *= factor;
    }
  }

  /** q/|X|; 0 where the floor has made q 0 and X may be 0 too. */
  private static double quotient(double q, double magnitude) {
    return q == 0 ? 0 : q / magnitude;
  }
}
