package sqe.judge.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.metrics.MetricInfo.Direction;
import sqe.table.IoMessages;
import sqe.table.JsonDocument;
import sqe.table.NotJsonException;
import sqe.table.NotYamlException;
import sqe.table.SmallFile;
import sqe.table.YamlDocument;

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
          "strict",
          "allow",
          "unsigned_ok",
          "ids",
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
      String text = SmallFile.text(file);
      boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
      Object root = json ? JsonDocument.parse(text) : YamlDocument.parse(text);
      return policy(PolicyMap.of("policy", "", root == null ? Map.of() : root));
    } catch (NotJsonException | NotYamlException e) {
      throw new PolicyException("policy " + file + ", " + e.getMessage());
    } catch (IOException e) {
      throw new PolicyException("policy " + file + ": " + IoMessages.describe(e));
    } catch (IllegalArgumentException e) {
      throw new PolicyException("policy " + file + ": " + e.getMessage());
    }
  }

  /**
   * A policy of keys and values that are read already, as a file has them.
   *
   * @throws PolicyException naming the key that is wrong
   */
  public static GatePolicy of(Map<String, ? extends @Nullable Object> values)
      throws PolicyException {
    try {
      return policy(PolicyMap.of("policy", "", values));
    } catch (IllegalArgumentException e) {
      throw new PolicyException("policy: " + e.getMessage());
    }
  }

  private static GatePolicy policy(PolicyMap map) {
    map.requireOnly(KEYS);
    GatePolicy base = GatePolicy.defaults();
    PolicyMap metrics = map.map("metrics");
    Map<String, MetricRule> rules = new LinkedHashMap<>();
    metrics.values().forEach((id, value) -> rules.put(id, rule(metrics.path() + id, value)));
    Map<String, String> columns = new LinkedHashMap<>();
    map.map("columns").values().forEach((name, own) -> columns.put(name, String.valueOf(own)));
    return GatePolicy.builder()
        .alpha(map.number("alpha", base.alpha()))
        .test(map.choice("test", GatePolicy.Test.values(), base.test()))
        .seed(map.whole("seed", base.seed()))
        .resamples(map.count("resamples", base.resamples()))
        .cluster(map.text("cluster"))
        .groups(List.copyOf(map.texts("groups")))
        .inconclusive(map.choice("inconclusive", GatePolicy.Effect.values(), base.inconclusive()))
        .groupRegression(
            map.choice("group_regression", GatePolicy.Effect.values(), base.groupRegression()))
        .strict(map.flag("strict", base.strict()))
        .allow(map.texts("allow"))
        .unsignedOk(map.flag("unsigned_ok", base.unsignedOk()))
        .ids(map.choice("ids", RowIds.values(), base.ids()))
        .columns(columns)
        .metrics(rules)
        .build();
  }

  /** A rule: nothing, a margin, or a mapping. */
  private static MetricRule rule(String name, @Nullable Object value) {
    if (value == null) {
      return MetricRule.plain();
    }
    if (value instanceof Number margin) {
      return MetricRule.ofMargin(nonNegative(name, margin.doubleValue()));
    }
    if (!(value instanceof Map)) {
      throw new IllegalArgumentException(
          "%s must be a margin such as 0.2, or lines such as 'margin: 0.2', and is '%s'"
              .formatted(name, value));
    }
    PolicyMap map = PolicyMap.of(name, name + ".", value);
    map.requireOnly(RULE_KEYS);
    Double margin = map.number("margin");
    if (map.has("worse_share") && !map.has("worse_than")) {
      throw new IllegalArgumentException(
          name + ".worse_share needs worse_than: the loss from which a file counts");
    }
    return MetricRule.builder()
        .margin(margin == null ? null : nonNegative(name + ".margin", margin))
        .minimum(map.number("min"))
        .maximum(map.number("max"))
        .meanMinimum(map.number("mean_min"))
        .meanMaximum(map.number("mean_max"))
        .worseThan(map.number("worse_than"), map.number("worse_share", 0))
        .primary(map.flag("primary", true))
        .direction(direction(map))
        .build();
  }

  private static @Nullable Direction direction(PolicyMap rule) {
    String text = rule.text("direction");
    if (text == null) {
      return null;
    }
    return switch (text) {
      case "higher" -> Direction.HIGHER_IS_BETTER;
      case "lower" -> Direction.LOWER_IS_BETTER;
      default ->
          throw new IllegalArgumentException(
              rule.path() + "direction must be higher or lower, and is " + text);
    };
  }

  private static double nonNegative(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " is a margin, 0 or more, not " + value);
    }
    return value;
  }
}
