package sqe.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import sqe.metrics.MetricCatalog;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.loss.Tensor;
import sqe.scoring.array.ArrayReader;
import sqe.scoring.array.LoadedArray;
import sqe.scoring.loss.LossEvaluator;
import sqe.scoring.loss.LossOutcome;
import sqe.scoring.loss.LossRequestException;
import sqe.table.JsonText;

/** {@code loss}: value and gradient of a loss of arrays, as by {@code sqe loss}. */
final class LossMethod implements Method {

  private static final List<String> KNOWN =
      List.of("loss", "arrays", "parameters", "sample_rate", "gradient");

  private static final int HIGHEST_RATE = 768_000;

  private final LossEvaluator evaluator;

  LossMethod(MetricCatalog catalog) {
    this.evaluator = new LossEvaluator(catalog);
  }

  @Override
  public Map<String, @Nullable Object> answer(Params params, Call call) throws RequestException {
    params.requireOnly(KNOWN);
    params.required("loss");
    String loss = params.text("loss", "");
    List<LoadedArray> arrays = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<?> given = params.list("arrays");
    for (int i = 0; i < given.size(); i++) {
      names.add("params.arrays[%s]".formatted(i));
      arrays.add(array(names.get(i), given.get(i)));
    }
    Integer rate = params.whole("sample_rate", 1, HIGHEST_RATE);
    try {
      return written(
          evaluator.evaluate(
              loss,
              arrays,
              names,
              parameters(params.object("parameters")),
              rate == null ? OptionalInt.empty() : OptionalInt.of(rate),
              params.flag("gradient", false)),
          params.flag("gradient", false));
    } catch (UndefinedScoreException e) {
      throw new RequestException(RequestException.Code.UNDEFINED, loss + ": " + e.getMessage(), e);
    } catch (LossRequestException e) {
      throw Failures.of(e);
    } catch (IllegalArgumentException e) {
      throw Failures.of(e);
    }
  }

  private static LoadedArray array(String name, @Nullable Object value) throws RequestException {
    if (value instanceof String text) {
      Path file = Sounds.path(name, text);
      try {
        return ArrayReader.read(file);
      } catch (IOException e) {
        throw Failures.of(text, e);
      }
    }
    if (value == null) {
      throw RequestException.params(name + " is a path or an array, not null");
    }
    Params params = Params.of(name, value);
    params.requireOnly(ArrayValue.KEYS);
    ArrayValue array = ArrayValue.of(params);
    try {
      return new LoadedArray(array.tensor(), array.type().label(), OptionalInt.empty());
    } catch (IOException e) {
      throw Failures.of(name, e);
    }
  }

  private static Map<String, String> parameters(Params params) throws RequestException {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> each : params.values().entrySet()) {
      Object value = each.getValue();
      if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
        throw params.wrong(each.getKey(), "a text, a number, true or false");
      }
      parameters.put(each.getKey(), value.toString());
    }
    return parameters;
  }

  private static Map<String, @Nullable Object> written(LossOutcome outcome, boolean gradient) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    Tensor value = outcome.result().value();
    result.put("value", value.rank() == 0 ? number(value.values()[0]) : ArrayValue.written(value));
    result.put("signature", outcome.signature());
    result.put("notes", outcome.notes());
    if (gradient) {
      result.put(
          "gradients", outcome.result().gradients().stream().map(ArrayValue::written).toList());
    }
    return result;
  }

  /** A loss, unlike a score, may be {@code nan}. */
  private static @Nullable Object number(double value) {
    return Double.isNaN(value) ? "nan" : JsonText.number(value);
  }
}
