package sqe.metrics.loss;

import java.util.List;
import java.util.Locale;
import sqe.dsp.linear.Reductions;

/** What is made of the losses of single elements or rows; names and meaning as in PyTorch. */
public enum Reduction {
  /** Nothing: one value an element or row. */
  NONE,
  /** Their sum; 0 for none at all. */
  SUM,
  /** Their sum over their number; NaN for none at all. */
  MEAN,
  /** Their sum over the length of the first axis; NaN for none at all. */
  BATCHMEAN;

  /** The name as it is typed and printed: {@code none}, {@code sum}, {@code mean}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Checks, for the constructor of a loss, that it knows a reduction. */
  static void require(Reduction reduction, List<Reduction> known) {
    if (!known.contains(reduction)) {
      throw new IllegalArgumentException(
          "no reduction %s: this loss knows %s"
              .formatted(
                  reduction.label(),
                  String.join(", ", known.stream().map(Reduction::label).toList())));
    }
  }

  /** The value of losses of this shape. */
  Tensor value(double[] losses, List<Integer> shape) {
    return this == NONE
        ? new Tensor(shape, losses)
        : Tensor.scalar(Reductions.sum(losses) / divisor(shape));
  }

  /**
   * Value and gradient.
   *
   * @param losses of this shape
   * @param input what the gradient is with respect to
   * @param gradient as long as the input, divided by {@link #divisor}
   */
  LossResult result(double[] losses, List<Integer> shape, Tensor input, double[] gradient) {
    return new LossResult(value(losses, shape), List.of(new Tensor(input.shape(), gradient)));
  }

  /** What the sum is divided by; a gradient is divided by the same. */
  double divisor(List<Integer> shape) {
    return switch (this) {
      case NONE, SUM -> 1;
      case MEAN -> shape.stream().mapToDouble(length -> length).reduce(1, (a, b) -> a * b);
      case BATCHMEAN -> shape.isEmpty() ? 1 : shape.get(0);
    };
  }
}
