package sqe.dsp.filterbank;

import static sqe.dsp.filterbank.CascadeCoefficients.SECTIONS;

/**
 * What stops the sections of cascades right after a signal's last sample, by two samples of input,
 * or rather their Hilbert transform: {@code now·h[n] + later·h[n−1]}, where h is that of a unit
 * impulse right after the signal's last sample.
 *
 * @param stops false where all is zero
 * @param now {@code [section][lane]}
 * @param later likewise
 */
record CascadeStop(boolean stops, double[][] now, double[][] later) {

  /** Nothing. */
  static CascadeStop none(int lanes) {
    return new CascadeStop(false, new double[SECTIONS][lanes], new double[SECTIONS][lanes]);
  }

  /** What stops cascades that have just taken the signal's last sample. */
  static CascadeStop of(CascadeState ended, CascadeCoefficients coefficients) {
    CascadeStop stop =
        new CascadeStop(
            true,
            new double[SECTIONS][coefficients.lanes()],
            new double[SECTIONS][coefficients.lanes()]);
    for (int s = 0; s < SECTIONS; s++) {
      double[] a1 = coefficients.a1()[s];
      double[] a2 = coefficients.a2()[s];
      for (int l = 0; l < coefficients.lanes(); l++) {
        double input = s == 0 ? ended.lastInput : ended.last[s - 1][l];
        double numerator = coefficients.b1()[s][l] * input;
        stop.now[s][l] = a1[l] * ended.last[s][l] + a2[l] * ended.older[s][l] - numerator;
        stop.later[s][l] = a2[l] * ended.last[s][l];
      }
    }
    return stop;
  }
}
