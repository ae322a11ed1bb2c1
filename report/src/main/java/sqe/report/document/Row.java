package sqe.report.document;

import java.util.Arrays;
import java.util.List;

/**
 * A row of a grid.
 *
 * @param name what the details are of, where they stand apart from the row
 * @param cells as many as there are columns
 * @param details what is said of the row; may be empty
 */
public record Row(Text name, List<Text> cells, List<Text> details) {

  /** Copies the lists. */
  public Row {
    cells = List.copyOf(cells);
    details = List.copyOf(details);
  }

  /** A row of plain text without details. */
  public static Row of(String... cells) {
    return of(Arrays.stream(cells).map(Text::of).toList());
  }

  /** A row without details. */
  public static Row of(List<Text> cells) {
    return new Row(Text.NONE, cells, List.of());
  }
}
