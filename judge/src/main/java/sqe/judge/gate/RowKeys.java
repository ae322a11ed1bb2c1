package sqe.judge.gate;

import java.util.List;
import java.util.Map;
import sqe.table.NameSpelling;
import sqe.table.RowsById;
import sqe.table.ScoreTable;
import sqe.table.TableException;
import sqe.table.TableRemedy;

/**
 * What tells the rows of one system's table apart: the id and, where there are several, channel and
 * segment.
 */
final class RowKeys {

  private RowKeys() {}

  /**
   * The row of each key, in the order of the table.
   *
   * @param channels whether channels of one file are different rows
   * @param segments whether segments of one file are different rows
   * @param spelling of the ids
   * @throws TableException when an id is empty or stands there twice
   * @throws PolicyException when there are several systems
   */
  static Map<String, Integer> of(
      ScoreTable table, boolean channels, boolean segments, NameSpelling spelling)
      throws TableException, PolicyException {
    List<String> systems = table.distinct("system");
    if (systems.size() > 1) {
      throw new PolicyException(
          "%s has %s systems: %s"
              .formatted(table.source(), systems.size(), String.join(", ", systems)),
          TableRemedy.of(TableRemedy.Kind.CHOOSE_SYSTEM));
    }
    return RowsById.of(table, channels, segments, spelling::of);
  }
}
