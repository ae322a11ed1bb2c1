package sqe.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads tables of any tool: manifests, scores, the rows of an earlier run.
 *
 * <p>Lenient in form: CSV with a header, or JSON with an object a row, one a line or in an array,
 * told by the file's name and by how it begins; UTF-8 with or without a byte order mark, any line
 * ends; blank rows, as spreadsheets leave them, are no rows; blanks around cells of CSV do not
 * count; the row numbers of pandas may have no name. Strict in meaning: each column has one name of
 * its own, each row of CSV as many cells as the header, each JSON value is an object.
 */
public final class TableReader {

  private final String source;
  private final Map<String, Integer> positions = new LinkedHashMap<>();
  private final List<Table.Row> rows = new ArrayList<>();
  private List<String> names = List.of();
  private int[] places = {};
  private int index;

  private TableReader(String source) {
    this.source = source;
  }

  /**
   * Reads a table.
   *
   * @return with no row where the file has none
   * @throws TableException naming the file and the line that is wrong
   */
  public static Table read(Path file) throws TableException {
    try (TableText text = TableText.open(file)) {
      return read(file.toString(), file.toString(), text);
    } catch (IOException e) {
      throw TableText.unreadable(file, e);
    }
  }

  /**
   * Reads the bytes of a file that is not on this machine.
   *
   * @param source its name, for messages; its extension says the format where the text does not
   * @return with no row where there are none
   * @throws TableException naming the source and the line that is wrong
   */
  public static Table read(String source, byte[] bytes) throws TableException {
    try (TableText text = TableText.of(bytes)) {
      return read(source, source, text);
    } catch (IOException e) {
      throw new TableException(source + ": " + IoMessages.describe(e), e);
    }
  }

  /**
   * Reads a text.
   *
   * @param source where it came from, for messages
   * @param name of its file, which says its format
   */
  static Table read(String source, String name, TableText text) throws TableException, IOException {
    TableReader reader = new TableReader(source);
    reader.take(rows(source, name, text));
    return reader.table();
  }

  /**
   * The whole rows of a table that may have been cut anywhere, by column: those before the first
   * place that is wrong.
   *
   * @return none where there is no such file
   */
  public static List<Map<String, String>> readWholeRows(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    TableReader reader = new TableReader(file.toString());
    try (TableText text = TableText.openDamaged(file)) {
      reader.take(rows(file.toString(), file.toString(), text));
    } catch (TableException e) {
      return reader.table().byColumn(); // what stands before is whole
    }
    return reader.table().byColumn();
  }

  private static RowSource rows(String source, String name, TableText text)
      throws TableException, IOException {
    return switch (TableFormat.of(name, text.beginning())) {
      case CSV -> new CsvRows(text.reader(), source);
      case JSONL -> new JsonRows(text.reader(), source);
    };
  }

  private void take(RowSource from) throws TableException, IOException {
    from.columns().forEach(this::place);
    for (RowSource.NamedCells row = from.next(); row != null; row = from.next()) {
      take(row);
    }
  }

  private void take(RowSource.NamedCells row) {
    if (!row.names().equals(names)) {
      names = row.names();
      places = names.stream().mapToInt(this::place).toArray();
      index = (int) names.stream().takeWhile(Table::isIndex).count();
    }
    if (row.cells().stream().skip(index).allMatch(String::isBlank)) {
      return;
    }
    String[] cells = new String[positions.size()];
    Arrays.fill(cells, "");
    for (int c = 0; c < places.length; c++) {
      cells[places[c]] = row.cells().get(c);
    }
    rows.add(new Table.Row(row.line(), List.of(cells)));
  }

  private int place(String name) {
    Integer known = positions.putIfAbsent(name, positions.size());
    return known == null ? positions.size() - 1 : known;
  }

  private Table table() {
    return new Table(
        source, List.copyOf(positions.keySet()), rows.stream().map(this::completed).toList());
  }

  /** Later rows of JSON may have brought columns that this one lacks. */
  private Table.Row completed(Table.Row row) {
    if (row.cells().size() == positions.size()) {
      return row;
    }
    List<String> cells = new ArrayList<>(row.cells());
    cells.addAll(Collections.nCopies(positions.size() - cells.size(), ""));
    return new Table.Row(row.line(), cells);
  }
}
