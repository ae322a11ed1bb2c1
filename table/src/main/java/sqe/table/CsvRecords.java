package sqe.table;

import java.io.BufferedReader;
import java.io.IOException;
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

  private static final int END = -1;

  private final BufferedReader text;
  private final String source;
  private int next;
  private int line = 1;
  private int start = 1;

  CsvRecords(BufferedReader text, String source) throws IOException {
    this.text = text;
    this.source = source;
    this.next = text.read();
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
    List<String> cells = new ArrayList<>();
    cells.add(cell());
    while (next == ',') {
      advance();
      cells.add(cell());
    }
    if (next != END) {
      advance();
    }
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
    StringBuilder cell = new StringBuilder();
    int length = 0;
    while (!isEndOfCell()) {
      cell.append((char) next);
      length = isBlank() ? length : cell.length();
      advance();
    }
    cell.setLength(length);
    return cell.toString();
  }

  private String quoted() throws TableException, IOException {
    int opened = line;
    StringBuilder cell = new StringBuilder();
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
      append(cell);
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

  /** Takes a character over as it is; {@link #advance} makes one of the two of a line end. */
  private void append(StringBuilder cell) throws IOException {
    boolean windows = next == '\r' && peek() == '\n';
    cell.append((char) next);
    if (windows) {
      cell.append('\n');
    }
    advance();
  }

  private void skipBlanks() throws IOException {
    while (isBlank()) {
      advance();
    }
  }

  private boolean isBlank() {
    return next == ' ' || next == '\t';
  }

  private boolean isEndOfCell() {
    return next == ',' || next == '\n' || next == '\r' || next == END;
  }

  /** Goes on by one character, or by a whole line end. */
  private void advance() throws IOException {
    int passed = next;
    next = text.read();
    if (passed == '\r' && next == '\n') {
      next = text.read();
    }
    if (passed == '\r' || passed == '\n') {
      line++;
    }
  }

  private int peek() throws IOException {
    text.mark(1);
    int after = text.read();
    text.reset();
    return after;
  }
}
