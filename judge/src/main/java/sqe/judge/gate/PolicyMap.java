package sqe.judge.gate;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sqe.table.Excerpt;

/**
 * Keys and values of one level of a policy file. Every method throws {@code
 * IllegalArgumentException} naming the key whose value is not of the kind that is asked for.
 *
 * @param path before the keys in messages: empty, or such as {@code metrics.stoi.}
 * @param values by key; null where a key stands there without a value
 */
record PolicyMap(String path, Map<String, @Nullable Object> values) {

  /** The mapping that a value of YAML or JSON is. */
  static PolicyMap of(String name, String path, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(
          name + " must be lines of 'key: value', and is " + Excerpt.of(String.valueOf(value)));
    }
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    map.forEach((key, each) -> named.put(String.valueOf(key), each));
    return new PolicyMap(path, named);
  }

  /** Checks that there is no other key than these. */
  void requireOnly(List<String> known) {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException(
            "unknown key '%s%s'; known: %s"
                .formatted(path, Excerpt.of(key), String.join(", ", known)));
      }
    }
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** The mapping of a key; empty without the key. */
  PolicyMap map(String key) {
    return has(key)
        ? of(path + key, path + key + ".", values.get(key))
        : new PolicyMap(path + key + ".", Map.of());
  }

  @Nullable Double number(String key) {
    if (!has(key)) {
      return null;
    }
    if (values.get(key) instanceof Number number) {
      return number.doubleValue();
    }
    throw wrong(key, "a number");
  }

  double number(String key, double other) {
    Double number = number(key);
    return number == null ? other : number;
  }

  long whole(String key, long other) {
    if (!has(key)) {
      return other;
    }
    if (values.get(key) instanceof Number number && number.doubleValue() == number.longValue()) {
      return number.longValue();
    }
    throw wrong(key, "a whole number");
  }

  /** A whole number that an {@code int} holds. */
  int count(String key, int other) {
    long count = whole(key, other);
    if (count != (int) count) {
      throw wrong(key, "a whole number of at most " + Integer.MAX_VALUE);
    }
    return (int) count;
  }

  boolean flag(String key, boolean other) {
    if (!has(key)) {
      return other;
    }
    if (values.get(key) instanceof Boolean flag) {
      return flag;
    }
    throw wrong(key, "true or false");
  }

  @Nullable String text(String key) {
    Object value = values.get(key);
    return value == null ? null : String.valueOf(value);
  }

  /** The texts of a list, or the one text that stands in its place. */
  Set<String> texts(String key) {
    Set<String> texts = new LinkedHashSet<>();
    Object value = values.get(key);
    if (value instanceof List<?> list) {
      list.forEach(each -> texts.add(String.valueOf(each)));
    } else if (value != null) {
      texts.add(String.valueOf(value));
    }
    return texts;
  }

  /** One of several constants, by its name in lower case. */
  <T extends Enum<T>> T choice(String key, T[] choices, T other) {
    if (!has(key)) {
      return other;
    }
    StringBuilder names = new StringBuilder();
    for (T choice : choices) {
      String name = choice.name().toLowerCase(Locale.ROOT);
      if (name.equals(String.valueOf(values.get(key)))) {
        return choice;
      }
      names.append(names.isEmpty() ? "" : ", ").append(name);
    }
    throw wrong(key, "one of " + names);
  }

  private IllegalArgumentException wrong(String key, String kind) {
    Object value = values.get(key);
    String found = value instanceof String ? "the text '" + value + "'" : String.valueOf(value);
    return new IllegalArgumentException(path + key + " must be " + kind + ", and is " + found);
  }
}
