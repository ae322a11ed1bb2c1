package sqe.metrics.transcript;

import java.util.Arrays;
import java.util.List;

/** What a text is cut into. */
public enum Tokens {
  /** Words, separated by white space of any kind. */
  WORDS {
    @Override
    public List<String> of(String text) {
      return split(WhiteSpace.RUN.matcher(text).replaceAll(" "));
    }
  },
  /**
   * Words as jiwer has them: two characters of white space or more are a space, and spaces alone
   * separate, so that a single tab or line feed does not.
   */
  JIWER_WORDS {
    @Override
    public List<String> of(String text) {
      return split(WhiteSpace.trimmed(WhiteSpace.LONG_RUN.matcher(text).replaceAll(" ")));
    }
  },
  /**
   * Code points, spaces among them, but for white space at the ends. A letter and its combining
   * accent are two, one composed of both is one.
   */
  CHARACTERS {
    @Override
    public List<String> of(String text) {
      return WhiteSpace.trimmed(text).codePoints().mapToObj(Character::toString).toList();
    }
  };

  /** The tokens of a text, none of them empty. */
  public abstract List<String> of(String text);

  private static List<String> split(String text) {
    return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }
}
