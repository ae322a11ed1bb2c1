package sqe.metrics.sdr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sqe.dsp.linear.BlockTransform;
import sqe.dsp.linear.Cholesky;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;

/**
 * What distortion filters can make of all references together: the sum of their shift spaces.
 *
 * <p>Its normal equations have blocks G[(i,t),(j,u)] = c<sub>ij</sub>[t − u] of cross-correlations
 * and, unlike those of one reference, are solved densely: Cholesky over K·L unknowns, once for a
 * set of references. Each reference is scaled to unit norm first. A set that is dependent to
 * working precision is factored with 10⁻¹⁰, then 10⁻⁸, on the diagonal, and flagged.
 */
final class JointSpace {

  private static final double[] GUARDS = {0, 1e-10, 1e-8};

  private final List<ShiftSpace> spaces;
  private final Cholesky factor;
  private final double guard;

  private JointSpace(List<ShiftSpace> spaces, Cholesky factor, double guard) {
    this.spaces = spaces;
    this.factor = factor;
    this.guard = guard;
  }

  /**
   * The joint space of several references, kept by the first of them.
   *
   * @throws sqe.metrics.UndefinedScoreException when a reference is silent
   */
  static JointSpace of(
      List<AnalysedSignal> references, BlockTransform transform, ProjectionOptions options) {
    List<ShiftSpace> spaces = new ArrayList<>();
    for (AnalysedSignal reference : references) {
      if (reference.derive(new Samples.Of(options.zeroMean())).silent()) {
        throw Domain.silentReference(
            String.format(
                Locale.ROOT,
                "source %d of %d has no energy",
                spaces.size() + 1,
                references.size()));
      }
      spaces.add(reference.derive(new ShiftSpace.Of(transform, options.zeroMean())));
    }
    return references.get(0).derive(new Of(List.copyOf(spaces), options.loading()));
  }

  /** Factors the normal equations of these spaces. */
  private record Of(List<ShiftSpace> spaces, double loading)
      implements Derivation<AnalysedSignal, JointSpace> {
    @Override
    public JointSpace from(AnalysedSignal firstReference) {
      double[][] lower = normalMatrix(spaces);
      for (double guard : GUARDS) {
        var factor = Cholesky.factor(lower, loading + guard);
        if (factor.isPresent()) {
          return new JointSpace(spaces, factor.get(), guard);
        }
      }
      throw new IllegalStateException("normal equations are not positive definite");
    }
  }

  private static double[][] normalMatrix(List<ShiftSpace> spaces) {
    int taps = spaces.get(0).unitAutocorrelation().length;
    double[][] lower = new double[spaces.size() * taps][];
    for (int row = 0; row < lower.length; row++) {
      lower[row] = new double[row + 1];
    }
    for (int i = 0; i < spaces.size(); i++) {
      for (int j = 0; j <= i; j++) {
        double[] positive = unitCorrelation(spaces.get(i), spaces.get(j));
        double[] negative = unitCorrelation(spaces.get(j), spaces.get(i));
        for (int t = 0; t < taps; t++) {
          double[] row = lower[i * taps + t];
          int columns = i == j ? t + 1 : taps;
          for (int u = 0; u < columns; u++) {
            row[j * taps + u] = t >= u ? positive[t - u] : negative[u - t];
          }
        }
      }
    }
    return lower;
  }

  private static double[] unitCorrelation(ShiftSpace x, ShiftSpace y) {
    if (x == y) {
      return x.unitAutocorrelation();
    }
    double[] c = x.spectra().correlation(y.spectra().samples());
    for (int m = 0; m < c.length; m++) {
      c[m] /= x.norm() * y.norm();
    }
    return c;
  }

  /** The references' spaces, in order. */
  List<ShiftSpace> spaces() {
    return spaces;
  }

  /** Loading that had to be added beyond what was asked for; 0 if none. */
  double guard() {
    return guard;
  }

  /** Solves the normal equations for a stacked right side; a new array. */
  double[] solve(double[] right) {
    return factor.solve(right);
  }
}
