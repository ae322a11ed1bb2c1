package sqe.metrics.pmsqe;

/**
 * From a PMSQE to the opinion score PESQ would give, as far as one number tells:
 *
 * <pre>
 *   MOS = 0.999 + 4/(1 + exp(a·P^g + b)), limited to [minimum, maximum]
 * </pre>
 *
 * <p>The logistic is that of ITU-T P.862.1 and P.862.2; a, b and g are fitted to pairs of which
 * both figures are known. Falls with P.
 *
 * @param slope a, positive
 * @param intercept b
 * @param exponent g, above 0 and at most 1
 * @param minimum smallest score given
 * @param maximum largest score given
 */
public record MosMapping(
    double slope, double intercept, double exponent, double minimum, double maximum) {

  private static final double FLOOR = 0.999;
  private static final double SPAN = 4;

  /** Checks that the mapping falls. */
  public MosMapping {
    if (!(slope > 0 && exponent > 0 && exponent <= 1 && minimum < maximum)) {
      throw new IllegalArgumentException(
          "not a falling mapping: a=%s g=%s range %s to %s"
              .formatted(slope, exponent, minimum, maximum));
    }
  }

  /** The score for a PMSQE. */
  public double mos(double pmsqe) {
    return Math.max(minimum, Math.min(maximum, unlimited(pmsqe)));
  }

  /** The score for a PMSQE, before the limits. */
  public double unlimited(double pmsqe) {
    return FLOOR + SPAN / (1 + StrictMath.exp(argument(pmsqe)));
  }

  /** dMOS/dP for P &gt; 0; 0 where a limit holds. */
  public double derivative(double pmsqe) {
    double mos = unlimited(pmsqe);
    if (mos <= minimum || mos >= maximum) {
      return 0;
    }
    double part = (mos - FLOOR) / SPAN;
    return -SPAN * part * (1 - part) * slope * exponent * StrictMath.pow(pmsqe, exponent - 1);
  }

  private double argument(double pmsqe) {
    return slope * StrictMath.pow(pmsqe, exponent) + intercept;
  }
}
