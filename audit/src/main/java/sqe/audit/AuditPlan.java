package sqe.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sqe.audit.check.AuditData;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.ManifestRows;
import sqe.audit.feature.PairFeatures;
import sqe.scoring.AudioFolder;
import sqe.scoring.IdList;
import sqe.scoring.NothingToScoreException;
import sqe.scoring.PairFinder;
import sqe.scoring.naming.Naming;
import sqe.table.Confinement;
import sqe.table.Manifest;
import sqe.table.NameSpelling;
import sqe.table.Pair;
import sqe.table.Table;
import sqe.table.TableException;
import sqe.table.TableReader;

/**
 * Which files to look at, and which of them belong together.
 *
 * @param items in order; each file is decoded in one item only, but for a reference of several
 *     systems that a manifest names far apart
 * @param orphans what is missing or doubled
 * @param manifest the rows of the manifest
 * @param warnings of the search
 * @param paired whether pairs are expected
 * @param sources what is to be known of separated sources; empty where there are none
 * @param notes what was recognised, to be said before all that is found
 * @param leftOut files below the folder that are not looked at
 */
public record AuditPlan(
    List<Item> items,
    List<AuditData.Orphan> orphans,
    List<Map<String, String>> manifest,
    List<String> warnings,
    boolean paired,
    String sources,
    List<String> notes,
    List<LeftOut> leftOut) {

  /** A plan without separated sources, of which nothing is to be said first. */
  AuditPlan(
      List<Item> items,
      List<AuditData.Orphan> orphans,
      List<Map<String, String>> manifest,
      List<String> warnings,
      boolean paired) {
    this(items, orphans, manifest, warnings, paired, "", List.of(), List.of());
  }

  /** The same with what was recognised. */
  AuditPlan noting(List<String> more) {
    return new AuditPlan(items, orphans, manifest, warnings, paired, sources, more, leftOut);
  }

  /**
   * A reference with its estimates; either may be missing.
   *
   * @param id of the reference, or of the only estimate
   * @param reference the clean file, or a file of a set without pairs
   * @param estimates that are held against it
   * @param columns what the manifest says of the reference
   */
  public record Item(
      String id, @Nullable Path reference, List<Path> estimates, Map<String, String> columns) {}

  /**
   * A plan of pairs that a manifest names.
   *
   * @param pairs with their problems
   * @param rows the rows of the manifest, by lower-case column name
   */
  public static AuditPlan ofPairs(List<Pair> pairs, List<Map<String, String>> rows) {
    return ofNamedPairs(pairs, rows, null);
  }

  /**
   * A plan of files that a manifest names, each alone.
   *
   * @param rows the rows of the manifest, by lower-case column name
   * @param place where a name of a file leads
   * @throws NothingToScoreException when the manifest names no files
   */
  public static AuditPlan ofFiles(List<Map<String, String>> rows, Function<String, Path> place)
      throws NothingToScoreException {
    return new ManifestJoin(place, rows, null).files();
  }

  /** What was collected of the files and pairs of this plan. */
  public AuditData data(List<FileFeatures> files, List<PairFeatures> pairs, boolean pitchTracked) {
    return new AuditData(files, pairs, orphans, manifest, warnings, pitchTracked, paired, sources);
  }

  static AuditPlan of(AuditRequest request) throws NothingToScoreException, TableException {
    Path manifest = request.manifest();
    return (manifest == null ? of(request, null) : of(request, TableReader.read(manifest)))
        .without(request.excluded());
  }

  private AuditPlan without(IdList excluded) {
    List<Item> left =
        items.stream().filter(item -> !excluded.names(item.id(), item.reference())).toList();
    List<AuditData.Orphan> known =
        orphans.stream().filter(orphan -> !excluded.names(orphan.id(), null)).toList();
    List<String> said = new ArrayList<>(notes);
    int out = items.size() - left.size() + orphans.size() - known.size();
    if (out == 0 && !excluded.ids().isEmpty()) {
      said.add(
          "nothing is left out: no id or file is '%s' or another of the list"
              .formatted(excluded.ids().iterator().next()));
    }
    return new AuditPlan(left, known, manifest, warnings, paired, sources, said, leftOut);
  }

  private static AuditPlan of(AuditRequest request, @Nullable Table table)
      throws NothingToScoreException, TableException {
    Path manifest = request.manifest();
    Path folder = request.folder();
    Path pairWith = request.pairWith();
    List<Map<String, String>> rows = table == null ? List.of() : ManifestRows.of(table);
    if (manifest != null && table != null && pairWith == null && Manifest.namesPairs(table)) {
      return ofNamedPairs(Manifest.of(manifest, table, Set.of()), rows, request.root());
    }
    Function<String, Path> place =
        manifest == null ? null : name -> NameSpelling.resolve(manifest, name);
    var join = new ManifestJoin(place, rows, request.root());
    if (folder == null) {
      return join.files();
    }
    if (!Files.exists(folder)) {
      throw new NothingToScoreException(folder + " does not exist");
    }
    return join.joined(
        pairWith == null ? ofFolder(folder) : ofPairs(folder, pairWith, request.naming()));
  }

  private static AuditPlan ofNamedPairs(
      List<Pair> pairs, List<Map<String, String>> rows, @Nullable Confinement root) {
    List<Pair> inside = new ArrayList<>();
    List<AuditData.Orphan> outside = new ArrayList<>();
    for (Pair pair : pairs) {
      Optional<String> refusal = root == null ? Optional.empty() : root.refusal(pair);
      refusal.ifPresentOrElse(
          problem -> outside.add(new AuditData.Orphan(pair.id(), problem)), () -> inside.add(pair));
    }
    AuditPlan plan = new PairPlan().add("", inside).plan(rows, List.of());
    outside.addAll(0, plan.orphans());
    return new AuditPlan(plan.items(), outside, rows, plan.warnings(), true);
  }

  private static AuditPlan ofPairs(Path folder, Path pairWith, Naming naming)
      throws NothingToScoreException {
    List<String> sources = PairFinder.separated(folder, pairWith);
    if (!sources.isEmpty()) {
      return ofSources(folder, pairWith, sources);
    }
    PairFinder.Found found = PairFinder.find(folder, List.of(pairWith), null, naming);
    List<String> warnings = new ArrayList<>(found.warnings());
    found.advice().forEach(advice -> warnings.add(advice.words()));
    List<String> odd = PairFinder.oddities(folder, List.of(pairWith));
    warnings.removeAll(odd);
    List<String> notes = new ArrayList<>(odd);
    notes.addAll(found.notes());
    return new PairPlan().add("", found.pairs()).plan(List.of(), warnings).noting(notes);
  }

  /**
   * Each file alone: separation may give the sources in any order, so that a file need not belong
   * to the one of its name.
   */
  private static AuditPlan ofSources(Path folder, Path pairWith, List<String> sources)
      throws NothingToScoreException {
    List<Item> items = new ArrayList<>();
    for (String source : sources) {
      AudioFolder.scan(folder.resolve(source))
          .files()
          .values()
          .forEach(paths -> paths.forEach(path -> items.add(alone(path))));
      AudioFolder.scan(pairWith.resolve(source))
          .files()
          .values()
          .forEach(
              paths ->
                  paths.forEach(
                      path -> items.add(new Item(path.toString(), null, List.of(path), Map.of()))));
    }
    String note =
        "%s and %s have sources in %s, which may come in any order: each file was looked at alone"
            .formatted(folder, pairWith, String.join(", ", sources));
    return new AuditPlan(items, List.of(), List.of(), List.of(), false, note, List.of(), List.of());
  }

  private static Item alone(Path file) {
    return new Item(file.toString(), file, List.of(), Map.of());
  }

  /** Files by their names, each alone. */
  private static AuditPlan ofFiles(AudioFolder listed) {
    List<Item> items = new ArrayList<>();
    List<AuditData.Orphan> orphans = new ArrayList<>();
    listed
        .files()
        .forEach(
            (id, paths) -> {
              paths.forEach(path -> items.add(new Item(id, path, List.of(), Map.of())));
              if (paths.size() > 1) {
                orphans.add(
                    new AuditData.Orphan(id, paths.size() + " files have this name: " + paths));
              }
            });
    return new AuditPlan(items, orphans, List.of(), listed.warnings(), false);
  }

  private static AuditPlan ofFolder(Path folder) throws NothingToScoreException {
    if (AudioFolder.isList(folder)) {
      return ofFiles(AudioFolder.ofList(folder));
    }
    if (Files.isRegularFile(folder)) {
      return new AuditPlan(List.of(alone(folder)), List.of(), List.of(), List.of(), false);
    }
    AudioFolder scanned = AudioFolder.scan(folder);
    SetsBelow sets = new SetsBelow(folder, scanned);
    return sets.isEmpty() ? ofFiles(scanned) : sets.plan();
  }
}
