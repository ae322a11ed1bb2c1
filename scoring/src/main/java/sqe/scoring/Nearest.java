package sqe.scoring;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What a mistyped word may have meant. */
public final class Nearest {

  /** Of so many letters one may be wrong; more, and it is another word. */
  private static final int LETTERS_A_MISTAKE = 3;

  private Nearest() {}

  /**
   * The candidate that is most like a word; case, and dashes for underscores, do not count.
   *
   * @return empty where none is like it: a suggestion out of the blue would only mislead
   */
  public static Optional<String> of(String word, Collection<String> candidates) {
    String typed = plain(word);
    return candidates.stream()
        .filter(candidate -> isLike(typed, candidate))
        .min(Comparator.comparingInt(candidate -> distance(typed, candidate)));
  }

  private static int allowed(String typed, String candidate) {
    return Math.min(typed.length(), candidate.length()) / LETTERS_A_MISTAKE;
  }

  /** Lengths are compared first: words are in the product of both. */
  private static boolean isLike(String typed, String candidate) {
    return Math.abs(typed.length() - candidate.length()) <= allowed(typed, candidate)
        && distance(typed, candidate) <= allowed(typed, candidate);
  }

  private static int distance(String typed, String candidate) {
    return LevenshteinDistance.getDefaultInstance().apply(typed, plain(candidate));
  }

  private static String plain(String word) {
    return word.replace('-', '_').toLowerCase(Locale.ROOT);
  }
}
