package sqe.metrics.loss;

import java.util.List;
import java.util.Locale;
import sqe.dsp.linear.Reductions;
import sqe.metrics.loss.LossInfo.Advice;
import sqe.metrics.loss.LossInfo.Group;
import sqe.metrics.loss.LossInfo.Input;
import sqe.metrics.loss.LossInfo.Mathematics;
import sqe.metrics.loss.LossInfo.Parameter;

/**
 * Cosine embedding loss: inputs rows a and b of one shape and a label y a row; ℓ = 1 − c for like
 * rows (y = 1), max(0, c − margin) for unlike ones (y = −1), with
 *
 * <pre>c = ⟨a,b⟩ / sqrt((‖a‖² + κ)(‖b‖² + κ)),   κ = 1e-12</pre>
 *
 * and ∂c/∂a = b/sqrt((‖a‖² + κ)(‖b‖² + κ)) − c·a/(‖a‖² + κ). κ inside each squared norm is
 * PyTorch's choice for this loss (its cosine similarity floors the norms instead); a zero row has c
 * = 0.
 *
 * @param margin cosine up to which unlike rows cost nothing; 0 by default, useful in [−1, 1]
 * @param reduction none, sum or mean
 */
public record CosineEmbedding(double margin, Reduction reduction) implements Loss {

  /** PyTorch holds the constant in single precision: 9.99999996e-13. */
  private static final double KAPPA = 1e-12f;

  static final LossDefinition DEFINITION =
      new LossDefinition(
          new LossInfo(
              "cosine_embedding",
              "Cosine embedding",
              Group.DISTRIBUTION,
              List.of(
                  new Input("first", "a, (D,) or (N, D)", true),
                  new Input("second", "b, the shape of a", true),
                  new Input("labels", "y, −1 or 1, one a row: () or (N,)", false)),
              new Mathematics(
                  "1 − c where y = 1, max(0, c − margin) where y = −1; c = ⟨a,b⟩ / sqrt((‖a‖² +"
                      + " κ)(‖b‖² + κ)), κ = 1e-12",
                  "a, b real, y ∈ {−1, 1}",
                  "∓(b/sqrt((‖a‖² + κ)(‖b‖² + κ)) − c·a/(‖a‖² + κ)), 0 where y = −1 and c <"
                      + " margin; b by symmetry"),
              List.of(new Parameter("margin", "0", "useful in [−1, 1]")),
              LossInfo.ELEMENT_REDUCTIONS,
              new Advice(
                  "embeddings whose direction carries the meaning, as of speakers",
                  "length: a loud copy of a vector is the same vector"),
              List.of(
                  "Zero row: c = 0, so 1 where y = 1 and max(0, −margin) where y = −1.",
                  "At c = margin the gradient passes.",
                  "Empty: mean NaN, sum 0, none empty."),
              "torch.nn.CosineEmbeddingLoss"),
          arguments -> new CosineEmbedding(arguments.number("margin"), arguments.reduction()));

  /** Checks margin and reduction. */
  public CosineEmbedding {
    Inputs.requireFinite("margin", margin);
    Reduction.require(reduction, LossInfo.ELEMENT_REDUCTIONS);
  }

  @Override
  public LossResult evaluate(List<Tensor> inputs) {
    Inputs.requireCount(inputs, "first", "second", "labels");
    Inputs.requireSameShape(inputs.subList(0, 2), "first", "second");
    Tensor first = inputs.get(0);
    Tensor second = inputs.get(1);
    int rows = requireRows(first, inputs.get(2));
    int length = first.rank() == 1 ? first.size() : first.shape().get(1);
    List<Integer> rowShape = first.shape().subList(0, first.rank() - 1);
    double divisor = reduction.divisor(rowShape);
    double[] losses = new double[rows];
    double[] gradientFirst = new double[first.size()];
    double[] gradientSecond = new double[first.size()];
    for (int row = 0; row < rows; row++) {
      double label = inputs.get(2).values()[row];
      var cosine = Cosine.of(first.values(), second.values(), row * length, length);
      losses[row] = label > 0 ? 1 - cosine.value : Math.max(0, cosine.value - margin);
      double slope = label > 0 ? -1 : cosine.value >= margin ? 1 : 0;
      if (slope != 0) {
        cosine.gradients(
            first.values(), second.values(), slope / divisor, gradientFirst, gradientSecond);
      }
    }
    return new LossResult(
        reduction.value(losses, rowShape),
        List.of(
            new Tensor(first.shape(), gradientFirst), new Tensor(first.shape(), gradientSecond)));
  }

  private static int requireRows(Tensor first, Tensor labels) {
    if (first.rank() != 1 && first.rank() != 2) {
      throw new LossInputException(
          "first must have the shape (D,) or (N, D), not " + first.describeShape());
    }
    int rows = first.rank() == 1 ? 1 : first.shape().get(0);
    boolean single = first.rank() == 1 && labels.size() == 1;
    if (!single && !labels.shape().equals(first.shape().subList(0, first.rank() - 1))) {
      throw new LossInputException(
          String.format(
              Locale.ROOT,
              "labels must be one a row, %d for first %s, not of shape %s",
              rows,
              first.describeShape(),
              labels.describeShape()));
    }
    Inputs.requireSigns(labels);
    return rows;
  }

  /** The cosine of two rows that start at one offset, with what its gradient needs. */
  private record Cosine(int from, int length, double value, double aa, double bb) {

    static Cosine of(double[] a, double[] b, int from, int length) {
      double aa = Reductions.dot(a, from, a, from, length) + KAPPA;
      double bb = Reductions.dot(b, from, b, from, length) + KAPPA;
      double ab = Reductions.dot(a, from, b, from, length);
      return new Cosine(from, length, ab / Math.sqrt(aa * bb), aa, bb);
    }

    void gradients(double[] a, double[] b, double factor, double[] gradientA, double[] gradientB) {
      double norms = Math.sqrt(aa * bb);
      for (int i = from; i < from + length; i++) {
        gradientA[i] = factor * (b[i] / norms - value * a[i] / aa);
        gradientB[i] = factor * (a[i] / norms - value * b[i] / bb);
      }
    }
  }
}
