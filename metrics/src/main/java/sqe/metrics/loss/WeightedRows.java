package sqe.metrics.loss;

import java.util.List;
import sqe.dsp.linear.Reductions;

/**
 * The reduction of losses with class weights and an ignore index: the mean divides by the sum of
 * the target classes' weights over the rows that are not ignored, and is NaN where that is zero.
 */
final class WeightedRows {

  private WeightedRows() {}

  /**
   * Reduces row losses and scales their gradient in place.
   *
   * @param targets class index of each row, or {@link ClassScores#IGNORED}
   * @param weight one a class
   * @param losses one a row, 0 where ignored
   * @param gradient of the sum of the losses, 0 where ignored; handed over
   */
  static LossResult reduce(
      Reduction reduction,
      ClassScores scores,
      int[] targets,
      double[] weight,
      double[] losses,
      double[] gradient) {
    Tensor value = reduction.value(losses, scores.rowShape());
    if (reduction == Reduction.MEAN) {
      double total = total(targets, weight);
      value = Tensor.scalar(Reductions.sum(losses) / total);
      for (int row = 0; row < targets.length; row++) {
        if (targets[row] != ClassScores.IGNORED) {
          for (int c = 0; c < scores.classes(); c++) {
            gradient[scores.offset(row) + c * scores.stride()] /= total;
          }
        }
      }
    }
    return new LossResult(value, List.of(new Tensor(scores.scores().shape(), gradient)));
  }

  private static double total(int[] targets, double[] weight) {
    double[] weights = new double[targets.length];
    for (int row = 0; row < targets.length; row++) {
      weights[row] = targets[row] == ClassScores.IGNORED ? 0 : weight[targets[row]];
    }
    return Reductions.sum(weights);
  }
}
