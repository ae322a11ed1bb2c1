package sqe.cli;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The parameters of all losses as options; which loss has which, {@code sqe loss --list} says. They
 * stay text here: the loss checks them.
 */
final class LossParameterOptions {

  @Option(
      names = "--reduction",
      paramLabel = "mean|sum|none|batchmean",
      description = "What is made of the losses of the elements or rows.")
  private @Nullable String reduction;

  @Option(names = "--beta", paramLabel = "X", description = "smooth_l1: where the parabola ends.")
  private @Nullable String beta;

  @Option(names = "--delta", paramLabel = "X", description = "huber: where the parabola ends.")
  private @Nullable String delta;

  @Option(
      names = "--epsilon",
      paramLabel = "X",
      description = "rmse, log_mse: added to the mean square.")
  private @Nullable String epsilon;

  @Option(names = "--logarithm", paramLabel = "10log10|ln", description = "log_mse: which one.")
  private @Nullable String logarithm;

  @Option(names = "--margin", paramLabel = "X", description = "Hinge losses, cosine_embedding.")
  private @Nullable String margin;

  @Option(names = "--squared", description = "hinge: squared.")
  private boolean squared;

  @Option(names = "--power", paramLabel = "1|2", description = "multi_margin: the exponent.")
  private @Nullable String power;

  @Option(
      names = "--weight",
      paramLabel = "W,W…",
      description = "Class losses: one weight a class.")
  private @Nullable String weight;

  @Option(
      names = "--ignore-index",
      paramLabel = "N",
      description = "nll, cross_entropy: target of rows to leave out.")
  private @Nullable String ignoreIndex;

  @Option(names = "--label-smoothing", paramLabel = "X", description = "cross_entropy: 0 to 1.")
  private @Nullable String labelSmoothing;

  @Option(names = "--log-target", description = "kl_divergence: the target is a logarithm.")
  private boolean logTarget;

  @Option(
      names = "--tasks",
      paramLabel = "KIND,KIND…",
      description = "uncertainty: regression or classification.")
  private @Nullable String tasks;

  @Option(
      names = "--regulariser",
      paramLabel = "log|softplus",
      description = "uncertainty: s/2 or ln(1 + e^s).")
  private @Nullable String regulariser;

  @Option(
      names = "--lambda",
      paramLabel = "X",
      description = "l1_penalty, l2_penalty: the factor; deep_feature: six, one a layer.")
  private @Nullable String lambda;

  /** Those that were given, by the name the loss knows them under. */
  Map<String, String> given() {
    Map<String, String> given = new TreeMap<>();
    put(given, "reduction", reduction);
    put(given, "beta", beta);
    put(given, "delta", delta);
    put(given, "epsilon", epsilon);
    put(given, "logarithm", logarithm);
    put(given, "margin", margin);
    put(given, "squared", squared ? "true" : null);
    put(given, "power", power);
    put(given, "weight", weight);
    put(given, "ignore-index", ignoreIndex);
    put(given, "label-smoothing", labelSmoothing);
    put(given, "log-target", logTarget ? "true" : null);
    put(given, "tasks", tasks);
    put(given, "regulariser", regulariser);
    put(given, "lambda", lambda);
    return given;
  }

  private static void put(Map<String, String> given, String name, @Nullable String value) {
    if (value != null) {
      given.put(name, value);
    }
  }
}
