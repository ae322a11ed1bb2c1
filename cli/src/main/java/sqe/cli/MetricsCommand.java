package sqe.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.report.document.Wrapping;
import sqe.scoring.MetricSelection;
import sqe.scoring.UnknownMetricException;

/** {@code sqe metrics [ID]}: what each id means, exactly. */
@Command(
    name = "metrics",
    mixinStandardHelpOptions = true,
    description = "List the metrics, or print the definition of one.",
    footer = {"", "Examples:", "  sqe metrics", "  sqe metrics si_sdr", "  sqe metrics sdr-family"})
final class MetricsCommand implements Callable<Integer> {

  @Mixin private Invocation invocation = new Invocation();

  @Parameters(arity = "0..*", paramLabel = "ID", description = "Ids or families; default: all.")
  private List<String> words = List.of();

  @Mixin private ModelOptions models = new ModelOptions();

  @Override
  public Integer call() {
    MetricCatalog catalog = models.catalog();
    StringBuilder text = new StringBuilder();
    if (words.isEmpty()) {
      int width = catalog.metrics().stream().mapToInt(m -> m.info().id().length()).max().orElse(1);
      catalog.metrics().forEach(metric -> text.append(line(metric.info(), width)));
    } else {
      var everything = EnumSet.allOf(MetricInfo.Need.class);
      try {
        for (Metric metric : new MetricSelection(catalog, everything).choose(words)) {
          text.append(text.isEmpty() ? "" : "\n").append(definition(metric.info()));
        }
      } catch (UnknownMetricException e) {
        throw invocation.usage(e);
      }
    }
    invocation.out().print(text);
    invocation.out().flush();
    return ExitCode.DONE;
  }

  private static String line(MetricInfo info, int width) {
    String columns =
        String.format(
            Locale.ROOT,
            "%-" + width + "s %-6s %-16s %-7s ",
            info.id(),
            info.unit(),
            info.rangeText(),
            info.directionText());
    return Wrapping.hanging(columns, info.name());
  }

  private static String definition(MetricInfo info) {
    StringBuilder text = new StringBuilder();
    text.append(Wrapping.hanging(info.id() + ": ", info.name()));
    field(text, "definition", info.definition());
    field(text, "unit", info.unit().isEmpty() ? "none" : info.unit());
    field(text, "range", info.rangeText());
    field(text, "better", info.directionText());
    field(text, "rates", info.sampleRatesText());
    field(text, "needs", needs(info));
    info.edgeCases().forEach(edge -> field(text, "edge case", edge));
    field(text, "source", info.source());
    // a signature has no blanks: it may break where a part or one of its values ends
    String signature = info.signature().replace("|", "| ").replace(",", ", ");
    text.append(
        Wrapping.hanging("  signature   ", signature).replace("| ", "|").replace(", ", ","));
    field(text, "short", info.shortSignature());
    return text.toString();
  }

  private static String needs(MetricInfo info) {
    boolean sources = info.needs().contains(MetricInfo.Need.SOURCES);
    boolean model = info.needs().contains(MetricInfo.Need.MODEL);
    return info.needsText()
        + (sources ? " (--channels sources)" : "")
        + (model ? " (--model nisqa=FILE, or SQE_MODELS)" : "");
  }

  private static void field(StringBuilder text, String name, String value) {
    text.append(Wrapping.hanging(String.format(Locale.ROOT, "  %-11s ", name), value));
  }
}
