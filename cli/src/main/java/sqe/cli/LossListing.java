package sqe.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import sqe.metrics.MetricInfo;
import sqe.metrics.loss.AdjustableMetric;
import sqe.metrics.loss.LossCatalog;
import sqe.metrics.loss.LossDefinition;
import sqe.metrics.loss.LossInfo;
import sqe.metrics.loss.Reduction;
import sqe.report.document.Wrapping;
import sqe.scoring.loss.LossEvaluator;

/** What {@code sqe loss --list} prints. */
final class LossListing {

  private LossListing() {}

  /** Two lines a loss: both its names; arrays, and parameters with their defaults. */
  static String all(LossEvaluator evaluator) {
    StringBuilder text = new StringBuilder();
    for (LossDefinition definition : LossCatalog.losses()) {
      LossInfo info = definition.info();
      line(
          text,
          info.id(),
          String.join(" ", info.inputNames()),
          parameters(info.parameters()),
          info.name());
    }
    evaluator
        .metrics()
        .forEach(
            metric ->
                line(
                    text,
                    metric.info().id(),
                    arrays(metric.info()),
                    metric instanceof AdjustableMetric adjustable
                        ? parameters(adjustable.parameters())
                        : "",
                    metric.info().name()));
    return text.toString();
  }

  /** All there is to say of one loss; empty where the name is no loss of arrays. */
  static Optional<String> one(String name) {
    return LossCatalog.find(name).map(definition -> definition(definition.info()));
  }

  private static String definition(LossInfo info) {
    StringBuilder text = new StringBuilder(Wrapping.hanging(info.id() + ": ", info.name()));
    for (LossInfo.Input input : info.inputs()) {
      field(text, "array", input.name() + ": " + input.meaning());
    }
    field(text, "formula", info.mathematics().formula());
    field(text, "domain", info.mathematics().domain());
    field(text, "gradient", info.mathematics().gradient());
    for (LossInfo.Parameter parameter : info.parameters()) {
      field(
          text,
          "parameter",
          "--%s (%s): %s".formatted(parameter.name(), parameter.standard(), parameter.meaning()));
    }
    field(text, "reduction", reductions(info.reductions()));
    info.edgeCases().forEach(edge -> field(text, "edge case", edge));
    field(text, "use it", info.advice().use());
    field(text, "is blind to", info.advice().blind());
    field(text, "source", info.source());
    return text.toString();
  }

  private static void field(StringBuilder text, String name, String value) {
    text.append(Wrapping.hanging(String.format(Locale.ROOT, "  %-12s ", name), value));
  }

  private static void line(
      StringBuilder text, String id, String arrays, String parameters, String name) {
    text.append(Wrapping.hanging(String.format(Locale.ROOT, "%-16s ", id), name));
    text.append(
        Wrapping.hanging(" ".repeat(17), arrays + (parameters.isEmpty() ? "" : "; " + parameters)));
  }

  private static String parameters(List<LossInfo.Parameter> parameters) {
    return parameters.stream()
        .map(parameter -> parameter.name() + "=" + parameter.standard())
        .collect(Collectors.joining(" "));
  }

  private static String arrays(MetricInfo info) {
    return info.needs().contains(MetricInfo.Need.MIXTURE)
        ? "estimate reference mixture"
        : "estimate reference";
  }

  private static String reductions(List<Reduction> reductions) {
    return reductions.stream().map(Reduction::label).collect(Collectors.joining(", "));
  }
}
