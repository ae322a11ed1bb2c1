package sqe.judge.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import sqe.table.Excerpt;
import sqe.table.ScoreTable;
import sqe.table.TableException;

/** What of an id counts: one tool writes paths, another names, a third leaves out the ending. */
public enum RowIds {
  /** All of it. */
  PATH {
    @Override
    String of(String id) {
      return id;
    }
  },
  /** The file's name, without its folders. */
  NAME {
    @Override
    String of(String id) {
      return id.replaceFirst("^.*[/\\\\](?=.)", "");
    }
  },
  /** The file's name without folders and ending. */
  STEM {
    @Override
    String of(String id) {
      return NAME.of(id).replaceFirst("(?<=.)\\.[A-Za-z][A-Za-z0-9]{0,4}$", "");
    }
  };

  /** What of an id counts. */
  abstract String of(String id);

  /**
   * The table with ids of which only this is left; unchanged without ids.
   *
   * @throws TableException when that makes one of two ids
   */
  ScoreTable of(ScoreTable table) throws TableException {
    if (this == PATH || !table.has("id")) {
      return table;
    }
    requireDifferent(table);
    return table.mapped("id", this::of);
  }

  private void requireDifferent(ScoreTable table) throws TableException {
    int id = table.position("id");
    int system = table.columns().indexOf("system");
    Map<List<String>, Integer> rows = new HashMap<>();
    for (int row = 0; row < table.rows().size(); row++) {
      List<String> cells = table.rows().get(row);
      List<String> key = List.of(of(cells.get(id)), system < 0 ? "" : cells.get(system));
      int first = Objects.requireNonNullElse(rows.putIfAbsent(key, row), row);
      String other = table.rows().get(first).get(id);
      if (!other.equals(cells.get(id))) {
        throw new TableException(
            "%s: '%s' (%s) and '%s' (%s) are one file by their %s: pair them by their paths, or give"
                    .formatted(
                        table.source(),
                        Excerpt.of(other),
                        table.place(first),
                        Excerpt.of(cells.get(id)),
                        table.place(row),
                        name().toLowerCase(Locale.ROOT))
                + " them different ids");
      }
    }
  }
}
