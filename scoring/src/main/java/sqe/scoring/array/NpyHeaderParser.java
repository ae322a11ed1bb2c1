package sqe.scoring.array;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header text of a {@code .npy} file: a Python dictionary literal with exactly the keys
 * {@code descr} (a string), {@code fortran_order} (True or False) and {@code shape} (a tuple of
 * whole numbers), in any order. Nothing else of Python is understood, and nothing is evaluated.
 *
 * <p>Source: "The NPY format", numpy.lib.format. Positions in messages are bytes of the file.
 */
final class NpyHeaderParser {

  /** NumPy's own limit. */
  private static final int MOST_AXES = 64;

  private final String text;
  private final int start;
  private int position;
  private @Nullable String descr;
  private @Nullable Boolean fortranOrder;
  private @Nullable List<Integer> shape;

  /**
   * A parser.
   *
   * @param text the header, one character a byte
   * @param start where in the file it begins
   */
  NpyHeaderParser(String text, int start) {
    this.text = text;
    this.start = start;
  }

  /** Reads the whole header. */
  NpyHeader parse() throws ArrayFormatException {
    expect('{');
    while (!accept('}')) {
      entry();
      if (!accept(',')) {
        expect('}');
        break;
      }
    }
    skipSpace();
    if (position < text.length()) {
      throw error("unexpected %s after the header's dictionary".formatted(here()));
    }
    if (descr == null || fortranOrder == null || shape == null) {
      throw error("the header lacks one of descr, fortran_order, shape");
    }
    return header(descr, fortranOrder, shape);
  }

  private void entry() throws ArrayFormatException {
    skipSpace();
    int at = position;
    String key = string();
    expect(':');
    boolean repeated =
        switch (key) {
          case "descr" -> descr != null;
          case "fortran_order" -> fortranOrder != null;
          case "shape" -> shape != null;
          default -> {
            position = at;
            throw error("unknown key '%s' in the header".formatted(printable(key)));
          }
        };
    if (repeated) {
      position = at;
      throw error("the header has '%s' twice".formatted(key));
    }
    switch (key) {
      case "descr" -> descr = description();
      case "fortran_order" -> fortranOrder = truth();
      default -> shape = tuple();
    }
  }

  private String description() throws ArrayFormatException {
    skipSpace();
    if (position < text.length() && text.charAt(position) == '[') {
      throw error(
          "the dtype is structured (a list of fields); one plain type is needed: "
              + ElementType.labels());
    }
    return string();
  }

  private boolean truth() throws ArrayFormatException {
    skipSpace();
    for (String word : List.of("True", "False")) {
      if (text.startsWith(word, position)) {
        position += word.length();
        return word.equals("True");
      }
    }
    throw error("fortran_order must be True or False, not " + here());
  }

  private List<Integer> tuple() throws ArrayFormatException {
    List<Integer> lengths = new ArrayList<>();
    expect('(');
    while (!accept(')')) {
      if (lengths.size() == MOST_AXES) {
        throw error("the shape has more than %s axes".formatted(MOST_AXES));
      }
      lengths.add(wholeNumber());
      if (!accept(',')) {
        expect(')');
        break;
      }
    }
    return lengths;
  }

  private int wholeNumber() throws ArrayFormatException {
    skipSpace();
    int from = position;
    while (position < text.length()
        && text.charAt(position) >= '0'
        && text.charAt(position) <= '9') {
      position++;
    }
    String digits = text.substring(from, position);
    if (digits.isEmpty()) {
      throw error("an axis of shape must be a whole number, not " + here());
    }
    if (position < text.length() && text.charAt(position) == 'L') { // Python 2 wrote 3L
      position++;
    }
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      position = from;
      throw error("axis of length " + printable(digits) + " in the header: too large");
    }
  }

  private String string() throws ArrayFormatException {
    skipSpace();
    char quote = position < text.length() ? text.charAt(position) : 0;
    if (quote != '\'' && quote != '"') {
      throw error("a quoted text was expected in the header, not " + here());
    }
    int end = text.indexOf(quote, position + 1);
    if (end < 0) {
      throw error("a quoted text in the header does not end");
    }
    String content = text.substring(position + 1, end);
    position = end + 1;
    return content;
  }

  private NpyHeader header(String code, boolean fortran, List<Integer> lengths)
      throws ArrayFormatException {
    char order = code.isEmpty() ? 0 : code.charAt(0);
    Optional<ElementType> type =
        code.isEmpty() ? Optional.empty() : ElementType.of(code.substring(1));
    boolean ordered = order == '<' || order == '>';
    if (type.isEmpty() || !(ordered || (order == '|' && type.get().bytes() == 1))) {
      throw new ArrayFormatException(
          "dtype '%s' is not supported; save it as one of: %s"
              .formatted(printable(code), ElementType.labels()));
    }
    return new NpyHeader(
        type.get(),
        order == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
        fortran,
        lengths);
  }

  private boolean accept(char wanted) {
    skipSpace();
    if (position < text.length() && text.charAt(position) == wanted) {
      position++;
      return true;
    }
    return false;
  }

  private void expect(char wanted) throws ArrayFormatException {
    if (!accept(wanted)) {
      throw error("'%c' was expected in the header, not %s".formatted(wanted, here()));
    }
  }

  private void skipSpace() {
    while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  private String here() {
    return position < text.length()
        ? "'" + printable(text.substring(position, position + 1)) + "'"
        : "its end";
  }

  /** At most 40 characters, none of which a terminal would obey. */
  private static String printable(String content) {
    String safe = content.replaceAll("[^\\x20-\\x7e]", "?");
    return safe.length() <= 40 ? safe : safe.substring(0, 40) + "…";
  }

  private ArrayFormatException error(String problem) {
    return ArrayFormatException.at((long) start + position, problem);
  }
}
