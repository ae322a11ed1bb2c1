package sqe.bench;

/**
 * Fits MOS = 0.999 + 4/(1 + exp(a·P^g + b)) by least squares: damped Gauss–Newton steps
 * (Levenberg–Marquardt) from a given start until no step lowers the sum of squares any more.
 *
 * <p>Three parameters and a few hundred points: every step solves the 3 × 3 normal equations. The
 * sums run in the order of the points and {@link StrictMath} gives the exponentials, so the result
 * is the same everywhere.
 *
 * @param a slope
 * @param b intercept
 * @param g exponent
 */
record LogisticFit(double a, double b, double g) {

  private static final int STEPS = 500;
  private static final double SMALLEST_GAIN = 1e-14;

  /** The unlimited score for a PMSQE. */
  double mos(double pmsqe) {
    return 0.999 + 4 / (1 + StrictMath.exp(a * StrictMath.pow(pmsqe, g) + b));
  }

  /**
   * The best fit.
   *
   * @param pmsqe positive values
   * @param mos as many scores
   * @param start where to begin
   */
  static LogisticFit of(double[] pmsqe, double[] mos, LogisticFit start) {
    LogisticFit best = start;
    double error = best.squaredError(pmsqe, mos);
    double damping = 1e-3;
    for (int step = 0; step < STEPS && damping < 1e12; step++) {
      LogisticFit next = best.step(pmsqe, mos, damping);
      double nextError = next.squaredError(pmsqe, mos);
      if (nextError < error) {
        boolean settled = error - nextError < SMALLEST_GAIN * error;
        best = next;
        error = nextError;
        damping /= 10;
        if (settled) {
          break;
        }
      } else {
        damping *= 10;
      }
    }
    return best;
  }

  private double squaredError(double[] pmsqe, double[] mos) {
    double sum = 0;
    for (int i = 0; i < mos.length; i++) {
      double error = mos(pmsqe[i]) - mos[i];
      sum += error * error;
    }
    return sum;
  }

  private LogisticFit step(double[] pmsqe, double[] mos, double damping) {
    double[][] normal = new double[3][4];
    for (int i = 0; i < mos.length; i++) {
      double power = StrictMath.pow(pmsqe[i], g);
      double part = (mos(pmsqe[i]) - 0.999) / 4;
      double slope = -4 * part * (1 - part);
      double[] derivative = {
        slope * power, slope, slope * a * power * StrictMath.log(pmsqe[i]), mos[i] - mos(pmsqe[i])
      };
      for (int row = 0; row < 3; row++) {
        for (int column = 0; column < 4; column++) {
          normal[row][column] += derivative[row] * derivative[column];
        }
      }
    }
    for (int row = 0; row < 3; row++) {
      normal[row][row] *= 1 + damping;
    }
    double[] change = solve(normal);
    return new LogisticFit(a + change[0], b + change[1], g + change[2]);
  }

  /** Solves a positive definite system of three equations, given with its right side. */
  private static double[] solve(double[][] m) {
    for (int pivot = 0; pivot < 3; pivot++) {
      for (int row = pivot + 1; row < 3; row++) {
        double factor = m[row][pivot] / m[pivot][pivot];
        for (int column = pivot; column < 4; column++) {
          m[row][column] -= factor * m[pivot][column];
        }
      }
    }
    double[] x = new double[3];
    for (int row = 2; row >= 0; row--) {
      double sum = m[row][3];
      for (int column = row + 1; column < 3; column++) {
        sum -= m[row][column] * x[column];
      }
      x[row] = sum / m[row][row];
    }
    return x;
  }
}
