package sqe.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sqe.audit.check.AuditData;
import sqe.scoring.AudioFolder;
import sqe.table.Counted;

/**
 * Sets of separation below a folder, as LibriMix and WHAM are: their sources are what a system is
 * compared with, their mixtures what it is given. A mixture belongs to several sources and is no
 * pair of either, so that each file is looked at alone.
 *
 * @param root the folder
 * @param sources the folders of sources, by the path from the root to the folder that holds them
 */
record SourceSets(Path root, Map<String, List<String>> sources) {

  private static final String MIXTURE = "mix";

  /** Whether a file belongs to a set: it lies in a folder of sources or of mixtures. */
  boolean holds(String id) {
    return setOf(id) != null;
  }

  /** Sources as references, mixtures as estimates. */
  AuditPlan plan(AudioFolder files) {
    List<AuditPlan.Item> items = new ArrayList<>();
    List<AuditData.Orphan> orphans = new ArrayList<>();
    Map<String, TreeMap<String, Integer>> sides = new TreeMap<>();
    Map<String, Map<String, TreeSet<String>>> names = new TreeMap<>();
    for (Map.Entry<String, List<Path>> file : files.files().entrySet()) {
      String id = file.getKey();
      String set = setOf(id);
      if (set == null) {
        continue;
      }
      String side = side(id, set);
      boolean source = isSource(set, side);
      names
          .computeIfAbsent(set, key -> new TreeMap<>())
          .computeIfAbsent(inner(id, set).substring(side.length()), key -> new TreeSet<>())
          .add(side);
      for (Path path : file.getValue()) {
        sides.computeIfAbsent(set, key -> new TreeMap<>()).merge(side, 1, Integer::sum);
        items.add(
            source
                ? new AuditPlan.Item(id, path, List.of(), Map.of())
                : new AuditPlan.Item(id, null, List.of(path), Map.of()));
      }
      if (file.getValue().size() > 1) {
        orphans.add(
            new AuditData.Orphan(
                id, file.getValue().size() + " files have this name: " + file.getValue()));
      }
    }
    String said =
        sources.isEmpty()
            ? ""
            : "sources were looked at as references and mixtures as what is scored, each file alone";
    sides.forEach(
        (set, counts) ->
            names
                .getOrDefault(set, Map.of())
                .forEach((name, in) -> orphans.addAll(missing(set, name, in, counts.keySet()))));
    List<String> notes = new ArrayList<>();
    sides.forEach((set, counts) -> notes.add(note(set, counts)));
    return new AuditPlan(
        items, orphans, List.of(), files.warnings(), false, said, notes, List.of());
  }

  /** A name that some side of its set does not have, as of the first side that has it. */
  private static List<AuditData.Orphan> missing(
      String set, String name, TreeSet<String> in, Set<String> sides) {
    List<String> without = sides.stream().filter(side -> !in.contains(side)).toList();
    String id = (set.isEmpty() ? "" : set + "/") + in.first() + name;
    return without.isEmpty()
        ? List.of()
        : List.of(
            new AuditData.Orphan(
                id,
                "nothing in %s has the name it has in %s"
                    .formatted(String.join(", ", without), String.join(", ", in))));
  }

  private String note(String set, Map<String, Integer> counts) {
    List<String> mixtures = counts.keySet().stream().filter(side -> !isSource(set, side)).toList();
    return "%s is laid out as LibriMix and WHAM: references are the sources in %s, mixtures in %s: %s"
        .formatted(
            set.isEmpty() ? root : root.resolve(set),
            String.join(", ", sources.getOrDefault(set, List.of())),
            String.join(", ", mixtures),
            Counted.of(counts.values().stream().mapToInt(count -> count).sum(), "file", "files"));
  }

  private boolean isSource(String set, String side) {
    return sources.getOrDefault(set, List.of()).contains(side);
  }

  /** The set in one of whose sides a file lies. */
  private @Nullable String setOf(String id) {
    return sources.keySet().stream()
        .filter(set -> set.isEmpty() || id.startsWith(set + "/"))
        .filter(set -> isSource(set, side(id, set)) || side(id, set).startsWith(MIXTURE))
        .findFirst()
        .orElse(null);
  }

  private static String side(String id, String set) {
    String inner = inner(id, set);
    int end = inner.indexOf('/');
    return end < 0 ? "" : inner.substring(0, end);
  }

  /** The path from a set to a file. */
  private static String inner(String id, String set) {
    return set.isEmpty() ? id : id.substring(set.length() + 1);
  }
}
