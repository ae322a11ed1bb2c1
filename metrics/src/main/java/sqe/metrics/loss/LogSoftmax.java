package sqe.metrics.loss;

/**
 * Log-softmax of one row of scores: q_c = z_c − M − ln Σ e^(z_k − M) with M = max z, exact however
 * large the scores are. The row's buffers are reused from row to row.
 */
final class LogSoftmax {

  /** Log-probabilities q of the last row. */
  final double[] logarithms;

  /** Probabilities e^q of the last row. */
  final double[] probabilities;

  LogSoftmax(int classes) {
    logarithms = new double[classes];
    probabilities = new double[classes];
  }

  /** Computes a row: element c is at {@code offset + c·stride}. */
  void row(double[] scores, int offset, int stride) {
    double maximum = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < logarithms.length; c++) {
      maximum = Math.max(maximum, scores[offset + c * stride]);
    }
    double sum = 0;
    for (int c = 0; c < logarithms.length; c++) {
      logarithms[c] = scores[offset + c * stride] - maximum;
      sum += StrictMath.exp(logarithms[c]);
    }
    double normaliser = StrictMath.log(sum);
    for (int c = 0; c < logarithms.length; c++) {
      logarithms[c] -= normaliser;
      probabilities[c] = StrictMath.exp(logarithms[c]);
    }
  }
}
