package sqe.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sqe.scoring.naming.KnownNames;
import sqe.scoring.naming.Names;
import sqe.scoring.naming.Naming;
import sqe.scoring.naming.NamingAdvice;
import sqe.table.IoMessages;
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

    /** The same with one more thing to know, said first. */
    Found noting(String warning) {
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
    return estimates.stream()
        .filter(estimate -> isMany(reference) && found.hasPair() && isOne(reference, estimate))
        .map(estimate -> ofItself(reference, estimate))
        .reduce(found, Found::noting, (a, b) -> b);
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
    return both + ": its scores are of recordings with themselves";
  }

  /**
   * The same where files without counterpart are news, too: names that make no pair at all are no
   * failure, each file is then found without its counterpart.
   */
  public static Found findAny(Path reference, Path estimate) throws NothingToScoreException {
    Map<Path, String> system = systemNames(List.of(estimate), PairFinder::folderName);
    FolderPairs folders = new FolderPairs(reference, null, system, Map.of());
    Found found = folders.paired(Naming.same());
    return found.hasPair() ? found : known(folders, reference, system).orElse(found);
  }

  /**
   * Pairs of which every source has a folder of its own, of the same name below the references and
   * below each folder of estimates.
   *
   * @param sources the names of these folders, two or more
   * @throws NothingToScoreException when one of them is missing, or names make no pair
   */
  public static Found findSources(
      Path reference,
      List<Path> estimates,
      @Nullable Path noisy,
      List<String> sources,
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
            besideEachOther != null ? estimate : existing(estimate.resolve(sources.get(s)));
        systems.put(files, names.getOrDefault(estimate, ""));
      }
      bySource.add(ofSource(reference, sources.get(s), systems, noisy, read));
    }
    return joined(bySource, naming);
  }

  /** The estimates that have no folders of sources, with the files of each source. */
  private static Map<Path, List<AudioFolder>> flat(
      Path reference, List<Path> estimates, List<String> sources) throws NothingToScoreException {
    Map<Path, List<AudioFolder>> flat = new LinkedHashMap<>();
    for (String source : sources) {
      existing(reference.resolve(source));
    }
    for (Path estimate : estimates) {
      if (Files.isDirectory(estimate)
          && sources.stream().noneMatch(name -> Files.isDirectory(estimate.resolve(name)))) {
        FlatSources.of(estimate, SourcePairing.ids(reference, sources), sources)
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
      bySource.add(ofSource(reference, source, system, mixtures, Map.of()));
    }
    return joined(bySource, naming);
  }

  private static FolderPairs ofSource(
      Path reference,
      String source,
      Map<Path, String> systems,
      @Nullable Path noisy,
      Map<Path, AudioFolder> read)
      throws NothingToScoreException {
    return new FolderPairs(existing(reference.resolve(source)), noisy, systems, read);
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

  private static Path existing(Path folder) throws NothingToScoreException {
    if (!Files.isDirectory(folder)) {
      throw new NothingToScoreException(
          "%s has no folder %s: sources are folders of one name on both sides; files that lie otherwise go into a manifest with columns reference_1, estimate_1"
              .formatted(folder.getParent(), folder.getFileName()));
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
   * The pairs of every clean and noisy side below one folder, training sets too.
   *
   * @return by the name of the clean side; empty where the folder is not laid out as such a set
   * @throws NothingToScoreException when a folder cannot be read
   */
  public static Map<String, Found> ofSets(Path root) throws NothingToScoreException {
    Map<String, Found> found = new LinkedHashMap<>();
    for (SetLayout layout : SetLayout.all(root)) {
      found.put(layout.name(), findAny(layout.reference(), layout.mixture()));
    }
    return found;
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
    if (found.hasPair()) {
      folders.requireMixtures(found);
      Found advised = found.advising(folders.overlooked(found, naming));
      return found.pairs().stream().anyMatch(pair -> pair.id().contains("/s1/"))
          ? InnerSets.advice(reference, estimates).map(advised::noting).orElse(advised)
          : advised;
    }
    List<SetLayout> layouts = SetLayout.all(reference);
    if (!layouts.isEmpty()) {
      SetLayout layout = layouts.get(0);
      Search search = mixtures -> folders(layout.reference(), estimates, mixtures, naming);
      Found ofSet = noisy == null ? beside(layout.mixture(), search) : search.with(noisy);
      return ofSet.recognising(SetLayout.note(reference, layouts));
    }
    Optional<Found> known = naming.isSame() ? known(folders, reference, systems) : Optional.empty();
    if (known.isPresent()) {
      return known.get();
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
        "no name in %s is one in %s; taken as names of %s"
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
