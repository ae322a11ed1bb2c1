package sqe.table;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A cell that should hold a number, as tables of any tool spell it. */
public final class NumberCell {

  private static final Set<String> ABSENT =
      Set.of("", "nan", "+nan", "-nan", "na", "n/a", "null", "none");

  private static final Pattern INFINITE = Pattern.compile("[+-]?inf(inity)?");

  /** Possessive: no text takes longer than its length. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?+(?:\\d++(?:\\.\\d*+)?+|\\.\\d++)(?:e[+-]?+\\d++)?+");

  private NumberCell() {}

  /** Whether a cell says that there is no number: empty, or one of the words for that. */
  public static boolean isAbsent(String cell) {
    return ABSENT.contains(plain(cell));
  }

  /**
   * The number; infinities may be spelled {@code inf} or {@code infinity}, in any case.
   *
   * @return NaN where {@link #isAbsent} holds
   * @throws NumberFormatException when the cell holds something else
   */
  public static double value(String cell) {
    String text = plain(cell);
    if (ABSENT.contains(text)) {
      return Double.NaN;
    }
    if (INFINITE.matcher(text).matches()) {
      return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (!NUMBER.matcher(text).matches()) {
      throw new NumberFormatException("'" + Excerpt.of(cell.strip()) + "' is not a number");
    }
    return Double.parseDouble(text);
  }

  private static String plain(String cell) {
    return cell.strip().toLowerCase(Locale.ROOT);
  }
}
