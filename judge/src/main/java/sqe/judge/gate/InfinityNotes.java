package sqe.judge.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sqe.table.Decimal;

/** What is to be said of infinite changes that do not fail by themselves. */
final class InfinityNotes {

  private InfinityNotes() {}

  /**
   * A line each.
   *
   * @param files whose changes are finite
   * @param rows what they are
   */
  static List<String> of(InfiniteChanges changes, MetricFacts facts, int files, RowKind rows) {
    String worst = Decimal.of(facts.worst());
    String perfect = Decimal.of(-facts.worst());
    List<@Nullable String> notes = new ArrayList<>();
    notes.add(note(changes.recovered(), "rose", "rose", " from " + worst + ", a gain: "));
    notes.add(
        note(
            changes.imperfect(),
            "was a perfect copy of its reference",
            "were perfect copies of their references",
            " (" + perfect + ") before and not now, a loss of unknown size: "));
    notes.add(
        note(
            changes.perfect(),
            "is now a perfect copy of its reference",
            "are now perfect copies of their references",
            " (" + perfect + "), were references scored by mistake? "));
    notes.add(
        note(
            changes.dead(),
            "had no score before and is",
            "had no score before and are",
            " " + worst + " now, worse than any score: "));
    if (!changes.isEmpty() && files > 0) {
      notes.add("mean, bounds and p are of the other " + rows.counted(files) + " alone");
    }
    return notes.stream().flatMap(Stream::ofNullable).toList();
  }

  private static @Nullable String note(
      List<FileChange> changes, String one, String many, String what) {
    List<String> ids = changes.stream().map(FileChange::id).toList();
    return ids.isEmpty()
        ? null
        : RowKind.of(ids).counted(ids.size(), one, many) + what + PairedTables.named(ids);
  }
}
