package sqe.dsp.spectrum;

/**
 * Cosines and sines of the multiples of an angle, by the addition theorems from two short tables:
 * right to a few units in the last place and much faster than functions. Immutable.
 */
final class Turn {

  private static final int STEP_BITS = 8;
  private static final int STEP = 1 << STEP_BITS;

  private final double[] fineCosine = new double[STEP];
  private final double[] fineSine = new double[STEP];
  private final double[] coarseCosine;
  private final double[] coarseSine;

  /**
   * Tables.
   *
   * @param angle in radians
   * @param count number of multiples, from 0 on
   */
  Turn(double angle, int count) {
    for (int i = 0; i < STEP; i++) {
      fineCosine[i] = StrictMath.cos(angle * i);
      fineSine[i] = StrictMath.sin(angle * i);
    }
    int steps = (count >> STEP_BITS) + 1;
    coarseCosine = new double[steps];
    coarseSine = new double[steps];
    for (int i = 0; i < steps; i++) {
      coarseCosine[i] = StrictMath.cos(angle * i * STEP);
      coarseSine[i] = StrictMath.sin(angle * i * STEP);
    }
  }

  double cosine(int multiple) {
    int fine = multiple & (STEP - 1);
    int coarse = multiple >> STEP_BITS;
    return coarseCosine[coarse] * fineCosine[fine] - coarseSine[coarse] * fineSine[fine];
  }

  double sine(int multiple) {
    int fine = multiple & (STEP - 1);
    int coarse = multiple >> STEP_BITS;
    return coarseSine[coarse] * fineCosine[fine] + coarseCosine[coarse] * fineSine[fine];
  }

  double cotangent(int multiple) {
    return cosine(multiple) / sine(multiple);
  }
}
