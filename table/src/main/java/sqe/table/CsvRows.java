package sqe.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file with a header. Its first columns may have no name, as the row numbers that
 * pandas writes; other columns without a name may be there as long as they are empty, as
 * spreadsheets append them.
 */
final class CsvRows implements RowSource {

  /** Characters of a header that are looked at. */
  private static final int LOOK = 1 << 13;

  private final CsvRecords records;
  private final String source;
  private final List<String> header = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  /**
   * Reads the header.
   *
   * @throws TableException when two columns have one name
   */
  CsvRows(BufferedReader text, String source) throws TableException, IOException {
    this.records = new CsvRecords(text, separator(text), source);
    this.source = source;
    List<String> first = nextRecord();
    if (first != null) {
      first.forEach(name -> header.add(name.strip()));
      requireDistinct();
      nameIndex();
      header.stream().filter(name -> !name.isEmpty()).forEach(names::add);
    }
  }

  /**
   * What separates the cells: a comma or, where the header has none outside of quotes, a tab or a
   * semicolon, which spreadsheets write in many countries.
   */
  private static char separator(BufferedReader text) throws IOException {
    text.mark(LOOK);
    StringBuilder header = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < LOOK; i++) {
      int c = text.read();
      boolean ends = !quoted && (c == '\n' || c == '\r') && !header.toString().isBlank();
      if (c < 0 || ends) {
        break;
      }
      quoted ^= c == '"';
      header.append(quoted ? ' ' : (char) c);
    }
    text.reset();
    String names = header.toString();
    return names.contains(",")
        ? ','
        : names.contains("\t") ? '\t' : names.contains(";") ? ';' : ',';
  }

  private void requireDistinct() throws TableException {
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      if (!name.isEmpty() && !seen.add(name)) {
        throw TableException.at(
            source,
            records.line(),
            "the column '%s' stands there twice: rename one".formatted(Excerpt.of(name)));
      }
    }
  }

  /** Calls the first columns as pandas does, which gives a name that is taken another number. */
  private void nameIndex() {
    for (int c = 0; c < header.size(); c++) {
      if (header.get(c).isEmpty()) {
        String base = "Unnamed: " + c;
        String name = base;
        for (int other = 1; header.contains(name); other++) {
          name = base + "." + other;
        }
        header.set(c, name);
      } else if (!Table.isIndex(header.get(c))) {
        return;
      }
    }
  }

  private @Nullable List<String> nextRecord() throws TableException, IOException {
    List<String> record = records.next();
    while (record != null && record.stream().allMatch(String::isBlank)) {
      record = records.next();
    }
    return record;
  }

  @Override
  public List<String> columns() {
    return names;
  }

  @Override
  public @Nullable NamedCells next() throws TableException, IOException {
    List<String> record = nextRecord();
    if (record == null) {
      return null;
    }
    if (record.size() != header.size()) {
      throw TableException.at(
          source,
          records.line(),
          "%s, but the header has %s"
              .formatted(Counted.of(record.size(), "cell", "cells"), header.size()));
    }
    List<String> cells = new ArrayList<>(names.size());
    for (int c = 0; c < header.size(); c++) {
      if (!header.get(c).isEmpty()) {
        cells.add(record.get(c));
      } else if (!record.get(c).isBlank()) {
        throw TableException.at(
            source,
            records.line(),
            "'%s' stands in column %s, which has no name in the header: give it one"
                .formatted(Excerpt.of(record.get(c)), c + 1));
      }
    }
    return new NamedCells(records.line(), names, cells);
  }
}
