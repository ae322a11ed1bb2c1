package sqe.judge.gate;

import sqe.table.ScoreTable;

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

  /** The table with ids of which only this is left; unchanged without ids. */
  ScoreTable of(ScoreTable table) {
    return this == PATH ? table : table.mapped("id", this::of);
  }
}
