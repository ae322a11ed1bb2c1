package sqe.metrics.loss;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One weight a class.
 *
 * @param weights not negative; none at all means that every class weighs 1
 */
public record ClassWeights(List<Double> weights) {

  /** Every class weighs 1. */
  public static final ClassWeights NONE = new ClassWeights(List.of());

  /** Checks that every weight is a number from zero up. */
  public ClassWeights {
    weights = List.copyOf(weights);
    weights.forEach(weight -> Inputs.requireNonNegative("weight", weight));
  }

  /** These weights, in the order of the classes. */
  public static ClassWeights of(double... weights) {
    return new ClassWeights(Arrays.stream(weights).boxed().toList());
  }

  /** The weights of that many classes, spelt out. */
  double[] forClasses(int classes) {
    double[] all = new double[classes];
    if (weights.isEmpty()) {
      Arrays.fill(all, 1);
      return all;
    }
    if (weights.size() != classes) {
      throw new LossInputException(
          String.format(Locale.ROOT, "%d weights for %d classes", weights.size(), classes));
    }
    return weights.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
