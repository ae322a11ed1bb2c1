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
 * @param scaleInvariant whether A is first multiplied by α = Σ Â·A/Σ A²
 */
record Comparison(
    Stft stft,
    double floor,
    Optional<StftOptions.MelScale> mel,
    StftOptions.Logarithm logarithm,
    boolean squares,
    boolean scaleInvariant)
    implements Derivation<SignalPair, TermSums> {

  /** Beyond it a product of ratios is taken the logarithm of. */
  private static final double LARGE_PRODUCT = 1e150;

  /** What is done with a frame of reference and estimate, as they are compared. */
  private interface Frame {
    void add(double[] a, double[] b, boolean referenceSounds, boolean estimateSounds);
  }

  private void eachFrame(SignalPair pair, Frame sums) {
    Scale scale = scale(pair);
    Spectrogram reference = pair.reference().derive(new Spectrogram.Of(stft));
    Spectrogram estimate = pair.estimate().derive(new Spectrogram.Of(stft));
    double[] packed = stft.buffer();
    double[] magnitudes = new double[stft.bins()];
    double[] floored = new double[stft.bins()];
    double[] a = new double[scale.size(stft.bins())];
    double[] b = new double[a.length];
    for (int frame = 0; frame < reference.frames(); frame++) {
      reference.read(frame, magnitudes, packed);
      boolean referenceSounds = scale.compared(magnitudes, floored, a);
      estimate.read(frame, magnitudes, packed);
      boolean estimateSounds = scale.compared(magnitudes, floored, b);
      sums.add(a, b, referenceSounds, estimateSounds);
    }
  }

  @Override
  public TermSums from(SignalPair pair) {
    var sums = new Sums(scaleInvariant ? gain(pair) : 1);
    eachFrame(pair, sums);
    return sums.terms();
  }

  /** α, by which the reference is nearest to the estimate. */
  private double gain(SignalPair pair) {
    double[] products = new double[2];
    eachFrame(
        pair,
        (a, b, referenceSounds, estimateSounds) -> {
          products[0] += Reductions.dot(a, b);
          products[1] += Reductions.dot(a, a);
        });
    return products[0] / products[1];
  }

  /** The terms frame by frame. */
  private final class Sums implements Frame {
    private final double gain;
    private double difference, energy, logarithmic, linear, cells;
    private boolean referenceSounded, estimateSounded;

    Sums(double gain) {
      this.gain = gain;
    }

    @Override
    public void add(double[] a, double[] b, boolean referenceSounds, boolean estimateSounds) {
      multiply(a, gain);
      double squared = Reductions.residualEnergy(b, 1, a);
      difference += squared;
      energy += Reductions.energy(a);
      logarithmic += squares ? squaredLogarithms(a, b) : logarithms(a, b);
      linear += squares ? squared : absoluteDifferences(a, b);
      cells += a.length;
      referenceSounded |= referenceSounds;
      estimateSounded |= estimateSounds;
    }

    TermSums terms() {
      return new TermSums(
          difference, energy, logarithmic, linear, cells, gain, referenceSounded, estimateSounded);
    }
  }

  private static void multiply(double[] a, double gain) {
    if (gain != 1) {
      for (int k = 0; k < a.length; k++) {
        a[k] *= gain;
      }
    }
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
    TermSums sums = pair.derive(this);
    Slopes slopes = slopes(sums, weights, scaleInvariant ? ofGain(pair, sums, weights) : 0);
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
      multiply(a, sums.gain());
      stft.transform(pair.estimate().samples(), frame, packed);
      stft.magnitudes(packed, magnitudes, 0);
      scale.compared(magnitudes, floored, b);
      derivatives(slopes, a, b, derivatives);
      scale.back(magnitudes, b, derivatives, ofBins);
      alongPhases(packed, magnitudes, ofBins);
      stft.addAdjoint(packed, frame, gradient);
    }
  }

  /**
   * The derivative of the weighted terms with respect to α, times α. That of SC is −SC, for Â − αA
   * is orthogonal to A, and so that of the squares of LIN is 0.
   */
  private double ofGain(SignalPair pair, TermSums sums, StftOptions.Weights weights) {
    double[] pull = {
      -weights.convergence() * Math.sqrt(sums.difference()) / Math.sqrt(sums.reference())
    };
    eachFrame(
        pair,
        (a, b, referenceSounds, estimateSounds) -> {
          multiply(a, sums.gain());
          for (int k = 0; k < a.length; k++) {
            double sign = Math.signum(b[k] - a[k]);
            double outer = squares ? 2 * logRatio(a[k], b[k]) : sign;
            pull[0] -= weights.logarithmic() / sums.cells() * outer * inner(a[k]) * a[k];
            pull[0] -= squares ? 0 : weights.linear() / sums.cells() * sign * a[k];
          }
        });
    return pull[0];
  }

  /** The derivative of the logarithm at a magnitude. */
  private double inner(double magnitude) {
    return logarithm.factor()
        / ((logarithm.factor() * magnitude + logarithm.offset()) * logarithm.base().nepers());
  }

  /**
   * What the derivative of each term with respect to one Â is multiplied by; what the part through
   * α is multiplied by is that of αA.
   */
  private record Slopes(double convergence, double logarithmic, double linear, double gain) {}

  /** dα/dÂ is A/Σ A², which is αA·α/Σ (αA)². */
  private static Slopes slopes(TermSums sums, StftOptions.Weights weights, double ofGain) {
    double norms = Math.sqrt(sums.difference()) * Math.sqrt(sums.reference());
    return new Slopes(
        sums.difference() == 0 ? 0 : weights.convergence() / norms,
        weights.logarithmic() / sums.cells(),
        weights.linear() / sums.cells(),
        ofGain / sums.reference());
  }

  private void derivatives(Slopes slopes, double[] a, double[] b, double[] into) {
    for (int k = 0; k < into.length; k++) {
      double d = b[k] - a[k];
      double outer = squares ? 2 * logRatio(a[k], b[k]) : Math.signum(d);
      double linear = squares ? 2 * d : Math.signum(d);
      into[k] =
          slopes.convergence() * d
              + slopes.logarithmic() * outer * inner(b[k])
              + slopes.linear() * linear
              + slopes.gain() * a[k];
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
