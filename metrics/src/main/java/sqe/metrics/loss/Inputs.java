package sqe.metrics.loss;

import java.util.List;
import java.util.Locale;
import sqe.metrics.NumberText;

/** Checks of the arrays handed to a loss. */
final class Inputs {

  private Inputs() {}

  /** Checks their number; the names are what the message calls them. */
  static void requireCount(List<Tensor> inputs, String... names) {
    if (inputs.size() != names.length) {
      throw new LossInputException(
          String.format(
              Locale.ROOT,
              "needs %d %s (%s), got %d",
              names.length,
              names.length == 1 ? "array" : "arrays",
              String.join(", ", names),
              inputs.size()));
    }
  }

  /** Checks number and equality of shapes. */
  static void requireSameShape(List<Tensor> inputs, String... names) {
    requireCount(inputs, names);
    for (int i = 1; i < names.length; i++) {
      if (!inputs.get(i).shape().equals(inputs.get(0).shape())) {
        throw new LossInputException(
            "shapes differ: %s %s, %s %s"
                .formatted(
                    names[0],
                    inputs.get(0).describeShape(),
                    names[i],
                    inputs.get(i).describeShape()));
      }
    }
  }

  /** Checks that every label is −1 or +1. */
  static void requireSigns(Tensor labels) {
    for (int i = 0; i < labels.size(); i++) {
      if (Math.abs(labels.values()[i]) != 1) {
        throw new LossInputException(
            String.format(
                Locale.ROOT,
                "label %s at index %d: must be -1 or 1",
                NumberText.shortest(labels.values()[i]),
                i));
      }
    }
  }

  /** Checks, for the constructor of a loss, that a parameter is a finite number. */
  static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite: " + value);
    }
  }

  /** Checks, for the constructor of a loss, that a parameter is finite and not negative. */
  static void requireNonNegative(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must be zero or positive and finite: " + value);
    }
  }
}
