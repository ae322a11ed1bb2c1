package sqe.dsp.filterbank;

import sqe.dsp.VectorModule;

/**
 * Cascades of four second-order sections (1 + b₁z⁻¹)/(1 + a₁z⁻¹ + a₂z⁻²), one cascade a channel.
 * Channels are lanes; their number is filled up with lanes that do nothing, to a multiple of the
 * longest vectors' lanes.
 *
 * @param hasZeros whether any b₁ is not zero
 * @param b1 {@code [section][lane]}
 * @param a1 likewise
 * @param a2 likewise
 */
record CascadeCoefficients(boolean hasZeros, double[][] b1, double[][] a1, double[][] a2) {

  static final int SECTIONS = 4;

  /** Of all-pole sections, {@code [section][channel]}. */
  static CascadeCoefficients ofPoles(double[][] a1, double[][] a2) {
    double[][] b1 = new double[SECTIONS][a1[0].length];
    return new CascadeCoefficients(false, filled(b1), filled(a1), filled(a2));
  }

  /** Of sections with a zero, {@code [section][channel]}. */
  static CascadeCoefficients of(double[][] b1, double[][] a1, double[][] a2) {
    return new CascadeCoefficients(true, filled(b1), filled(a1), filled(a2));
  }

  private static double[][] filled(double[][] bySection) {
    double[][] filled = new double[SECTIONS][VectorModule.filled(bySection[0].length)];
    for (int s = 0; s < SECTIONS; s++) {
      System.arraycopy(bySection[s], 0, filled[s], 0, bySection[s].length);
    }
    return filled;
  }

  int lanes() {
    return a1[0].length;
  }

  /** The largest radius of a pole. */
  double largestRadius() {
    double largest = 0;
    for (double[] section : a2) {
      for (double squaredRadius : section) {
        largest = Math.max(largest, Math.sqrt(squaredRadius));
      }
    }
    return largest;
  }
}
