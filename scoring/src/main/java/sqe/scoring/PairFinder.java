package sqe.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sqe.scoring.naming.KnownNames;
import sqe.scoring.naming.Names;
import sqe.scoring.naming.Naming;
import sqe.scoring.naming.NamingAdvice;
import sqe.table.IoMessages;
import sqe.table.Manifest;
import sqe.table.Pair;

/**
 * Says which files belong together: same relative path without extension, whatever the form of its
 * accents ({@link sqe.table.NameSpelling}).
 *
 * <p>Pairs come sorted by id and, within one id, in the order the systems were given, so that all
 * estimates of one reference stand side by side and the reference is analysed once. A file without
 * its counterpart and an id with two files become pairs with a {@link Pair#problem()}; nothing is
 * dropped.
 */
public final class PairFinder {

  private PairFinder() {}

  /**
   * What was found.
   *
   * @param pairs sorted by id, then in the order of the systems
   * @param warnings what the user should know of the search itself
   * @param advice other ways to read the names that would pair more
   * @param notes what was recognised
   */
  public record Found(
      List<Pair> pairs, List<String> warnings, List<NamingAdvice> advice, List<String> notes) {

    /** Copies the lists. */
    public Found {
      pairs = List.copyOf(pairs);
      warnings = List.copyOf(warnings);
      advice = List.copyOf(advice);
      notes = List.copyOf(notes);
    }

    /** Pairs of which nothing is to be advised. */
    Found(List<Pair> pairs, List<String> warnings) {
      this(pairs, warnings, List.of(), List.of());
    }

    /** Whether some reference has an estimate. */
    boolean hasPair() {
      return pairs.stream().anyMatch(PairFinder::isWhole);
    }

    /** The same with one more thing to know, said first, and once. */
    Found noting(String warning) {
      if (warnings.contains(warning)) {
        return this;
      }
      List<String> all = new ArrayList<>(List.of(warning));
      all.addAll(warnings);
      return new Found(pairs, all, advice, notes);
    }

    /** The same with what was recognised. */
    Found recognising(String note) {
      List<String> all = new ArrayList<>(List.of(note));
      all.addAll(notes);
      return new Found(pairs, warnings, advice, all);
    }

    /** The same with other ways to read the names. */
    Found advising(List<NamingAdvice> other) {
      return new Found(pairs, warnings, other, notes);
    }
  }

  /** Whether a pair has both sides. */
  static boolean isWhole(Pair pair) {
    return pair.reference() != null && pair.estimate() != null;
  }

  /**
   * Pairs a reference folder with estimate folders, or a reference file with estimate files.
   *
   * @param reference a folder or a file
   * @param estimates folders if the reference is one, else files; each is one system
   * @param noisy folder or file of the unprocessed mixtures, or null
   * @throws NothingToScoreException when a folder cannot be read or kinds are mixed
   */
  public static Found find(Path reference, List<Path> estimates, @Nullable Path noisy)
      throws NothingToScoreException {
    return find(reference, estimates, noisy, Naming.same());
  }

  /**
   * The same with names from which ids are read.
   *
   * @param naming how; files named otherwise are left out, with a warning
   * @throws NothingToScoreException also where names make no pair at all; it says what they differ
   *     in
   */
  public static Found find(
      Path reference, List<Path> estimates, @Nullable Path noisy, Naming naming)
      throws NothingToScoreException {
    requireExisting(reference);
    for (Path path : estimates) {
      requireExisting(path);
      requireSameKind(reference, path);
    }
    if (noisy != null) {
      requireExisting(noisy);
      requireSameKind(reference, noisy);
    }
    Found found =
        isMany(reference)
            ? folders(reference, estimates, noisy, naming)
            : files(reference, estimates, noisy);
    if (!isMany(reference) || !found.hasPair()) {
      return found;
    }
    Found looked = lookedAt(reference, estimates, found);
    Map<Path, String> systems = systemNames(estimates, PairFinder::folderName);
    for (Path estimate : estimates) {
      Optional<String> note =
          FoldersOfOne.note(reference, estimate, systems.getOrDefault(estimate, ""), found.pairs());
      looked = note.map(looked::recognising).orElse(looked);
    }
    return looked;
  }

  private static Found lookedAt(Path reference, List<Path> estimates, Found found) {
    Found looked = found;
    List<String> odd = oddities(reference, estimates);
    for (int i = odd.size() - 1; i >= 0; i--) {
      looked = looked.noting(odd.get(i));
    }
    return looked;
  }

  /**
   * What is odd about folders even where they make pairs: sides that are called as if they were
   * exchanged, folders of two speakers, one folder on both sides. The first of the warnings of
   * {@link Found}.
   */
  public static List<String> oddities(Path reference, List<Path> estimates) {
    List<String> odd = new ArrayList<>();
    FolderRoles.setOnTheWrongSide(reference, estimates)
        .or(() -> FolderRoles.exchanged(reference, estimates))
        .ifPresent(odd::add);
    for (Path estimate : estimates) {
      FolderLevels.crossed(reference, estimate).ifPresent(odd::add);
      if (isOne(reference, estimate)) {
        odd.add(ofItself(reference, estimate));
      }
    }
    return odd;
  }

  /** Whether two paths lead to one file or folder, through links too. */
  private static boolean isOne(Path reference, Path estimate) {
    try {
      return Files.isSameFile(reference, estimate);
    } catch (IOException e) {
      return false; // what cannot be looked at is said where it is read
    }
  }

  private static String ofItself(Path reference, Path estimate) {
    String both =
        reference.equals(estimate)
            ? reference + " is given on both sides"
            : "%s and %s are the same".formatted(reference, estimate);
    return both
        + ": its scores are of recordings with themselves"
        + (isSet(reference) ? "; named once, its mixtures are scored" : "");
  }

  /** The same where names that make no pair are no failure: each file is then one without. */
  private static Found findAny(Path reference, Path estimate, Map<Path, AudioFolder> read)
      throws NothingToScoreException {
    Map<Path, String> system = systemNames(List.of(estimate), PairFinder::folderName);
    FolderPairs folders = new FolderPairs(reference, null, system, read);
    Found found = folders.paired(Naming.same());
    return found.hasPair() ? found : known(folders, reference, system).orElse(found);
  }

  /**
   * Pairs of which every source has a folder of its own, below the references and below each folder
   * of estimates.
   *
   * @param sources these folders, two or more
   * @throws NothingToScoreException when one of them is missing, or names make no pair
   */
  public static Found findSources(
      Path reference,
      List<Path> estimates,
      @Nullable Path noisy,
      List<SourceFolders> sources,
      Naming naming)
      throws NothingToScoreException {
    Map<Path, String> names = systemNames(estimates, PairFinder::folderName);
    Map<Path, List<AudioFolder>> flat = flat(reference, estimates, sources);
    List<FolderPairs> bySource = new ArrayList<>();
    for (int s = 0; s < sources.size(); s++) {
      Map<Path, String> systems = new LinkedHashMap<>();
      Map<Path, AudioFolder> read = new LinkedHashMap<>();
      for (Path estimate : estimates) {
        List<AudioFolder> besideEachOther = flat.get(estimate);
        if (besideEachOther != null) {
          read.put(estimate, besideEachOther.get(s));
        }
        Path files =
            besideEachOther != null
                ? estimate
                : existing(
                    reference, estimate, sources.get(s).estimate(), sources.size(), estimates);
        systems.put(files, names.getOrDefault(estimate, ""));
      }
      bySource.add(
          ofSource(reference, sources.get(s).reference(), sources.size(), systems, noisy, read));
    }
    Found found = lookedAt(reference, estimates, joined(bySource, naming));
    for (Path estimate : estimates) {
      List<String> others = new ArrayList<>(SourceFolders.below(estimate));
      others.removeAll(sources.stream().map(SourceFolders::estimate).toList());
      found =
          others.isEmpty()
              ? found
              : found.noting(
                  "%s has %s beside these sources: left out"
                      .formatted(estimate, String.join(", ", others)));
    }
    return found;
  }

  /** The estimates that have no folders of sources, with the files of each source. */
  private static Map<Path, List<AudioFolder>> flat(
      Path reference, List<Path> estimates, List<SourceFolders> sources)
      throws NothingToScoreException {
    Map<Path, List<AudioFolder>> flat = new LinkedHashMap<>();
    List<String> clean = sources.stream().map(SourceFolders::reference).toList();
    List<String> found = sources.stream().map(SourceFolders::estimate).toList();
    for (String source : clean) {
      existing(reference, reference, source, sources.size(), estimates);
    }
    for (Path estimate : estimates) {
      if (Files.isDirectory(estimate)
          && found.stream().noneMatch(name -> Files.isDirectory(estimate.resolve(name)))) {
        FlatSources.of(estimate, SourcePairing.ids(reference, clean), found)
            .ifPresent(files -> flat.put(estimate, files));
      }
    }
    return flat;
  }

  /**
   * Pairs of which the mixture is the estimate of each source: what separation starts from.
   *
   * @param sources the names of the folders of sources
   * @throws NothingToScoreException when one of them is missing, or names make no pair
   */
  public static Found findUnprocessed(
      Path reference, Path mixtures, List<String> sources, Naming naming)
      throws NothingToScoreException {
    Map<Path, String> system = systemNames(List.of(mixtures), PairFinder::folderName);
    List<FolderPairs> bySource = new ArrayList<>();
    for (String source : sources) {
      bySource.add(ofSource(reference, source, sources.size(), system, mixtures, Map.of()));
    }
    return joined(bySource, naming);
  }

  private static FolderPairs ofSource(
      Path reference,
      String source,
      int sources,
      Map<Path, String> systems,
      @Nullable Path noisy,
      Map<Path, AudioFolder> read)
      throws NothingToScoreException {
    return new FolderPairs(
        existing(reference, reference, source, sources, List.of(reference)), noisy, systems, read);
  }

  private static Found joined(List<FolderPairs> bySource, Naming naming)
      throws NothingToScoreException {
    List<Names> names = bySource.stream().flatMap(folders -> folders.names().stream()).toList();
    List<Found> found = new ArrayList<>();
    for (FolderPairs folders : bySource) {
      Found ofSource = folders.paired(naming);
      if (!ofSource.hasPair()) {
        throw folders.noPairs(naming, names);
      }
      folders.requireMixtures(ofSource);
      found.add(ofSource);
    }
    return SourcePairing.joined(found);
  }

  private static Path existing(
      Path reference, Path root, String name, int sources, List<Path> estimates)
      throws NothingToScoreException {
    Path folder = root.resolve(name);
    if (!Files.isDirectory(folder)) {
      throw new NothingToScoreException(
          "%s has no folder %s: %s"
              .formatted(
                  root,
                  name,
                  SourceFolders.named(reference, root.equals(reference) ? List.of(root) : estimates)
                      .orElse(
                          "name folders that are there, as in --sources s1=spk1 s2=spk2 where those of estimates have other names, or list the files in a manifest with the columns id,"
                              + SourceFolders.columns(sources))));
    }
    return folder;
  }

  /**
   * The folders of sources where references and estimates are laid out as those of LibriMix and
   * WHAM.
   *
   * @return their names; empty where they are not
   */
  public static List<String> sources(Path reference, List<Path> estimates) {
    return SourcePairing.recognised(reference, estimates);
  }

  /**
   * The folders of sources that two folders have, whether or not there are mixtures beside them.
   *
   * @return their names; empty where there are fewer than two
   */
  public static List<String> separated(Path reference, Path estimate) {
    return SourcePairing.onBothSides(reference, List.of(estimate));
  }

  /** The folders of mixtures, one a kind, beside sources that are laid out so. */
  public static List<Path> mixturesOfSources(Path reference) {
    return SourcePairing.mixtures(reference);
  }

  /** Whether a path stands for many files: a folder, or a list. */
  private static boolean isMany(Path path) {
    return Files.isDirectory(path) || FileList.is(path);
  }

  /** That a folder, or a list, has no file that can be read. */
  public static String noFile(Path path) {
    return FolderPairs.noFile(path);
  }

  /** Whether a folder is laid out as a published set: of clean and noisy files, or of sources. */
  public static boolean isSet(Path root) {
    return SourcePairing.isSet(root) || !SetLayout.all(root).isEmpty();
  }

  /**
   * The pairs of clean and noisy files that a published set has below one folder.
   *
   * @return empty where the folder is not laid out as such a set
   * @throws NothingToScoreException when a folder cannot be read, or names make no pair
   */
  public static Optional<Found> ofSet(Path root, Naming naming) throws NothingToScoreException {
    List<SetLayout> layouts = SetLayout.all(root);
    if (layouts.isEmpty()) {
      return Optional.empty();
    }
    SetLayout first = layouts.get(0);
    return Optional.of(mixtures(first, naming).recognising(SetLayout.note(root, layouts)));
  }

  private static Found mixtures(SetLayout layout, Naming naming) throws NothingToScoreException {
    Path mixtures = layout.mixture();
    return find(layout.reference(), List.of(mixtures), mixtures, naming);
  }

  /**
   * The pairs of every clean and noisy side below one folder, training sets too, at whatever depth;
   * nothing inside a side is a set of its own.
   *
   * @param files of the folder, which are not looked for again
   * @return by the path from the folder to the clean side; the notes of the first of a set say how
   *     it is laid out
   * @throws NothingToScoreException when a list of files cannot be read
   */
  public static Map<String, Found> ofSets(Path root, AudioFolder files)
      throws NothingToScoreException {
    Map<String, Found> found = new LinkedHashMap<>();
    List<String> taken = new ArrayList<>();
    Map<String, Set<String>> folders = new TreeMap<>(files.folders());
    folders.putIfAbsent("", Set.of());
    for (Map.Entry<String, Set<String>> folder : folders.entrySet()) {
      String inner = folder.getKey();
      String prefix = inner.isEmpty() ? "" : inner + "/";
      if (taken.stream().anyMatch(prefix::startsWith)) {
        continue;
      }
      Path there = root.resolve(inner);
      List<SetLayout> layouts =
          inner.isEmpty() ? SetLayout.all(root) : SetLayout.all(there, folder.getValue());
      for (SetLayout layout : layouts) {
        Found pairs = findAny(layout.reference(), layout.mixture(), known(root, layout, files));
        found.put(
            prefix + layout.name(),
            layout.equals(layouts.get(0))
                ? pairs.recognising(SetLayout.noteOfAll(there, layouts))
                : pairs);
        for (Path side : List.of(layout.reference(), layout.mixture())) {
          // files of a list may lie anywhere below it
          taken.add(FileList.is(side) ? prefix : prefix + side.getFileName() + "/");
        }
      }
    }
    return found;
  }

  private static Map<Path, AudioFolder> known(Path root, SetLayout layout, AudioFolder files) {
    Map<Path, AudioFolder> known = new HashMap<>();
    for (Path side : List.of(layout.reference(), layout.mixture())) {
      if (!FileList.is(side)) {
        String inner = root.relativize(side).toString();
        known.put(side, files.below(inner.replace(root.getFileSystem().getSeparator(), "/")));
      }
    }
    return known;
  }

  /**
   * The sources of sets of separation below one folder.
   *
   * @return the names of the folders of sources by the path to the folder that holds them
   */
  public static Map<String, List<String>> sourcesOfSets(AudioFolder files) {
    Map<String, List<String>> sets = new TreeMap<>();
    files
        .folders()
        .forEach(
            (folder, names) -> {
              List<String> sources = SourcePairing.among(names);
              if (!sources.isEmpty()) {
                sets.put(folder, sources);
              }
            });
    return sets;
  }

  /**
   * Pairs a reference folder with estimate folders, or a reference file with estimate files,
   * without mixtures.
   *
   * @throws NothingToScoreException as {@link #find(Path, List, Path)}
   */
  public static Found find(Path reference, Path... estimates) throws NothingToScoreException {
    return find(reference, List.of(estimates), null);
  }

  /**
   * Takes estimates that have no reference: every file of a folder, or one file.
   *
   * @param estimates a folder or a file
   * @param noisy folder or file of the unprocessed mixtures, or null
   * @throws NothingToScoreException when a folder cannot be read or kinds are mixed
   */
  public static Found withoutReference(Path estimates, @Nullable Path noisy)
      throws NothingToScoreException {
    requireExisting(estimates);
    if (noisy != null) {
      requireExisting(noisy);
      requireSameKind(estimates, noisy);
    }
    Found found =
        isMany(estimates)
            ? folders(estimates, List.of(estimates), noisy, Naming.same())
            : files(estimates, List.of(estimates), noisy);
    List<Pair> alone = new ArrayList<>();
    for (Pair pair : found.pairs()) {
      alone.add(
          new Pair(
              pair.id(),
              pair.system(),
              null,
              pair.estimate(),
              pair.noisy(),
              Map.of(),
              pair.problem()));
    }
    Found whole = new Found(alone, found.warnings());
    return isMany(estimates)
        ? InnerSets.advice(estimates, List.of()).map(whole::noting).orElse(whole)
        : whole;
  }

  private static void requireExisting(Path path) throws NothingToScoreException {
    try {
      Files.readAttributes(path, BasicFileAttributes.class);
    } catch (IOException e) {
      throw new NothingToScoreException(path + ": " + IoMessages.describe(e));
    }
  }

  private static void requireSameKind(Path reference, Path other) throws NothingToScoreException {
    if (isMany(reference) != isMany(other)) {
      Path folder = isMany(reference) ? reference : other;
      Path file = isMany(reference) ? other : reference;
      if (Manifest.isManifest(file)) {
        throw new NothingToScoreException(
            "%s is a table, not a folder: one that lists pairs names all files, as --manifest %s alone"
                .formatted(file, file));
      }
      throw new NothingToScoreException(
          "%s is a folder but %s is a file: give two folders or two files".formatted(folder, file));
    }
  }

  private static Found files(Path reference, List<Path> estimates, @Nullable Path noisy) {
    Map<Path, String> names = systemNames(estimates, AudioFolder::stem);
    List<Pair> pairs = new ArrayList<>();
    for (Path estimate : estimates) {
      pairs.add(
          new Pair(
              AudioFolder.stem(reference),
              names.getOrDefault(estimate, ""),
              reference,
              estimate,
              noisy,
              Map.of(),
              null));
    }
    return new Found(pairs, List.of());
  }

  private static Found folders(
      Path reference, List<Path> estimates, @Nullable Path noisy, Naming naming)
      throws NothingToScoreException {
    Map<Path, String> systems = systemNames(estimates, PairFinder::folderName);
    FolderPairs folders = new FolderPairs(reference, noisy, systems, Map.of());
    Found found = folders.paired(naming);
    if (folders.isEmpty()) {
      return found;
    }
    List<SetLayout> layouts = SetLayout.all(reference);
    // a rule for names may read clean and noisy files of a set as one id: the clean ones are meant
    if (!layouts.isEmpty() && !(naming.isSame() && found.hasPair())) {
      SetLayout layout = layouts.get(0);
      Search search = mixtures -> folders(layout.reference(), estimates, mixtures, naming);
      Found ofSet = noisy == null ? beside(layout.mixture(), search) : search.with(noisy);
      return ofSet.recognising(SetLayout.note(reference, layouts));
    }
    if (found.hasPair()) {
      folders.requireMixtures(found);
      Found advised = found.advising(folders.overlooked(found, naming));
      return found.pairs().stream().anyMatch(pair -> pair.id().contains("/s1/"))
          ? InnerSets.advice(reference, estimates).map(advised::noting).orElse(advised)
          : advised;
    }
    Optional<Found> known = naming.isSame() ? known(folders, reference, systems) : Optional.empty();
    if (known.isPresent()) {
      return known.get();
    }
    Optional<Naming> inFolders =
        naming.isSame() ? FoldersOfOne.naming(folders.names()) : Optional.empty();
    if (inFolders.isPresent()) {
      Found ofOne = folders.paired(inFolders.get());
      folders.requireMixtures(ofOne);
      return ofOne.recognising(
          "no name in %s is one in %s; paired by the names of files, without their folders"
              .formatted(String.join(", ", systems.values()), reference));
    }
    throw folders.noPairs(naming, folders.names());
  }

  /** A search for pairs, with mixtures or without. */
  public interface Search {

    /**
     * The pairs.
     *
     * @throws NothingToScoreException also where no mixture has a name of theirs
     */
    Found with(@Nullable Path mixtures) throws NothingToScoreException;
  }

  /**
   * Pairs with the mixtures that lie beside the references and nobody named: where these have other
   * names, pairs without, for most of what is done with them needs none.
   *
   * @throws NothingToScoreException where there are no pairs without mixtures either
   */
  public static Found beside(Path mixtures, Search search) throws NothingToScoreException {
    try {
      return search.with(mixtures);
    } catch (NothingToScoreException e) {
      return search.with(null).recognising(e.getMessage() + ": paired without them");
    }
  }

  private static Optional<Found> known(
      FolderPairs folders, Path reference, Map<Path, String> systems) {
    return KnownNames.of(folders.names()).map(names -> known(names, folders, reference, systems));
  }

  private static Found known(
      KnownNames names, FolderPairs folders, Path reference, Map<Path, String> systems) {
    Found found = folders.paired(names.naming());
    String note =
        "no name in %s is one in %s; taken as names like those of %s"
            .formatted(String.join(", ", systems.values()), reference, names.title());
    return found.advising(folders.overlooked(found, names.naming())).recognising(note);
  }

  /** Names by the last part of each path; by the whole path where two last parts are equal. */
  private static Map<Path, String> systemNames(List<Path> paths, Function<Path, String> shortName) {
    Map<String, Integer> uses = new TreeMap<>(Comparator.naturalOrder());
    paths.forEach(path -> uses.merge(shortName.apply(path), 1, Integer::sum));
    Map<Path, String> names = new LinkedHashMap<>();
    for (Path path : paths) {
      String name = shortName.apply(path);
      names.put(path, uses.getOrDefault(name, 0) > 1 ? path.toString() : name);
    }
    return names;
  }

  private static String folderName(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? folder.toString() : name.toString();
  }
}
