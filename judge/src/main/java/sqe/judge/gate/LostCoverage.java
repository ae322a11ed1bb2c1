package sqe.judge.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sqe.table.Counted;

/**
 * Lost scores in sentences. Reasons that differ in their numbers only ("reference 2.1 s, estimate
 * 1.9 s") are one kind, told by its first: a thousand files that are each cut elsewhere are one
 * line.
 */
final class LostCoverage {

  /** So many kinds get a sentence of their own, those of most files first. */
  private static final int KINDS = 5;

  private LostCoverage() {}

  static List<String> sentences(List<LostScores> lost) {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    for (LostScores scores : lost) {
      String shape = scores.reason().replaceAll("-?[0-9][0-9.]*(e-?[0-9]+)?", "#");
      kinds.computeIfAbsent(shape, none -> new Kind()).add(scores);
    }
    List<Kind> byFiles =
        kinds.values().stream()
            .sorted(Comparator.comparingInt((Kind kind) -> kind.files.size()).reversed())
            .toList();
    List<String> sentences = new ArrayList<>();
    byFiles.stream().limit(KINDS).forEach(kind -> sentences.add(kind.sentence()));
    if (byFiles.size() > KINDS) {
      sentences.add(others(byFiles.subList(KINDS, byFiles.size())));
    }
    return sentences;
  }

  private static String others(List<Kind> kinds) {
    List<String> files = kinds.stream().flatMap(kind -> kind.files.stream()).toList();
    return "lost coverage: %s, for %s: %s"
        .formatted(
            gone(files),
            Counted.of(kinds.size(), "other reason", "other reasons"),
            PairedTables.named(files));
  }

  private static String gone(List<String> files) {
    return counted(files, "had a score and has none now", "had a score and have none now");
  }

  private static String counted(List<String> files, String one, String several) {
    return RowKind.of(files).counted(files.size(), one, several);
  }

  /** Files that lost their score for reasons that differ in numbers only. */
  private static final class Kind {

    private final Set<String> reasons = new LinkedHashSet<>();
    private final List<String> files = new ArrayList<>();

    void add(LostScores scores) {
      reasons.add(scores.reason());
      files.addAll(scores.files());
    }

    String sentence() {
      String reason = reasons.iterator().next();
      String named = PairedTables.named(files);
      if (reason.equals(PairedColumn.NO_ROW)) {
        return "lost coverage: %s no longer in the table: %s"
            .formatted(counted(files, "is", "are"), named);
      }
      if (reason.isEmpty()) {
        return "lost coverage: %s: %s".formatted(gone(files), named);
      }
      String alike = reasons.size() == 1 ? "" : ", and other numbers";
      return "lost coverage: %s: %s%s (%s)".formatted(gone(files), reason, alike, named);
    }
  }
}
