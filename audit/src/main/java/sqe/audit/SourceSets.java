package sqe.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** Sources as references, mixtures as estimates; other files, such as noise, are left out. */
  AuditPlan plan(AudioFolder files) {
    List<AuditPlan.Item> items = new ArrayList<>();
    List<AuditData.Orphan> orphans = new ArrayList<>();
    Map<String, TreeSet<String>> mixtures = new TreeMap<>();
    int others = 0;
    for (Map.Entry<String, List<Path>> file : files.files().entrySet()) {
      String id = file.getKey();
      String set = setOf(id);
      String side = set == null ? "" : side(id, set);
      boolean source = set != null && sources.getOrDefault(set, List.of()).contains(side);
      if (source) {
        file.getValue()
            .forEach(path -> items.add(new AuditPlan.Item(id, path, List.of(), Map.of())));
      } else if (set != null && side.startsWith(MIXTURE)) {
        mixtures.computeIfAbsent(set, key -> new TreeSet<>()).add(side);
        file.getValue()
            .forEach(path -> items.add(new AuditPlan.Item(id, null, List.of(path), Map.of())));
      } else {
        others += file.getValue().size();
      }
      if (file.getValue().size() > 1) {
        orphans.add(
            new AuditData.Orphan(
                id, file.getValue().size() + " files have this name: " + file.getValue()));
      }
    }
    return new AuditPlan(
        items,
        orphans,
        List.of(),
        files.warnings(),
        false,
        "sources were looked at as references and mixtures as what is scored, each file alone",
        notes(mixtures, others));
  }

  private List<String> notes(Map<String, TreeSet<String>> mixtures, int others) {
    List<String> notes = new ArrayList<>();
    sources.forEach(
        (set, names) ->
            notes.add(
                "%s is laid out as LibriMix and WHAM: references are the sources in %s, mixtures in %s"
                    .formatted(
                        set.isEmpty() ? root : root.resolve(set),
                        String.join(", ", names),
                        String.join(", ", mixtures.getOrDefault(set, new TreeSet<>())))));
    if (others > 0) {
      notes.add(
          Counted.of(others, "other file is", "other files are")
              + " not looked at: noise and the like");
    }
    return notes;
  }

  private @Nullable String setOf(String id) {
    return sources.keySet().stream()
        .filter(set -> set.isEmpty() || id.startsWith(set + "/"))
        .findFirst()
        .orElse(null);
  }

  private static String side(String id, String set) {
    String inner = set.isEmpty() ? id : id.substring(set.length() + 1);
    int end = inner.indexOf('/');
    return end < 0 ? "" : inner.substring(0, end);
  }
}
