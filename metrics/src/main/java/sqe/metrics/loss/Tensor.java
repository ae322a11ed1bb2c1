package sqe.metrics.loss;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An array of numbers with a shape.
 *
 * <p>Class indices and labels are numbers like all others; a loss that wants whole ones says so.
 * The values are handed over, not copied: neither the caller nor the receiver changes them
 * afterwards.
 *
 * @param shape length of each axis; empty for a single number
 * @param values elements in C order (last axis fastest), as many as the product of the shape
 */
public record Tensor(List<Integer> shape, double[] values) {

  /**
   * Checks that shape and number of values agree.
   *
   * @throws IllegalArgumentException when they do not
   */
  public Tensor {
    shape = List.copyOf(shape);
    if (elements(shape) != values.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "shape %s does not hold %d values", describe(shape), values.length));
    }
  }

  /**
   * Number of elements an array of this shape has.
   *
   * @throws IllegalArgumentException when an axis is negative or there would be more than an array
   *     can hold
   */
  public static int elements(List<Integer> shape) {
    BigInteger elements = BigInteger.ONE;
    for (int length : shape) {
      if (length < 0) {
        throw new IllegalArgumentException("negative axis in shape " + describe(shape));
      }
      elements = elements.multiply(BigInteger.valueOf(length));
    }
    if (elements.bitLength() > 31) {
      throw new IllegalArgumentException("too many elements: shape " + describe(shape));
    }
    return elements.intValue();
  }

  /** A single number, of shape (). */
  public static Tensor scalar(double value) {
    return new Tensor(List.of(), new double[] {value});
  }

  /** A vector of shape (n,). */
  public static Tensor vector(double... values) {
    return new Tensor(List.of(values.length), values);
  }

  /**
   * An array of any shape.
   *
   * @param values elements in C order
   * @param shape length of each axis
   */
  public static Tensor of(double[] values, int... shape) {
    return new Tensor(Arrays.stream(shape).boxed().toList(), values);
  }

  /** Number of axes. */
  public int rank() {
    return shape.size();
  }

  /** Number of elements. */
  public int size() {
    return values.length;
  }

  /** The shape as NumPy writes it: {@code (2, 3)}, {@code (4,)}, {@code ()}. */
  public String describeShape() {
    return describe(shape);
  }

  /** A shape as NumPy writes it. */
  public static String describe(List<Integer> shape) {
    String lengths = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return shape.size() == 1 ? "(" + lengths + ",)" : "(" + lengths + ")";
  }
}
