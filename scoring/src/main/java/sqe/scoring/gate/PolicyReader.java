package sqe.scoring.gate;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import sqe.metrics.MetricInfo.Direction;
import sqe.scoring.IoMessages;

/** Reads a {@link GatePolicy} from YAML or JSON. A key it does not know is an error. */
public final class PolicyReader {

  private static final List<String> KEYS =
      List.of(
          "alpha",
          "test",
          "seed",
          "resamples",
          "cluster",
          "groups",
          "inconclusive",
          "group_regression",
          "allow",
          "unsigned_ok",
          "columns",
          "metrics");

  private static final List<String> RULE_KEYS =
      List.of(
          "margin",
          "min",
          "max",
          "mean_min",
          "mean_max",
          "worse_than",
          "worse_share",
          "primary",
          "direction");

  private PolicyReader() {}

  /**
   * Reads a policy; {@code .json} is JSON, anything else YAML.
   *
   * @throws PolicyException naming the file and the key that is wrong
   */
  public static GatePolicy read(Path file) throws PolicyException {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
      Object root =
          json
              ? JSON.std.anyFrom(text)
              : new Load(LoadSettings.builder().setLabel(file.toString()).build())
                  .loadFromString(text);
      return policy(map("policy", root == null ? Map.of() : root));
    } catch (JacksonException e) {
      throw new PolicyException("policy " + file + ": not JSON: " + e.getOriginalMessage());
    } catch (YamlEngineException e) {
      throw new PolicyException(
          "policy "
              + file
              + ": not YAML: "
              + String.valueOf(e.getMessage()).replaceAll("\\R+\\s*", " "));
    } catch (IOException e) {
      throw new PolicyException("policy " + file + ": " + IoMessages.describe(e));
    } catch (IllegalArgumentException e) {
      throw new PolicyException("policy " + file + ": " + e.getMessage());
    }
  }

  private static GatePolicy policy(Map<String, Object> map) {
    requireKnown("", map, KEYS);
    GatePolicy base = GatePolicy.defaults();
    Map<String, MetricRule> rules = new LinkedHashMap<>();
    if (map.containsKey("metrics")) {
      map("metrics", map.get("metrics"))
          .forEach((id, rule) -> rules.put(id, rule("metrics." + id, rule)));
    }
    Map<String, String> columns = new LinkedHashMap<>();
    if (map.containsKey("columns")) {
      map("columns", map.get("columns")).forEach((k, v) -> columns.put(k, String.valueOf(v)));
    }
    return new GatePolicy(
        number(map, "", "alpha", base.alpha()),
        choice(map, "", "test", GatePolicy.Test.values(), base.test()),
        whole(map, "seed", base.seed()),
        Math.toIntExact(whole(map, "resamples", base.resamples())),
        map.get("cluster") == null ? null : String.valueOf(map.get("cluster")),
        List.copyOf(texts(map, "groups")),
        choice(map, "", "inconclusive", GatePolicy.Effect.values(), base.inconclusive()),
        choice(map, "", "group_regression", GatePolicy.Effect.values(), base.groupRegression()),
        texts(map, "allow"),
        flag(map, "", "unsigned_ok", base.unsignedOk()),
        columns,
        rules);
  }

  private static MetricRule rule(String where, @Nullable Object value) {
    MetricRule plain = MetricRule.plain();
    if (value == null) {
      return plain;
    }
    if (value instanceof Number margin) {
      return plain.withMargin(nonNegative(where, margin.doubleValue()));
    }
    Map<String, Object> map = map(where, value);
    requireKnown(where + ".", map, RULE_KEYS);
    Double margin = optional(map, where, "margin");
    Direction direction =
        switch (String.valueOf(map.getOrDefault("direction", ""))) {
          case "" -> null;
          case "higher" -> Direction.HIGHER_IS_BETTER;
          case "lower" -> Direction.LOWER_IS_BETTER;
          default -> throw new IllegalArgumentException(where + ".direction is higher or lower");
        };
    return new MetricRule(
        margin == null ? null : nonNegative(where + ".margin", margin),
        optional(map, where, "min"),
        optional(map, where, "max"),
        optional(map, where, "mean_min"),
        optional(map, where, "mean_max"),
        optional(map, where, "worse_than"),
        number(map, where + ".", "worse_share", 0),
        flag(map, where + ".", "primary", true),
        direction);
  }

  private static double nonNegative(String where, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(where + " is a margin, 0 or more, not " + value);
    }
    return value;
  }

  private static void requireKnown(String where, Map<String, Object> map, List<String> known) {
    for (String key : map.keySet()) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException(
            "unknown key '%s%s'; known: %s".formatted(where, key, String.join(", ", known)));
      }
    }
  }

  private static Map<String, Object> map(String where, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(where + " is a mapping of keys to values, not " + value);
    }
    Map<String, Object> named = new LinkedHashMap<>();
    map.forEach((key, each) -> named.put(String.valueOf(key), each));
    return named;
  }

  private static @Nullable Double optional(Map<String, Object> map, String where, String key) {
    return map.containsKey(key) ? (Double) number(map, where + ".", key, 0) : null;
  }

  private static double number(Map<String, Object> map, String where, String key, double other) {
    if (!map.containsKey(key)) {
      return other;
    }
    if (map.get(key) instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(where + key + " is a number, not " + map.get(key));
  }

  private static long whole(Map<String, Object> map, String key, long other) {
    if (!map.containsKey(key)) {
      return other;
    }
    if (map.get(key) instanceof Number number && number.doubleValue() == number.longValue()) {
      return number.longValue();
    }
    throw new IllegalArgumentException(key + " is a whole number, not " + map.get(key));
  }

  private static boolean flag(Map<String, Object> map, String where, String key, boolean other) {
    if (!map.containsKey(key)) {
      return other;
    }
    if (map.get(key) instanceof Boolean flag) {
      return flag;
    }
    throw new IllegalArgumentException(where + key + " is true or false, not " + map.get(key));
  }

  private static Set<String> texts(Map<String, Object> map, String key) {
    Set<String> texts = new LinkedHashSet<>();
    Object value = map.get(key);
    if (value instanceof List<?> list) {
      list.forEach(each -> texts.add(String.valueOf(each)));
    } else if (value != null) {
      texts.add(String.valueOf(value));
    }
    return texts;
  }

  private static <T extends Enum<T>> T choice(
      Map<String, Object> map, String where, String key, T[] values, T other) {
    if (!map.containsKey(key)) {
      return other;
    }
    String text = String.valueOf(map.get(key));
    StringBuilder names = new StringBuilder();
    for (T value : values) {
      String name = value.name().toLowerCase(Locale.ROOT);
      if (name.equals(text)) {
        return value;
      }
      names.append(names.isEmpty() ? "" : ", ").append(name);
    }
    throw new IllegalArgumentException(
        "%s%s is one of %s, not %s".formatted(where, key, names, text));
  }
}
