package sqe.scoring.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sqe.scoring.AudioFolder;
import sqe.scoring.Manifest;
import sqe.scoring.NothingToScoreException;
import sqe.scoring.Pair;
import sqe.scoring.PairFinder;
import sqe.scoring.audit.check.AuditData;
import sqe.scoring.audit.feature.ManifestRows;

/**
 * Which files to look at, and which of them belong together.
 *
 * @param items in order; each file is decoded in one item only, but for a reference of several
 *     systems that a manifest names far apart
 * @param orphans what is missing or doubled
 * @param manifest the rows of the manifest
 * @param warnings of the search
 */
record AuditPlan(
    List<Item> items,
    List<AuditData.Orphan> orphans,
    List<Map<String, String>> manifest,
    List<String> warnings) {

  private static final List<String> FILE_COLUMNS =
      List.of("file", "path", "audio", "wav", "filename", "audio_filepath", "reference", "clean");

  /**
   * A reference with its estimates; either may be missing.
   *
   * @param columns what the manifest says of the reference
   */
  record Item(
      String id, @Nullable Path reference, List<Path> estimates, Map<String, String> columns) {}

  static AuditPlan of(AuditRequest request) throws NothingToScoreException {
    Path manifest = request.manifest();
    Path folder = request.folder();
    List<Map<String, String>> rows = manifest == null ? List.of() : ManifestRows.read(manifest);
    if (manifest != null && request.pairWith() == null && namesPairs(rows)) {
      return ofPairs(Manifest.read(manifest, Set.of()), rows, List.of());
    }
    Metadata metadata = new Metadata(manifest, rows);
    if (folder == null) {
      return ofManifestFiles(metadata);
    }
    if (!Files.exists(folder)) {
      throw new NothingToScoreException(folder + " does not exist");
    }
    AuditPlan plan =
        request.pairWith() == null ? ofFolder(folder) : ofPairs(folder, request.pairWith(), rows);
    return metadata.joined(plan);
  }

  private static boolean namesPairs(List<Map<String, String>> rows) {
    return !rows.isEmpty()
        && rows.get(0).containsKey("reference")
        && rows.get(0).containsKey("estimate");
  }

  private static AuditPlan ofFolder(Path folder) throws NothingToScoreException {
    List<Item> items = new ArrayList<>();
    if (Files.isRegularFile(folder)) {
      items.add(new Item(folder.toString(), folder, List.of(), Map.of()));
      return new AuditPlan(items, List.of(), List.of(), List.of());
    }
    AudioFolder scanned = AudioFolder.scan(folder);
    List<AuditData.Orphan> orphans = new ArrayList<>();
    scanned
        .files()
        .forEach(
            (id, paths) -> {
              paths.forEach(path -> items.add(new Item(id, path, List.of(), Map.of())));
              if (paths.size() > 1) {
                orphans.add(
                    new AuditData.Orphan(id, paths.size() + " files have this name: " + paths));
              }
            });
    return new AuditPlan(items, orphans, List.of(), scanned.warnings());
  }

  private static AuditPlan ofPairs(Path folder, Path pairWith, List<Map<String, String>> rows)
      throws NothingToScoreException {
    PairFinder.Found found = PairFinder.find(folder, List.of(pairWith), null);
    return ofPairs(found.pairs(), rows, found.warnings());
  }

  private static AuditPlan ofPairs(
      List<Pair> pairs, List<Map<String, String>> rows, List<String> warnings) {
    Map<String, Item> items = new LinkedHashMap<>();
    List<AuditData.Orphan> orphans = new ArrayList<>();
    Map<String, String> twins = caseTwins(pairs);
    for (Pair pair : pairs) {
      if (pair.problem() != null) {
        String twin = twins.getOrDefault(pair.id(), "");
        orphans.add(new AuditData.Orphan(pair.id(), pair.problem() + twin));
      }
      Path reference = pair.reference();
      String key = reference == null ? "estimate " + pair.estimate() : reference.toString();
      Map<String, String> columns = new HashMap<>();
      pair.columns().forEach((k, v) -> columns.put(k.toLowerCase(Locale.ROOT), v));
      Item item =
          items.computeIfAbsent(
              key, k -> new Item(pair.id(), reference, new ArrayList<>(), columns));
      if (pair.estimate() != null) {
        item.estimates().add(pair.estimate());
      }
    }
    return new AuditPlan(List.copyOf(items.values()), orphans, rows, warnings);
  }

  /** For ids without counterpart: another such id that differs in case or composition only. */
  private static Map<String, String> caseTwins(List<Pair> pairs) {
    Map<String, List<String>> byPlain = new HashMap<>();
    for (Pair pair : pairs) {
      if (pair.problem() != null) {
        String plain =
            Normalizer.normalize(pair.id(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        byPlain.computeIfAbsent(plain, k -> new ArrayList<>()).add(pair.id());
      }
    }
    Map<String, String> twins = new HashMap<>();
    for (List<String> same : byPlain.values()) {
      if (same.size() == 2) {
        String hint = "; %s differs in upper and lower case or accents only";
        twins.put(same.get(0), hint.formatted(same.get(1)));
        twins.put(same.get(1), hint.formatted(same.get(0)));
      }
    }
    return twins;
  }

  private static AuditPlan ofManifestFiles(Metadata metadata) throws NothingToScoreException {
    List<Item> items = new ArrayList<>();
    metadata.byPath.forEach(
        (path, row) -> items.add(new Item(path.toString(), path, List.of(), row)));
    if (items.isEmpty()) {
      throw new NothingToScoreException(
          "the manifest names no files: it needs a column "
              + String.join(" or ", FILE_COLUMNS)
              + ", or give a folder too");
    }
    return new AuditPlan(items, List.of(), metadata.rows, List.of());
  }

  /** The rows of a manifest by path and by id. */
  private static final class Metadata {

    private final List<Map<String, String>> rows;
    private final Map<Path, Map<String, String>> byPath = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> byId = new LinkedHashMap<>();

    Metadata(@Nullable Path manifest, List<Map<String, String>> rows) {
      this.rows = rows;
      for (Map<String, String> row : rows) {
        String cell = ManifestRows.value(row, FILE_COLUMNS.toArray(new String[0]));
        if (manifest != null && !cell.isEmpty()) {
          byPath.put(manifest.resolveSibling(cell).normalize(), row);
          int dot = cell.lastIndexOf('.');
          byId.put(dot > 0 ? cell.substring(0, dot) : cell, row);
        }
        String id = ManifestRows.value(row, "id");
        if (!id.isEmpty()) {
          byId.put(id, row);
        }
      }
    }

    AuditPlan joined(AuditPlan plan) {
      if (rows.isEmpty()) {
        return plan;
      }
      Set<Map<String, String>> used = new HashSet<>();
      List<Item> items = new ArrayList<>();
      for (Item item : plan.items()) {
        Map<String, String> row = row(item);
        used.add(row);
        items.add(new Item(item.id(), item.reference(), item.estimates(), row));
      }
      List<AuditData.Orphan> orphans = new ArrayList<>(plan.orphans());
      byId.forEach(
          (id, row) -> {
            if (!used.contains(row)) {
              used.add(row);
              orphans.add(new AuditData.Orphan(id, "in the manifest, but there is no such file"));
            }
          });
      return new AuditPlan(items, orphans, rows, plan.warnings());
    }

    private Map<String, String> row(Item item) {
      Path reference = item.reference();
      if (reference != null) {
        Map<String, String> found = byPath.get(reference.normalize());
        if (found != null) {
          return found;
        }
      }
      return byId.getOrDefault(item.id(), Map.of());
    }
  }
}
