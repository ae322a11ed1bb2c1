package sqe.judge.gate;

import java.util.List;
import sqe.table.Counted;
import sqe.table.RowsById;

/** What the rows of a table are of, for the words of a report. */
public enum RowKind {
  FILE("file"),
  SEGMENT("segment");

  private final String one;

  RowKind(String one) {
    this.one = one;
  }

  /** Segments, where all of these rows are such. */
  static RowKind of(List<String> keys) {
    boolean segments =
        !keys.isEmpty() && keys.stream().noneMatch(key -> RowsById.fileOf(key).equals(key));
    return segments ? SEGMENT : FILE;
  }

  /** Segments, where tables have them. */
  public static RowKind of(boolean segments) {
    return segments ? SEGMENT : FILE;
  }

  /** One of them. */
  public String one() {
    return one;
  }

  /** Several of them. */
  public String many() {
    return one + "s";
  }

  /** A number of them, as in "1 file" and "2 files". */
  public String counted(long number) {
    return Counted.of(number, one(), many());
  }

  /** The same with what is said of them: "1 file is", "2 files are". */
  public String counted(long number, String ofOne, String ofMany) {
    return Counted.of(number, one() + " " + ofOne, many() + " " + ofMany);
  }
}
