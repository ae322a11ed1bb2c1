package sqe.table;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What tells the rows of one system apart: the id and, where there are several, channel and
 * segment.
 */
public final class RowsById {

  private static final String OF_SEGMENT = ", segment ";

  /** Keys by id and channel, and segments of one recording by their numbers. */
  public static final Comparator<String> ORDER =
      Comparator.comparing(RowsById::withoutSegment)
          .thenComparing(RowsById::segmentOf)
          .thenComparing(Comparator.naturalOrder());

  private RowsById() {}

  private static String withoutSegment(String key) {
    int segment = key.lastIndexOf(OF_SEGMENT);
    return segment < 0 ? key : key.substring(0, segment);
  }

  private static long segmentOf(String key) {
    int segment = key.lastIndexOf(OF_SEGMENT);
    String number = segment < 0 ? "" : key.substring(segment + OF_SEGMENT.length());
    return number.matches("[0-9]{1,18}") ? Long.parseLong(number) : -1;
  }

  /**
   * The key that a file has which failed as a whole, from that of one of its segments; a key
   * without segment is its own.
   */
  public static String fileOf(String key) {
    int segment = key.lastIndexOf(OF_SEGMENT);
    if (segment < 0) {
      return key;
    }
    int channel = key.lastIndexOf('#', segment);
    return key.substring(0, channel < 0 ? segment : channel + 1);
  }

  /**
   * The row of each id or, with channels and segments, of each as {@code id#channel, segment 3}, in
   * the order of the table. A file that failed as a whole has one row, without either.
   *
   * @param table of one system
   * @param channels whether channels of one file are different rows
   * @param segments whether segments of one file are different rows
   * @param spelling of the ids
   * @throws TableException when an id is empty or stands there twice
   * @throws NotInTableException when there is no id column, or no channel column that is needed
   */
  public static Map<String, Integer> of(
      ScoreTable table, boolean channels, boolean segments, UnaryOperator<String> spelling)
      throws TableException {
    int id = table.position("id");
    int channel = channels ? table.position("channel") : -1;
    int segment = segments ? table.position(ScoreColumns.SEGMENT.get(0)) : -1;
    Map<String, Integer> rows = new LinkedHashMap<>();
    for (int i = 0; i < table.rows().size(); i++) {
      List<String> row = table.rows().get(i);
      if (row.get(id).isBlank()) {
        throw new TableException(
            "%s, %s: the id is empty".formatted(table.source(), table.place(i)));
      }
      String name = spelling.apply(row.get(id));
      String ofChannel = channel < 0 ? name : name + "#" + row.get(channel);
      String key =
          segment < 0 || row.get(segment).isBlank()
              ? ofChannel
              : ofChannel + OF_SEGMENT + row.get(segment);
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
