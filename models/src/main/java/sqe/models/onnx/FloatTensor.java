package sqe.models.onnx;

import java.util.List;

/**
 * An array of single-precision numbers with a shape, as networks take and give them. The values are
 * handed over, not copied.
 *
 * @param shape length of each axis; empty for a single number
 * @param values elements in C order, last axis fastest
 */
public record FloatTensor(List<Integer> shape, float[] values) {

  /**
   * Checks that shape and number of values agree.
   *
   * @throws IllegalArgumentException when they do not
   */
  public FloatTensor {
    shape = List.copyOf(shape);
    long elements = 1;
    for (int length : shape) {
      elements *= length;
    }
    if (elements != values.length) {
      throw new IllegalArgumentException(
          "shape " + shape + " does not hold " + values.length + " values");
    }
  }

  /** Values of a shape. */
  public static FloatTensor of(float[] values, Integer... shape) {
    return new FloatTensor(List.of(shape), values);
  }

  /** The shape as the runtime takes it. */
  long[] longShape() {
    return shape.stream().mapToLong(Integer::longValue).toArray();
  }
}
