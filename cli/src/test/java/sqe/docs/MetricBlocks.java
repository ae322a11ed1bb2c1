package sqe.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;

/** What metrics say of themselves: the table of all, and the definitions of a family. */
final class MetricBlocks {

  private static final MetricCatalog CATALOG = MetricCatalog.load();

  private static final String NETWORKS = "docs/metrics/neural.md";

  /** Pages that are not at {@code docs/metrics/FAMILY.md}. */
  private static final Map<String, String> OTHER_PAGES =
      Map.ofEntries(
          Map.entry("pesq", "docs/pesq.md"),
          Map.entry("loss", "docs/losses.md"),
          Map.entry("deep_features", NETWORKS),
          Map.entry("dnsmos", NETWORKS),
          Map.entry("pdnsmos", NETWORKS),
          Map.entry("plcmos", NETWORKS),
          Map.entry("nisqa", NETWORKS),
          Map.entry("composite_variants", "docs/metrics/composite.md"),
          Map.entry("lsd", "docs/metrics/spectral.md"),
          Map.entry("mcd", "docs/metrics/spectral.md"),
          Map.entry("f0_tarsos", "docs/metrics/f0.md"));

  static List<MetricInfo> all() {
    return CATALOG.metrics().stream().map(Metric::info).toList();
  }

  /** The metrics of a family, which has to have some. */
  static List<Metric> family(String family) {
    List<Metric> metrics = CATALOG.family(family);
    if (metrics.isEmpty()) {
      throw new AssertionError("there is no family '" + family + "'");
    }
    return metrics;
  }

  /** The page of a family, from the project's root. */
  static String pageOf(String family) {
    return OTHER_PAGES.getOrDefault(family, "docs/metrics/" + family + ".md");
  }

  String table(String page) {
    List<List<String>> rows = new ArrayList<>();
    for (MetricInfo info : all()) {
      rows.add(
          List.of(
              Markdown.code(info.id()),
              info.name(),
              info.unit(),
              info.rangeText(),
              info.directionText(),
              "[" + info.family() + "](" + link(page, pageOf(info.family())) + ")"));
    }
    return Markdown.table(List.of("id", "what", "unit", "range", "better", "page"), rows);
  }

  /** The pages there are, each with the ids of its metrics; those of other modules come last. */
  String families(String page) {
    Map<String, List<String>> ids = new LinkedHashMap<>();
    for (MetricInfo info : all()) {
      ids.computeIfAbsent(info.family(), family -> new ArrayList<>()).add(Markdown.code(info.id()));
    }
    List<List<String>> rows = new ArrayList<>();
    ids.keySet().stream()
        .sorted(Comparator.comparing(MetricBlocks::isOfAnotherModule))
        .forEach(
            family ->
                rows.add(
                    List.of(
                        "[" + family + "](" + link(page, pageOf(family)) + ")",
                        String.join(" ", ids.getOrDefault(family, List.of())))));
    return Markdown.table(List.of("family", "metrics"), rows);
  }

  private static boolean isOfAnotherModule(String family) {
    return pageOf(family).equals(NETWORKS) || family.equals("f0_tarsos");
  }

  private static String link(String from, String to) {
    Path folder = Path.of("/" + from).resolveSibling("");
    return folder.relativize(Path.of("/" + to)).toString().replace('\\', '/');
  }

  String definitions(String family) {
    StringBuilder text = new StringBuilder();
    for (Metric metric : family(family)) {
      definition(text, metric.info());
    }
    return text.append('\n').toString();
  }

  private static void definition(StringBuilder text, MetricInfo info) {
    text.append("\n### `%s`: %s\n\n".formatted(info.id(), info.name()));
    text.append(Markdown.plain(info.definition())).append("\n\n");
    String unit = info.unit().isEmpty() ? "" : " " + info.unit();
    text.append(
        "- Range %s%s, %s is better. Sample rates: %s. Needs %s.\n"
            .formatted(
                info.rangeText(),
                unit,
                info.directionText(),
                info.sampleRatesText(),
                info.needsText()));
    info.edgeCases().forEach(edge -> text.append("- %s\n".formatted(Markdown.plain(edge))));
    text.append("- Source: %s.\n".formatted(Markdown.plain(info.source())));
    text.append("- Signature: %s\n".formatted(Markdown.code(info.signature())));
  }
}
