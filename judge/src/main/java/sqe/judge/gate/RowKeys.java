package sqe.judge.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sqe.table.NameSpelling;
import sqe.table.NotComparableException;
import sqe.table.PolicyException;
import sqe.table.ScoreTable;
import sqe.table.TableRemedy;

/**
 * What tells the rows of one system's table apart: the id and, where there are several, channel.
 */
final class RowKeys {

  private RowKeys() {}

  /**
   * The row of each key, in the order of the table.
   *
   * @param channels whether channels of one file are different rows
   * @param spelling of the ids
   * @throws NotComparableException when an id is empty or stands there twice
   * @throws PolicyException when there are several systems, or no id column
   */
  static Map<String, Integer> of(ScoreTable table, boolean channels, NameSpelling spelling)
      throws NotComparableException, PolicyException {
    List<String> systems = table.distinct("system");
    if (systems.size() > 1) {
      throw new PolicyException(
          "%s has %s systems: %s"
              .formatted(table.source(), systems.size(), String.join(", ", systems)),
          TableRemedy.of(TableRemedy.Kind.CHOOSE_SYSTEM));
    }
    int id = table.position("id");
    int channel = channels ? table.position("channel") : -1;
    Map<String, Integer> rows = new LinkedHashMap<>();
    for (int i = 0; i < table.rows().size(); i++) {
      List<String> row = table.rows().get(i);
      String name = spelling.of(row.get(id));
      String key = channel < 0 ? name : name + "#" + row.get(channel);
      if (row.get(id).isBlank()) {
        throw new NotComparableException(
            "%s, row %s: the id is empty".formatted(table.source(), i + 1));
      }
      Integer before = rows.put(key, i);
      if (before != null) {
        throw new NotComparableException(
            "%s: the id '%s' stands in rows %s and %s"
                .formatted(table.source(), key, before + 1, i + 1));
      }
    }
    return rows;
  }
}
