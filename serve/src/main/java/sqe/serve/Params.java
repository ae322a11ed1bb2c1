package sqe.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Named values of a request, asked for by kind. A value of null is one that is not there. Every
 * method throws a {@link RequestException} that names the value that is of another kind.
 *
 * @param path before the names in messages: {@code params.}
 * @param values by name
 */
record Params(String path, Map<String, @Nullable Object> values) {

  private static final int LONGEST = 60;

  /**
   * The values of an object.
   *
   * @param name of the object, for messages
   * @param value null: no values
   */
  static Params of(String name, @Nullable Object value) throws RequestException {
    if (value == null) {
      return new Params(name + ".", Map.of());
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw wrong(name, "an object", value);
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    map.forEach((key, each) -> values.put(String.valueOf(key), each));
    return new Params(name + ".", values);
  }

  private static RequestException wrong(String name, String kind, @Nullable Object value) {
    return RequestException.params("%s is %s, not %s".formatted(name, kind, described(value)));
  }

  private static String described(@Nullable Object value) {
    if (value instanceof byte[] || value instanceof Map) {
      return value instanceof Map ? "an object" : "bytes";
    }
    String text = value instanceof String ? "'" + value + "'" : String.valueOf(value);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  /** Refuses a value whose kind no other method asks for. */
  RequestException wrong(String name, String kind) {
    return wrong(path + name, kind, values.get(name));
  }

  /** Checks that there are no other names than these. */
  void requireOnly(List<String> known) throws RequestException {
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        throw RequestException.params(
            "there is no %s%s; known: %s".formatted(path, name, String.join(", ", known)));
      }
    }
  }

  boolean has(String name) {
    return values.get(name) != null;
  }

  @Nullable Object value(String name) {
    return values.get(name);
  }

  /** A value that must be there. */
  Object required(String name) throws RequestException {
    Object value = values.get(name);
    if (value == null) {
      throw RequestException.params("%s%s is missing".formatted(path, name));
    }
    return value;
  }

  @Nullable String text(String name) throws RequestException {
    Object value = values.get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw wrong(name, "a text");
  }

  String text(String name, String other) throws RequestException {
    String text = text(name);
    return text == null ? other : text;
  }

  boolean flag(String name, boolean other) throws RequestException {
    Object value = values.get(name);
    if (value == null) {
      return other;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong(name, "true or false");
  }

  /** A finite number. */
  @Nullable Double number(String name) throws RequestException {
    Object value = values.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw wrong(name, "a number");
  }

  /** A whole number within limits. */
  @Nullable Integer whole(String name, int lowest, int highest) throws RequestException {
    Object value = values.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof Number number
        && number.doubleValue() == Math.rint(number.doubleValue())
        && number.doubleValue() >= lowest
        && number.doubleValue() <= highest) {
      return number.intValue();
    }
    throw wrong(name, "a whole number from %s to %s".formatted(lowest, highest));
  }

  /** A list; one text may stand in the place of a list of one. */
  List<String> texts(String name) throws RequestException {
    if (values.get(name) instanceof String text) {
      return List.of(text);
    }
    List<String> texts = new ArrayList<>();
    for (Object each : list(name)) {
      if (!(each instanceof String text)) {
        throw wrong(name, "a list of texts");
      }
      texts.add(text);
    }
    return texts;
  }

  /** A list; none is empty. */
  List<@Nullable Object> list(String name) throws RequestException {
    Object value = values.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return new ArrayList<>(list);
    }
    throw wrong(name, "a list");
  }

  /** An object; none is one without values. */
  Params object(String name) throws RequestException {
    return of(path + name, values.get(name));
  }

  /** One of several constants, by its name in lower case; another one where there is none. */
  <T> T choice(String name, T[] choices, Function<T, String> label, T other)
      throws RequestException {
    T chosen = choice(name, choices, label);
    return chosen == null ? other : chosen;
  }

  /** One of several constants, by its name in lower case; null where there is none. */
  <T> @Nullable T choice(String name, T[] choices, Function<T, String> label)
      throws RequestException {
    String text = text(name);
    if (text == null) {
      return null;
    }
    List<String> labels = new ArrayList<>();
    for (T choice : choices) {
      if (label.apply(choice).equals(text)) {
        return choice;
      }
      labels.add(label.apply(choice));
    }
    throw wrong(name, "one of " + String.join(", ", labels));
  }
}
