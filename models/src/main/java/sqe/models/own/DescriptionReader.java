package sqe.models.own;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfo.Direction;
import sqe.metrics.WrongModelException;
import sqe.table.IoMessages;
import sqe.table.NotYamlException;
import sqe.table.SmallFile;
import sqe.table.YamlDocument;

/** Reads a {@link Description} from YAML. A key it does not know is an error. */
final class DescriptionReader {

  private static final List<String> KEYS =
      List.of(
          "model",
          "input",
          "sample_rate",
          "scale",
          "round",
          "layout",
          "length",
          "family",
          "outputs");
  private static final List<String> LENGTH_KEYS = List.of("samples", "hop", "shorter");
  private static final List<String> OUTPUT_KEYS =
      List.of("id", "output", "index", "name", "unit", "range", "better", "margin");
  private static final List<Direction> DIRECTIONS =
      List.of(Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER, Direction.NEITHER);

  private static final List<Description.Shorter> SHORTER =
      List.of(Description.Shorter.REFUSE, Description.Shorter.REPEAT, Description.Shorter.PAD);

  private DescriptionReader() {}

  /**
   * Reads a description.
   *
   * @throws WrongModelException naming the file and the key that is wrong
   */
  static Description read(Path file) throws WrongModelException {
    try {
      return description(Keys.of("", YamlDocument.parse(SmallFile.text(file)), KEYS));
    } catch (NotYamlException e) {
      throw new WrongModelException("model " + file + ", " + e.getMessage(), e);
    } catch (IOException e) {
      throw new WrongModelException("model " + file + ": " + IoMessages.describe(e), e);
    } catch (IllegalArgumentException e) {
      throw new WrongModelException("model " + file + ": " + e.getMessage(), e);
    }
  }

  private static Description description(Keys keys) {
    Description.Input input =
        new Description.Input(
            keys.text("input"),
            keys.whole("sample_rate", 1),
            keys.number("scale", 1),
            keys.flag("round"),
            layout(keys.list("layout")),
            length(keys));
    List<Description.Output> outputs = new ArrayList<>();
    List<?> listed = keys.list("outputs");
    for (int i = 0; i < listed.size(); i++) {
      outputs.add(output(Keys.of("outputs[%s].".formatted(i), listed.get(i), OUTPUT_KEYS)));
    }
    return new Description(keys.text("model"), input, keys.text("family", "own"), outputs);
  }

  private static List<Integer> layout(List<?> axes) {
    List<Integer> layout = new ArrayList<>();
    for (Object axis : axes) {
      layout.add("N".equals(axis) ? 0 : Keys.whole("layout", axis, 1));
    }
    if (layout.stream().filter(axis -> axis == 0).count() != 1
        || layout.stream().anyMatch(axis -> axis > 1)) {
      throw new IllegalArgumentException(
          "layout must have N once, where the samples go, and else ones, and is " + axes);
    }
    return layout;
  }

  private static Description.@Nullable Length length(Keys keys) {
    if (!keys.has("length")) {
      return null;
    }
    Keys length = Keys.of("length.", keys.value("length"), LENGTH_KEYS);
    int samples = length.whole("samples", 1);
    int shorter = length.choice("shorter", List.of("refuse", "repeat", "pad"));
    return new Description.Length(samples, length.whole("hop", 1, samples), SHORTER.get(shorter));
  }

  private static Description.Output output(Keys keys) {
    List<?> bounds = keys.list("range");
    if (bounds.size() != 2
        || !(bounds.get(0) instanceof Number lowest)
        || !(bounds.get(1) instanceof Number highest)
        || !(lowest.doubleValue() < highest.doubleValue())) {
      throw new IllegalArgumentException(
          keys.path() + "range must be two numbers, the smaller first, and is " + bounds);
    }
    String id = keys.text("id");
    if (!keys.has("better")) {
      throw new IllegalArgumentException(
          keys.path() + "better is missing: higher, lower or neither");
    }
    return new Description.Output(
        keys.text("output"),
        keys.whole("index", 0, 0),
        new Description.Meaning(
            id,
            keys.text("name", id),
            keys.text("unit", ""),
            new MetricInfo.Range(lowest.doubleValue(), highest.doubleValue()),
            DIRECTIONS.get(keys.choice("better", List.of("higher", "lower", "neither"))),
            keys.has("margin") ? keys.number("margin") : null));
  }
}
