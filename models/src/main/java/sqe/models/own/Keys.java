package sqe.models.own;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sqe.table.Excerpt;

/**
 * Keys and values of one level of a description. Every method throws {@code
 * IllegalArgumentException} naming the key whose value is not of the kind that is asked for.
 *
 * @param path before the keys in messages: empty, or such as {@code outputs[0].}
 * @param values by key; null where a key stands there without a value
 */
record Keys(String path, Map<String, @Nullable Object> values) {

  /** The mapping that a value of YAML is, with no other keys than these. */
  static Keys of(String path, @Nullable Object value, List<String> known) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(
          (path.isEmpty() ? "it" : path.substring(0, path.length() - 1))
              + " must be lines of 'key: value'");
    }
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    map.forEach((key, each) -> named.put(String.valueOf(key), each));
    for (String key : named.keySet()) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException(
            "unknown key '%s%s'; known: %s"
                .formatted(path, Excerpt.of(key), String.join(", ", known)));
      }
    }
    return new Keys(path, named);
  }

  boolean has(String key) {
    return values.get(key) != null;
  }

  @Nullable Object value(String key) {
    return values.get(key);
  }

  String text(String key) {
    return String.valueOf(required(key));
  }

  String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  double number(String key) {
    return number(path + key, required(key));
  }

  double number(String key, double otherwise) {
    return has(key) ? number(key) : otherwise;
  }

  private static double number(String name, @Nullable Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException("%s must be a number, and is '%s'".formatted(name, value));
  }

  /** A whole number that is at least {@code least}. */
  int whole(String key, int least) {
    return whole(path + key, required(key), least);
  }

  int whole(String key, int least, int otherwise) {
    return has(key) ? whole(key, least) : otherwise;
  }

  static int whole(String name, @Nullable Object value, int least) {
    double number = number(name, value);
    if (number != Math.rint(number) || number < least || number > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%s must be a whole number, %s or more, and is %s".formatted(name, least, value));
    }
    return (int) number;
  }

  boolean flag(String key) {
    if (!has(key)) {
      return false;
    }
    if (required(key) instanceof Boolean flag) {
      return flag;
    }
    throw new IllegalArgumentException(
        "%s%s must be true or false, and is '%s'".formatted(path, key, values.get(key)));
  }

  /** One of these words, as its place among them. */
  int choice(String key, List<String> words) {
    int index = words.indexOf(text(key, words.get(0)));
    if (index < 0) {
      throw new IllegalArgumentException(
          "%s%s must be one of %s, and is '%s'"
              .formatted(path, key, String.join(", ", words), values.get(key)));
    }
    return index;
  }

  List<?> list(String key) {
    if (required(key) instanceof List<?> list && !list.isEmpty()) {
      return list;
    }
    throw new IllegalArgumentException(
        "%s%s must be a list, and is '%s'".formatted(path, key, values.get(key)));
  }

  private Object required(String key) {
    if (!has(key)) {
      throw new IllegalArgumentException("%s%s is missing".formatted(path, key));
    }
    return Objects.requireNonNull(values.get(key));
  }
}
