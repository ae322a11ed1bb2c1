package sqe.metrics.sdr;

import java.util.Arrays;
import java.util.List;
import sqe.dsp.linear.Reductions;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;

/**
 * The filters h<sub>i</sub> that bring Σ s<sub>i</sub> * h<sub>i</sub> closest to an estimate.
 *
 * @param taps of the signals as they are, one row a reference
 * @param coherence the share of the estimate's energy that the projection holds
 */
record JointFilter(double[][] taps, double coherence) {

  /** The filters of an estimate that is not silent. */
  record Of(JointSpace joint) implements Derivation<AnalysedSignal, JointFilter> {
    @Override
    public JointFilter from(AnalysedSignal estimate) {
      List<ShiftSpace> spaces = joint.spaces();
      Samples samples = spaces.get(0).prepare(estimate);
      int length = spaces.get(0).unitAutocorrelation().length;
      double[] right = new double[spaces.size() * length];
      for (int i = 0; i < spaces.size(); i++) {
        double[] b = spaces.get(i).unitCorrelation(samples);
        System.arraycopy(b, 0, right, i * length, length);
      }
      double[] solution = joint.solve(right);
      double[][] taps = new double[spaces.size()][];
      for (int i = 0; i < taps.length; i++) {
        taps[i] = Arrays.copyOfRange(solution, i * length, (i + 1) * length);
        double scale = Math.sqrt(samples.energy()) / spaces.get(i).norm();
        for (int t = 0; t < length; t++) {
          taps[i][t] *= scale;
        }
      }
      return new JointFilter(taps, Reductions.dot(right, solution));
    }
  }

  /** P = Σ s<sub>i</sub> * h<sub>i</sub>, N + L − 1 samples; a new array. */
  double[] projection(JointSpace joint) {
    double[] sum = new double[0];
    for (int i = 0; i < taps.length; i++) {
      double[] part = joint.spaces().get(i).spectra().convolution(taps[i]);
      if (i == 0) {
        sum = part;
      } else {
        for (int n = 0; n < sum.length; n++) {
          sum[n] += part[n];
        }
      }
    }
    return sum;
  }
}
