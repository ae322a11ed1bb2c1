package sqe.judge.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sqe.table.Excerpt;
import sqe.table.TableRemedy;

/**
 * In what the ids of two tables differ, where they are the same but for that.
 *
 * @param words a clause with an example of either side; empty where they have nothing in common
 * @param joins how to join them, where a way of counting ids does
 */
record IdDifference(String words, @Nullable RowIds joins) {

  private static final IdDifference NONE = new IdDifference("", null);

  /** What two spellings of one id can differ in. */
  private enum Difference {
    FOLDER("in their folder", RowIds.NAME, RowIds.NAME::of),
    ENDING("in folder or ending", RowIds.STEM, RowIds.STEM::of),
    CASE("in letter case: write both tables alike", null, id -> id.toLowerCase(Locale.ROOT)),
    ZEROS(
        "in leading zeros, which are lost where ids are read as numbers: write both tables alike",
        null,
        id -> id.replaceAll("(?<!\\d)0+(?=\\d)", "")),
    ALL(
        "in folder, ending, letter case and leading zeros: write both tables alike",
        null,
        id -> RowIds.STEM.of(id).toLowerCase(Locale.ROOT).replaceAll("(?<!\\d)0+(?=\\d)", ""));

    private final String words;
    private final @Nullable RowIds joins;
    private final UnaryOperator<String> reduced;

    Difference(String words, @Nullable RowIds joins, UnaryOperator<String> reduced) {
      this.words = words;
      this.joins = joins;
      this.reduced = reduced;
    }
  }

  /**
   * The difference that explains most of the ids that are missing and makes one of no two.
   *
   * @param missing ids of one table that the other lacks, at least one
   * @param ids all of that table
   * @param others the ids of the other
   */
  static IdDifference of(List<String> missing, List<String> ids, List<String> others) {
    for (Difference difference : Difference.values()) {
      if (ids.stream().map(difference.reduced).distinct().count() < ids.size()) {
        continue;
      }
      Map<String, String> reduced = new HashMap<>();
      others.forEach(id -> reduced.putIfAbsent(difference.reduced.apply(id), id));
      List<String> explained =
          missing.stream().filter(id -> reduced.containsKey(difference.reduced.apply(id))).toList();
      if (2 * explained.size() >= missing.size() && reduced.size() == others.size()) {
        String first = explained.get(0);
        String words =
            "; they differ %s ('%s', '%s')"
                .formatted(
                    difference.words,
                    Excerpt.of(first),
                    Excerpt.of(String.valueOf(reduced.get(difference.reduced.apply(first)))));
        return new IdDifference(words, difference.joins);
      }
    }
    return NONE;
  }

  /** What helps. */
  @Nullable TableRemedy remedy(@Nullable TableRemedy otherwise) {
    if (words.isEmpty()) {
      return otherwise;
    }
    return joins == null
        ? null
        : new TableRemedy(TableRemedy.Kind.JOIN_IDS, joins.name().toLowerCase(Locale.ROOT));
  }
}
