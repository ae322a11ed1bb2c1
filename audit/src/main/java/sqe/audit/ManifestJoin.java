package sqe.audit;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sqe.audit.check.AuditData;
import sqe.audit.feature.ManifestRows;
import sqe.scoring.NothingToScoreException;
import sqe.table.Confinement;
import sqe.table.Excerpt;
import sqe.table.NameSpelling;

/** The rows of a manifest by path and by id, to be joined with files. */
final class ManifestJoin {

  private static final List<String> FILE_COLUMNS =
      List.of("file", "path", "audio", "wav", "filename", "audio_filepath", "reference", "clean");

  private final List<Map<String, String>> rows;
  private final Map<Path, Map<String, String>> byPath = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> byId = new LinkedHashMap<>();
  private final List<AuditData.Orphan> noPaths = new ArrayList<>();
  private final List<AuditData.Orphan> outside = new ArrayList<>();

  /**
   * Takes rows.
   *
   * @param place where a name leads; null where there is no manifest
   */
  ManifestJoin(
      @Nullable Function<String, Path> place,
      List<Map<String, String>> rows,
      @Nullable Confinement root) {
    this.rows = rows;
    for (Map<String, String> row : rows) {
      String cell = ManifestRows.value(row, FILE_COLUMNS.toArray(new String[0]));
      if (place != null && !cell.isEmpty()) {
        take(place, cell, row, root);
        int dot = cell.lastIndexOf('.');
        byId.put(dot > 0 ? cell.substring(0, dot) : cell, row);
      }
      String id = ManifestRows.value(row, "id");
      if (!id.isEmpty()) {
        byId.put(id, row);
      }
    }
  }

  private void take(
      Function<String, Path> place,
      String cell,
      Map<String, String> row,
      @Nullable Confinement root) {
    try {
      Path file = place.apply(cell);
      Optional<String> refusal = root == null ? Optional.empty() : root.refusal(file);
      if (refusal.isPresent()) {
        outside.add(new AuditData.Orphan(cell, refusal.get()));
      } else {
        byPath.put(file.normalize(), row);
      }
    } catch (InvalidPathException e) {
      noPaths.add(new AuditData.Orphan(cell, "in the manifest, but no file can be called so"));
    }
  }

  /** A plan of the files the manifest names. */
  AuditPlan files() throws NothingToScoreException {
    if (byPath.isEmpty() && !outside.isEmpty()) {
      throw new NothingToScoreException(
          "the manifest names no file that may be looked at: " + outside.get(0).problem());
    }
    if (byPath.isEmpty() && !noPaths.isEmpty()) {
      throw new NothingToScoreException(
          "the manifest names no files: none can be called '%s'"
              .formatted(Excerpt.of(noPaths.get(0).id())));
    }
    if (byPath.isEmpty()) {
      throw new NothingToScoreException(
          "the manifest names no files: it needs a column "
              + String.join(" or ", FILE_COLUMNS)
              + ", or give a folder too");
    }
    List<AuditPlan.Item> items = new ArrayList<>();
    byPath.forEach(
        (path, row) -> items.add(new AuditPlan.Item(path.toString(), path, List.of(), row)));
    List<AuditData.Orphan> orphans = new ArrayList<>(noPaths);
    orphans.addAll(outside);
    return new AuditPlan(items, orphans, rows, List.of(), false);
  }

  /** A plan with what the manifest says, and with what it names in vain among the orphans. */
  AuditPlan joined(AuditPlan plan) {
    if (rows.isEmpty()) {
      return plan;
    }
    NameSpelling spelling =
        NameSpelling.of(
            List.of(plan.items().stream().map(AuditPlan.Item::id).toList(), byId.keySet()));
    Map<String, Map<String, String>> respelled = spelling.respelled(byId);
    Set<Map<String, String>> used = new HashSet<>();
    List<AuditPlan.Item> items = new ArrayList<>();
    for (AuditPlan.Item item : plan.items()) {
      Map<String, String> row = row(item, respelled);
      used.add(row);
      items.add(new AuditPlan.Item(item.id(), item.reference(), item.estimates(), row));
    }
    List<AuditData.Orphan> orphans = new ArrayList<>(plan.orphans());
    byId.forEach(
        (id, row) -> {
          if (used.add(row)) {
            orphans.add(new AuditData.Orphan(id, "in the manifest, but there is no such file"));
          }
        });
    return new AuditPlan(
        items,
        orphans,
        rows,
        plan.warnings(),
        plan.paired(),
        plan.sources(),
        plan.notes(),
        plan.leftOut());
  }

  private Map<String, String> row(AuditPlan.Item item, Map<String, Map<String, String>> ids) {
    Path reference = item.reference();
    Map<String, String> found = reference == null ? null : byPath.get(reference.normalize());
    return found == null ? ids.getOrDefault(item.id(), Map.of()) : found;
  }
}
