package sqe.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.table.DataSignature;
import sqe.table.Decimal;
import sqe.table.ScoreTable;
import sqe.table.TableSignatures;

/** A table of scores that a request holds. */
final class RequestedTable {

  private static final List<String> KNOWN =
      List.of("name", "columns", "rows", "signatures", "digests");

  private RequestedTable() {}

  /**
   * The table.
   *
   * @param usualName what messages call it where it has no name
   */
  static ScoreTable of(Params table, String usualName) throws RequestException {
    table.requireOnly(KNOWN);
    table.required("columns");
    List<String> columns = table.texts("columns");
    List<List<String>> rows = new ArrayList<>();
    for (Object row : table.list("rows")) {
      rows.add(cells(table, row, columns.size()));
    }
    if (rows.isEmpty()) {
      throw RequestException.params(table.path() + "rows is empty");
    }
    return new ScoreTable(table.text("name", usualName), columns, rows, signatures(table));
  }

  private static List<String> cells(Params table, @Nullable Object row, int columns)
      throws RequestException {
    if (!(row instanceof List<?> list) || list.size() != columns) {
      throw table.wrong("rows", "a list of lists with %s cells each".formatted(columns));
    }
    List<String> cells = new ArrayList<>();
    for (Object cell : list) {
      if (cell == null) {
        cells.add("");
      } else if (cell instanceof Double number) {
        cells.add(Decimal.of(number));
      } else if (cell instanceof Number || cell instanceof String) {
        cells.add(cell.toString());
      } else {
        throw table.wrong("rows", "a list of rows of numbers, texts and null");
      }
    }
    return cells;
  }

  private static @Nullable TableSignatures signatures(Params table) throws RequestException {
    Map<String, String> signatures = new LinkedHashMap<>();
    Params given = table.object("signatures");
    for (String id : given.values().keySet()) {
      signatures.put(id, given.text(id, ""));
    }
    DataSignature data = new DataSignature();
    Params digests = table.object("digests");
    for (String id : digests.values().keySet()) {
      data.add(id, digests.text(id, ""));
    }
    return signatures.isEmpty()
        ? null
        : new TableSignatures(signatures, data.references() == 0 ? null : data.sha256());
  }
}
