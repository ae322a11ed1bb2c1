package sqe.metrics.loss;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sqe.metrics.NumberText;

/** The parameters of a loss as text, filled up with the defaults of its {@link LossInfo}. */
final class LossArguments {

  private final LossInfo info;
  private final Map<String, String> values = new TreeMap<>();

  /**
   * Checks that every name is a parameter of the loss, and the reduction one it knows.
   *
   * @param given values by name; {@code reduction} is one of the names
   */
  LossArguments(LossInfo info, Map<String, String> given) {
    this.info = info;
    List<String> names = new ArrayList<>();
    for (LossInfo.Parameter parameter : info.parameters()) {
      names.add(parameter.name());
      values.put(parameter.name(), parameter.standard());
    }
    names.add("reduction");
    values.put("reduction", info.reductions().get(0).label());
    for (var entry : given.entrySet()) {
      if (!names.contains(entry.getKey())) {
        throw new IllegalArgumentException(
            "%s has no parameter %s; it has: %s"
                .formatted(info.id(), entry.getKey(), String.join(", ", names)));
      }
      values.put(entry.getKey(), entry.getValue());
    }
    reduction();
  }

  /** All parameters as a signature lists them. */
  String signature() {
    StringBuilder text = new StringBuilder(info.id());
    for (LossInfo.Parameter parameter : info.parameters()) {
      text.append('|').append(parameter.name()).append(':').append(canonical(parameter.name()));
    }
    return text.append("|reduction:").append(text("reduction")).append("|rev:1").toString();
  }

  private String canonical(String name) {
    return Arrays.stream(text(name).split(",", -1))
        .map(NumberText::canonical)
        .collect(Collectors.joining(","));
  }

  String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException(info.id() + " declares no parameter " + name);
    }
    return value;
  }

  double number(String name) {
    try {
      return Double.parseDouble(text(name));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " must be a number: " + text(name), e);
    }
  }

  long integer(String name) {
    try {
      return Long.parseLong(text(name));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " must be a whole number: " + text(name), e);
    }
  }

  boolean flag(String name) {
    return choice(name, List.of("false", "true")) == 1;
  }

  /** Numbers separated by commas; none for {@code none}. */
  double[] numbers(String name) {
    if (text(name).equals("none")) {
      return new double[0];
    }
    try {
      return Arrays.stream(text(name).split(",", -1)).mapToDouble(Double::parseDouble).toArray();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          name + " must be numbers separated by commas: " + text(name), e);
    }
  }

  /** Words separated by commas. */
  List<String> words(String name) {
    return List.of(text(name).split(",", -1));
  }

  /** Which of the words a value is. */
  int choice(String name, List<String> words) {
    int index = words.indexOf(text(name));
    if (index < 0) {
      throw new IllegalArgumentException(
          "%s must be one of %s: %s".formatted(name, String.join(", ", words), text(name)));
    }
    return index;
  }

  Reduction reduction() {
    return info.reductions()
        .get(choice("reduction", info.reductions().stream().map(Reduction::label).toList()));
  }
}
