package sqe.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What tells the rows of one system apart: the id and, where there are several, the channel. */
public final class RowsById {

  private RowsById() {}

  /**
   * The row of each id or, with channels, of each id and channel as {@code id#channel}, in the
   * order of the table.
   *
   * @param table of one system
   * @param channels whether channels of one file are different rows
   * @param spelling of the ids
   * @throws TableException when an id is empty or stands there twice
   * @throws NotInTableException when there is no id column, or no channel column that is needed
   */
  public static Map<String, Integer> of(
      ScoreTable table, boolean channels, UnaryOperator<String> spelling) throws TableException {
    int id = table.position("id");
    int channel = channels ? table.position("channel") : -1;
    Map<String, Integer> rows = new LinkedHashMap<>();
    for (int i = 0; i < table.rows().size(); i++) {
      List<String> row = table.rows().get(i);
      if (row.get(id).isBlank()) {
        throw new TableException(
            "%s, %s: the id is empty".formatted(table.source(), table.place(i)));
      }
      String name = spelling.apply(row.get(id));
      String key = channel < 0 ? name : name + "#" + row.get(channel);
      Integer before = rows.put(key, i);
      if (before != null) {
        throw new TableException(
            "%s: the id '%s' stands in %s and in %s"
                .formatted(table.source(), Excerpt.of(key), table.place(before), table.place(i)));
      }
    }
    return rows;
  }
}
