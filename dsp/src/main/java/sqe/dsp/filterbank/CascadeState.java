package sqe.dsp.filterbank;

import static sqe.dsp.filterbank.CascadeCoefficients.SECTIONS;

/**
 * Where cascades are in their run over a signal. Mutable; an implementation of {@link
 * CascadeArithmetic} moves it on.
 */
final class CascadeState {

  /** The last sample of the signal. */
  double lastInput;

  /** The last output of each section, {@code [section][lane]}. */
  final double[][] last;

  /** The output before, likewise. */
  final double[][] older;

  /** At rest. */
  CascadeState(int lanes) {
    this.last = new double[SECTIONS][lanes];
    this.older = new double[SECTIONS][lanes];
  }
}
