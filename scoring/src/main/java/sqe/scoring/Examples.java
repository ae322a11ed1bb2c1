package sqe.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of which something is true: how many, and the first of them. Used by one thread. */
final class Examples {

  /** More names than these are a list that nobody reads. */
  private static final int MOST = 3;

  /**
   * What a row is called.
   *
   * @param label its id, with what tells it apart from others of its file
   */
  record Row(String system, String label) {

    String named(boolean withSystem) {
      return withSystem ? system + "/" + label : label;
    }
  }

  private final List<Row> first = new ArrayList<>();
  private int rows;

  void add(Row row) {
    rows++;
    if (first.size() < MOST) {
      first.add(row);
    }
  }

  int rows() {
    return rows;
  }

  /** The first rows, and how many more there are. */
  String named(boolean withSystem) {
    String names =
        first.stream().map(row -> row.named(withSystem)).collect(Collectors.joining(", "));
    return rows <= first.size() ? names : names + " and %s more".formatted(rows - first.size());
  }
}
