package sqe.serve;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.metrics.loss.LossCatalog;
import sqe.metrics.loss.LossInfo;
import sqe.scoring.MetricSelection;
import sqe.scoring.UnknownMetricException;
import sqe.table.JsonText;

/** {@code metrics}: what each id means. */
final class MetricsMethod implements Method {

  private final MetricCatalog catalog;

  MetricsMethod(MetricCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public Map<String, @Nullable Object> answer(Params params, Call call) throws RequestException {
    params.requireOnly(List.of("metrics"));
    List<String> words = params.texts("metrics");
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("metrics", chosen(words).stream().map(MetricsMethod::described).toList());
    if (words.isEmpty()) {
      result.put(
          "losses", LossCatalog.losses().stream().map(loss -> described(loss.info())).toList());
    }
    return result;
  }

  private List<Metric> chosen(List<String> words) throws RequestException {
    if (words.isEmpty()) {
      return catalog.metrics();
    }
    try {
      return new MetricSelection(catalog, EnumSet.allOf(MetricInfo.Need.class)).choose(words);
    } catch (UnknownMetricException e) {
      throw new RequestException(RequestException.Code.PARAMS, String.valueOf(e.getMessage()), e);
    }
  }

  private static Map<String, @Nullable Object> described(Metric metric) {
    MetricInfo info = metric.info();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", info.id());
    map.put("name", info.name());
    map.put("family", info.family());
    map.put("definition", info.definition());
    map.put("unit", info.unit());
    map.put("minimum", JsonText.number(info.range().minimum()));
    map.put("maximum", JsonText.number(info.range().maximum()));
    map.put("better", info.directionText());
    map.put("sample_rates", info.sampleRates().stream().sorted().toList());
    map.put(
        "needs",
        info.needs().stream().sorted().map(need -> need.name().toLowerCase(Locale.ROOT)).toList());
    map.put("differentiable", metric instanceof DifferentiableMetric);
    map.put("edge_cases", info.edgeCases());
    map.put("source", info.source());
    map.put("signature", info.signature());
    return map;
  }

  private static Map<String, Object> described(LossInfo info) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", info.id());
    map.put("inputs", new ArrayList<>(info.inputNames()));
    map.put("parameters", info.parameters().stream().map(LossInfo.Parameter::name).toList());
    return map;
  }
}
