package sqe.metrics.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sqe.metrics.NumberText;

/**
 * How an array of scores is cut into rows of classes, as PyTorch does it: shape (C) is one row, (N,
 * C) is N rows, and in (N, C, d₁, …) each of the trailing positions is a row of its own.
 *
 * @param scores the array
 * @param classes C, the number of classes
 * @param positions product of the trailing axes, 1 if there is none
 * @param rows number of rows
 */
record ClassScores(Tensor scores, int classes, int positions, int rows) {

  /** Stands for the class index of a row to leave out. */
  static final int IGNORED = -1;

  static ClassScores of(Tensor scores, String name) {
    if (scores.rank() == 0) {
      throw new LossInputException(
          name + " must have the shape (C,), (N, C) or (N, C, …), not (): there is no class axis");
    }
    List<Integer> shape = scores.shape();
    int classes = shape.get(shape.size() == 1 ? 0 : 1);
    if (classes == 0) {
      throw new LossInputException("%s %s has no class".formatted(name, scores.describeShape()));
    }
    int positions = 1;
    for (int axis = 2; axis < shape.size(); axis++) {
      positions *= shape.get(axis);
    }
    return new ClassScores(scores, classes, positions, scores.size() / classes);
  }

  /** The shape of one number a row: that of the scores without the class axis. */
  List<Integer> rowShape() {
    List<Integer> shape = new ArrayList<>(scores.shape());
    shape.remove(shape.size() == 1 ? 0 : 1);
    return shape;
  }

  /** Where the score of a row's first class is; the next classes follow at {@link #stride}. */
  int offset(int row) {
    return row / positions * classes * positions + row % positions;
  }

  /** Distance between the scores of neighbouring classes of a row. */
  int stride() {
    return positions;
  }

  /**
   * The class indices of all rows.
   *
   * @param target whole numbers in [0, C) of shape {@link #rowShape()}
   */
  int[] targets(Tensor target) {
    requireRowShape(target);
    int[] indices = new int[rows];
    for (int row = 0; row < rows; row++) {
      indices[row] = index(target.values()[row], row);
    }
    return indices;
  }

  /** The class indices of all rows; {@link #IGNORED} where the target is the ignore index. */
  int[] targets(Tensor target, long ignoreIndex) {
    requireRowShape(target);
    int[] indices = new int[rows];
    for (int row = 0; row < rows; row++) {
      double value = target.values()[row];
      indices[row] = value == ignoreIndex ? IGNORED : index(value, row);
    }
    return indices;
  }

  private int index(double value, int row) {
    if (value >= 0 && value < classes && value == Math.rint(value)) {
      return (int) value;
    }
    throw new LossInputException(
        String.format(
            Locale.ROOT,
            "target %s at row %d: must be a class index, a whole number from 0 to %d",
            NumberText.shortest(value),
            row,
            classes - 1));
  }

  private void requireRowShape(Tensor target) {
    boolean single = scores.rank() == 1 && target.size() == 1;
    if (!single && !target.shape().equals(rowShape())) {
      throw new LossInputException(
          "target must have the shape %s for scores %s, not %s"
              .formatted(
                  Tensor.describe(rowShape()), scores.describeShape(), target.describeShape()));
    }
  }
}
