package sqe.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The text of each cell of a row, in the order of the table's columns; empty where nothing is. */
public final class RowCells {

  private RowCells() {}

  /** The cells of a row. */
  public static List<String> of(ScoreRow row, ScoreColumns columns) {
    Pair pair = row.pair();
    List<String> cells = new ArrayList<>();
    cells.add(pair.id());
    cells.add(pair.system());
    cells.add(row.channel());
    cells.add(text(pair.reference()));
    cells.add(text(pair.estimate()));
    cells.add(text(row.sampleRate()));
    Double duration = row.duration();
    cells.add(duration == null ? "" : Decimal.of(duration));
    for (String carried : columns.carried()) {
      cells.add(pair.columns().getOrDefault(carried, ""));
    }
    for (int c = 0; c < columns.scores().size(); c++) {
      Cell cell = c < row.cells().size() ? row.cells().get(c) : null;
      cells.add(cell instanceof Cell.Scored scored ? Decimal.of(scored.value()) : "");
    }
    for (int c = 0; c < columns.inspected().size(); c++) {
      cells.add(c < row.inspected().size() ? row.inspected().get(c) : "");
    }
    cells.add(row.status().name().toLowerCase(Locale.ROOT));
    cells.add(row.message());
    return cells;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
