package sqe.table;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file (RFC 4180), with the line each begins in. Any of the three line ends
 * will do. Blanks and tabs around a cell are not part of it, those inside its quotes are.
 *
 * <p>Not by the library that writes the tables: that neither tells a quoted cell from a bare one
 * nor in which line a quote stays open.
 */
final class CsvRecords {

  /** Characters of the longest record: no table has one, and what is no table is no line. */
  static final int LONGEST = 1 << 24;

  private static final int END = -1;

  private final Reader text;
  private final char separator;
  private final String source;
  private final char[] buffer = new char[1 << 13];
  private final StringBuilder cell = new StringBuilder();
  private int filled;
  private int taken;
  private int next;
  private int line = 1;
  private int start = 1;
  private int length;

  /**
   * The records of a text.
   *
   * @param separator of cells: a comma, a semicolon or a tab
   */
  CsvRecords(Reader text, char separator, String source) throws IOException {
    this.separator = separator;
    this.text = text;
    this.source = source;
    this.next = read();
  }

  /**
   * The cells of the next record; null at the end. A blank line is a record of one empty cell.
   *
   * @throws TableException when its quotes do not pair
   */
  @Nullable List<String> next() throws TableException, IOException {
    if (next == END) {
      return null;
    }
    start = line;
    length = 0;
    List<String> cells = new ArrayList<>();
    cells.add(cell());
    while (next == separator) {
      advance();
      cells.add(cell());
    }
    endLine();
    return cells;
  }

  /** The line in which the last record began. */
  int line() {
    return start;
  }

  private String cell() throws TableException, IOException {
    skipBlanks();
    if (next == '"') {
      return quoted();
    }
    cell.setLength(0);
    int length = 0;
    while (!isEndOfCell()) {
      cell.append((char) next);
      length = isBlank() ? length : cell.length();
      advance();
    }
    cell.setLength(length);
    return length == 0 ? "" : cell.toString();
  }

  private String quoted() throws TableException, IOException {
    int opened = line;
    cell.setLength(0);
    advance();
    while (true) {
      if (next == END) {
        throw TableException.at(
            source, opened, "a quote opens a cell there and no quote closes it");
      }
      if (next == '"') {
        advance();
        if (next != '"') {
          break;
        }
      }
      cell.append((char) next);
      advance();
    }
    skipBlanks();
    if (!isEndOfCell()) {
      throw TableException.at(
          source,
          line,
          "text follows the closing quote of '%s': write a quote inside of a cell twice"
              .formatted(Excerpt.of(cell.toString())));
    }
    return cell.toString();
  }

  private void skipBlanks() throws TableException, IOException {
    while (isBlank()) {
      advance();
    }
  }

  private boolean isBlank() {
    return next == ' ' || (next == '\t' && separator != '\t');
  }

  private boolean isEndOfCell() {
    return next == separator || next == '\n' || next == '\r' || next == END;
  }

  private void endLine() throws TableException, IOException {
    boolean maybeOfTwo = next == '\r';
    if (next != END) {
      advance();
    }
    if (maybeOfTwo && next == '\n') {
      advance();
    }
  }

  private void advance() throws TableException, IOException {
    if (++length > LONGEST) {
      throw TableException.at(
          source, start, "the row is longer than %s characters: is it a table?".formatted(LONGEST));
    }
    int passed = next;
    next = read();
    if (passed == '\n' || (passed == '\r' && next != '\n')) {
      line++;
    }
  }

  private int read() throws IOException {
    if (taken == filled) {
      filled = Math.max(0, text.read(buffer));
      taken = 0;
    }
    return taken == filled ? END : buffer[taken++];
  }
}
