package sqe.dsp.filterbank;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Cascades with the Vector API: as many lanes as a vector has go through all samples with
 * everything they need in registers. One loop runs all four sections, so that none waits for
 * another's sums.
 */
final class VectorCascades implements CascadeArithmetic {

  private static final VectorSpecies<Double> LANES = lanes();

  private static VectorSpecies<Double> lanes() {
    VectorSpecies<Double> longest = VectorSpecies.ofLargestShape(double.class);
    return longest.length() > 8 ? DoubleVector.SPECIES_512 : longest;
  }

  private static DoubleVector at(double[] row, int l) {
    return DoubleVector.fromArray(LANES, row, l);
  }

  @Override
  public void run(
      CascadeCoefficients coefficients,
      CascadeState state,
      double[] input,
      CascadeStop stop,
      double[] h,
      int count,
      double[][] output) {
    for (int l = 0; l < coefficients.lanes(); l += LANES.length()) {
      if (stop.stops()) {
        runStopped(coefficients, state, input, stop, h, l, count, output);
      } else {
        runFreely(coefficients, state, input, l, count, output);
      }
    }
    state.lastInput = input[count - 1];
  }

  @Override
  public void magnitudes(double[] re, double[] im, double[] scale) {
    for (int l = 0; l < scale.length; l += LANES.length()) {
      DoubleVector x = at(re, l);
      DoubleVector z = at(im, l);
      x.mul(x).add(z.mul(z)).sqrt().mul(at(scale, l)).intoArray(im, l);
    }
  }

  /** Without what stops a run, which would be zeros. */
  private static void runFreely(
      CascadeCoefficients c, CascadeState state, double[] input, int l, int count, double[][] out) {
    DoubleVector b10 = at(c.b1()[0], l);
    DoubleVector b11 = at(c.b1()[1], l);
    DoubleVector b12 = at(c.b1()[2], l);
    DoubleVector b13 = at(c.b1()[3], l);
    DoubleVector a10 = at(c.a1()[0], l);
    DoubleVector a11 = at(c.a1()[1], l);
    DoubleVector a12 = at(c.a1()[2], l);
    DoubleVector a13 = at(c.a1()[3], l);
    DoubleVector a20 = at(c.a2()[0], l);
    DoubleVector a21 = at(c.a2()[1], l);
    DoubleVector a22 = at(c.a2()[2], l);
    DoubleVector a23 = at(c.a2()[3], l);
    DoubleVector last0 = at(state.last[0], l);
    DoubleVector last1 = at(state.last[1], l);
    DoubleVector last2 = at(state.last[2], l);
    DoubleVector last3 = at(state.last[3], l);
    DoubleVector older0 = at(state.older[0], l);
    DoubleVector older1 = at(state.older[1], l);
    DoubleVector older2 = at(state.older[2], l);
    DoubleVector older3 = at(state.older[3], l);
    DoubleVector before = DoubleVector.broadcast(LANES, state.lastInput);
    for (int n = 0; n < count; n++) {
      DoubleVector u = DoubleVector.broadcast(LANES, input[n]);
      DoubleVector f0 = u.add(b10.mul(before));
      DoubleVector y0 = f0.sub(a10.mul(last0).add(a20.mul(older0)));
      DoubleVector f1 = y0.add(b11.mul(last0));
      DoubleVector y1 = f1.sub(a11.mul(last1).add(a21.mul(older1)));
      DoubleVector f2 = y1.add(b12.mul(last1));
      DoubleVector y2 = f2.sub(a12.mul(last2).add(a22.mul(older2)));
      DoubleVector f3 = y2.add(b13.mul(last2));
      DoubleVector y3 = f3.sub(a13.mul(last3).add(a23.mul(older3)));
      y3.intoArray(out[n], l);
      before = u;
      older0 = last0;
      last0 = y0;
      older1 = last1;
      last1 = y1;
      older2 = last2;
      last2 = y2;
      older3 = last3;
      last3 = y3;
    }
    last0.intoArray(state.last[0], l);
    older0.intoArray(state.older[0], l);
    last1.intoArray(state.last[1], l);
    older1.intoArray(state.older[1], l);
    last2.intoArray(state.last[2], l);
    older2.intoArray(state.older[2], l);
    last3.intoArray(state.last[3], l);
    older3.intoArray(state.older[3], l);
  }

  private static void runStopped(
      CascadeCoefficients c,
      CascadeState state,
      double[] input,
      CascadeStop stop,
      double[] h,
      int l,
      int count,
      double[][] out) {
    DoubleVector b10 = at(c.b1()[0], l);
    DoubleVector b11 = at(c.b1()[1], l);
    DoubleVector b12 = at(c.b1()[2], l);
    DoubleVector b13 = at(c.b1()[3], l);
    DoubleVector a10 = at(c.a1()[0], l);
    DoubleVector a11 = at(c.a1()[1], l);
    DoubleVector a12 = at(c.a1()[2], l);
    DoubleVector a13 = at(c.a1()[3], l);
    DoubleVector a20 = at(c.a2()[0], l);
    DoubleVector a21 = at(c.a2()[1], l);
    DoubleVector a22 = at(c.a2()[2], l);
    DoubleVector a23 = at(c.a2()[3], l);
    DoubleVector stop0 = at(stop.now()[0], l);
    DoubleVector stop1 = at(stop.now()[1], l);
    DoubleVector stop2 = at(stop.now()[2], l);
    DoubleVector stop3 = at(stop.now()[3], l);
    DoubleVector later0 = at(stop.later()[0], l);
    DoubleVector later1 = at(stop.later()[1], l);
    DoubleVector later2 = at(stop.later()[2], l);
    DoubleVector later3 = at(stop.later()[3], l);
    DoubleVector last0 = at(state.last[0], l);
    DoubleVector last1 = at(state.last[1], l);
    DoubleVector last2 = at(state.last[2], l);
    DoubleVector last3 = at(state.last[3], l);
    DoubleVector older0 = at(state.older[0], l);
    DoubleVector older1 = at(state.older[1], l);
    DoubleVector older2 = at(state.older[2], l);
    DoubleVector older3 = at(state.older[3], l);
    DoubleVector before = DoubleVector.broadcast(LANES, state.lastInput);
    for (int n = 0; n < count; n++) {
      DoubleVector u = DoubleVector.broadcast(LANES, input[n]);
      DoubleVector f0 = u.add(b10.mul(before));
      f0 = f0.add(stop0.mul(h[n + 1]).add(later0.mul(h[n])));
      DoubleVector y0 = f0.sub(a10.mul(last0).add(a20.mul(older0)));
      DoubleVector f1 = y0.add(b11.mul(last0));
      f1 = f1.add(stop1.mul(h[n + 1]).add(later1.mul(h[n])));
      DoubleVector y1 = f1.sub(a11.mul(last1).add(a21.mul(older1)));
      DoubleVector f2 = y1.add(b12.mul(last1));
      f2 = f2.add(stop2.mul(h[n + 1]).add(later2.mul(h[n])));
      DoubleVector y2 = f2.sub(a12.mul(last2).add(a22.mul(older2)));
      DoubleVector f3 = y2.add(b13.mul(last2));
      f3 = f3.add(stop3.mul(h[n + 1]).add(later3.mul(h[n])));
      DoubleVector y3 = f3.sub(a13.mul(last3).add(a23.mul(older3)));
      y3.intoArray(out[n], l);
      before = u;
      older0 = last0;
      last0 = y0;
      older1 = last1;
      last1 = y1;
      older2 = last2;
      last2 = y2;
      older3 = last3;
      last3 = y3;
    }
    last0.intoArray(state.last[0], l);
    older0.intoArray(state.older[0], l);
    last1.intoArray(state.last[1], l);
    older1.intoArray(state.older[1], l);
    last2.intoArray(state.last[2], l);
    older2.intoArray(state.older[2], l);
    last3.intoArray(state.last[3], l);
    older3.intoArray(state.older[3], l);
  }
}
