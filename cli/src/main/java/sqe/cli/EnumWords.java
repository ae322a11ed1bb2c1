package sqe.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The constants of an enumeration as users type them. */
final class EnumWords {

  private EnumWords() {}

  /** In lower case, in the order they are declared. */
  static List<String> of(Class<?> enumeration) {
    return Arrays.stream(enumeration.getEnumConstants()).map(EnumWords::of).toList();
  }

  /** One constant. */
  static String of(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
  }

  /** An enumeration for a sentence, such as {@code a, b or c}. */
  static String alternatives(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
