package sqe.metrics.loss;

import java.util.List;
import java.util.Locale;
import sqe.dsp.linear.Reductions;
import sqe.metrics.NumberText;
import sqe.metrics.loss.LossInfo.Advice;
import sqe.metrics.loss.LossInfo.Group;
import sqe.metrics.loss.LossInfo.Input;
import sqe.metrics.loss.LossInfo.Mathematics;
import sqe.metrics.loss.LossInfo.Parameter;

/**
 * A sum of task losses whose weights are learned: inputs the task losses L and the log-variances s
 * = ln σ², one each a task.
 *
 * <p>Kendall, Gal and Cipolla (2018) derive the weights from each task's noise σ. In the
 * log-variance form, which cannot divide by zero, a task adds k·e^(−s)·L + s/2 with k = ½ for
 * regression and k = 1 for classification. For fixed losses the best s is ln(2kL), where the total
 * is Σ (½ + ½ ln(2kL)): each task is weighted by 1/(2L), and rescaling a loss shifts the total by a
 * constant. The variant of Liebel and Körner (2018) replaces s/2 by ln(1 + e^s), which is never
 * negative; its best e^s is the positive root of u² = kL(1 + u).
 *
 * @param tasks kind of each task, or one kind for all
 * @param regulariser what keeps the variances from growing
 */
public record UncertaintyWeighting(List<Task> tasks, Regulariser regulariser) implements Loss {

  /** Kind of a task. */
  public enum Task {
    /** Gaussian likelihood: weight ½e^(−s). */
    REGRESSION,
    /** Softmax likelihood, in the paper's approximation: weight e^(−s). */
    CLASSIFICATION;

    private double factor() {
      return this == REGRESSION ? 0.5 : 1;
    }
  }

  /** The term without L. */
  public enum Regulariser {
    /** s/2, Kendall et al. */
    LOG_DEVIATION,
    /** ln(1 + e^s), Liebel and Körner. */
    SOFTPLUS
  }

  /**
   * The best log-variances for fixed losses.
   *
   * @param logVariances one a task
   * @param total value of the loss there
   */
  public record Optimum(double[] logVariances, double total) {}

  static final LossDefinition DEFINITION =
      new LossDefinition(
          new LossInfo(
              "uncertainty",
              "Uncertainty-weighted sum of tasks",
              Group.MULTI_TASK,
              List.of(
                  new Input("losses", "L ≥ 0, one a task, (T,)", true),
                  new Input("log-variances", "s = ln σ², (T,)", true)),
              new Mathematics(
                  "Σ k·e^(−s)·L + s/2, k = ½ for regression, 1 for classification; softplus: ln(1 +"
                      + " e^s) instead of s/2",
                  "L ≥ 0, s real",
                  "∂L: k·e^(−s); ∂s: ½ − k·e^(−s)·L; softplus: 1/(1 + e^(−s)) instead of ½"),
              List.of(
                  new Parameter(
                      "tasks",
                      "regression",
                      "regression or classification, for all or one a task, separated by commas"),
                  new Parameter("regulariser", "log", "log (s/2) or softplus (ln(1 + e^s))")),
              List.of(Reduction.SUM),
              new Advice(
                  "several losses of different scale, weights learned with the model",
                  "which task matters to you: it balances scales, not importance"),
              List.of(
                  "L < 0 is an error: there is no best s. Shift or map such losses first.",
                  "L → 0: best s and total go to −∞; bound L or s from below.",
                  "NaN propagates."),
              "Kendall, Gal and Cipolla (2018); Liebel and Körner (2018)"),
          arguments ->
              new UncertaintyWeighting(
                  arguments.words("tasks").stream().map(UncertaintyWeighting::task).toList(),
                  arguments.choice("regulariser", List.of("log", "softplus")) == 0
                      ? Regulariser.LOG_DEVIATION
                      : Regulariser.SOFTPLUS));

  /** Copies the tasks; there is at least one. */
  public UncertaintyWeighting {
    tasks = List.copyOf(tasks);
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("no task");
    }
  }

  /** Tasks with the regulariser of Kendall et al. */
  public UncertaintyWeighting(Task... tasks) {
    this(List.of(tasks), Regulariser.LOG_DEVIATION);
  }

  @Override
  public LossResult evaluate(List<Tensor> inputs) {
    Inputs.requireSameShape(inputs, "losses", "log-variances");
    Tensor losses = inputs.get(0);
    double[] s = inputs.get(1).values();
    requireLosses(losses.values());
    double[] terms = new double[s.length];
    double[] byLoss = new double[s.length];
    double[] byLogVariance = new double[s.length];
    for (int i = 0; i < terms.length; i++) {
      byLoss[i] = factor(i) * StrictMath.exp(-s[i]);
      double data = byLoss[i] * losses.values()[i];
      terms[i] = data + regularisation(s[i]);
      byLogVariance[i] = regularisationSlope(s[i]) - data;
    }
    return new LossResult(
        Tensor.scalar(Reductions.sum(terms)),
        List.of(new Tensor(losses.shape(), byLoss), new Tensor(losses.shape(), byLogVariance)));
  }

  /**
   * The log-variances that minimise the total for fixed losses, in closed form.
   *
   * @param losses L ≥ 0, one a task; 0 gives −∞
   */
  public Optimum optimum(double... losses) {
    requireLosses(losses);
    double[] s = new double[losses.length];
    double[] terms = new double[losses.length];
    for (int i = 0; i < s.length; i++) {
      double scaled = factor(i) * losses[i];
      double variance =
          switch (regulariser) {
            case LOG_DEVIATION -> 2 * scaled;
            case SOFTPLUS -> (scaled + Math.sqrt(scaled * scaled + 4 * scaled)) / 2;
          };
      s[i] = StrictMath.log(variance);
      terms[i] = (variance == 0 ? 0 : scaled / variance) + regularisation(s[i]);
    }
    return new Optimum(s, Reductions.sum(terms));
  }

  private double factor(int task) {
    return tasks.get(tasks.size() == 1 ? 0 : task).factor();
  }

  private double regularisation(double s) {
    return switch (regulariser) {
      case LOG_DEVIATION -> 0.5 * s;
      case SOFTPLUS -> Math.max(s, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(s)));
    };
  }

  private double regularisationSlope(double s) {
    return switch (regulariser) {
      case LOG_DEVIATION -> 0.5;
      case SOFTPLUS -> 1 / (1 + StrictMath.exp(-s));
    };
  }

  private void requireLosses(double[] losses) {
    if (tasks.size() != 1 && tasks.size() != losses.length) {
      throw new LossInputException(
          String.format(Locale.ROOT, "%d losses for %d tasks", losses.length, tasks.size()));
    }
    int negative = 0;
    while (negative < losses.length && !(losses[negative] < 0)) {
      negative++;
    }
    if (negative < losses.length) {
      throw new LossInputException(
          String.format(
              Locale.ROOT,
              "loss %s of task %d is negative: shift or map it to positive values first",
              NumberText.shortest(losses[negative]),
              negative));
    }
  }

  private static Task task(String name) {
    return switch (name) {
      case "regression" -> Task.REGRESSION;
      case "classification" -> Task.CLASSIFICATION;
      default ->
          throw new IllegalArgumentException("tasks must be regression or classification: " + name);
    };
  }
}
