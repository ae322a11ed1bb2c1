package sqe.scoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sqe.scoring.naming.NameDifference;
import sqe.scoring.naming.NameRule;
import sqe.scoring.naming.Names;
import sqe.scoring.naming.Naming;
import sqe.scoring.naming.NamingAdvice;
import sqe.scoring.naming.NamingRemedy;
import sqe.table.Counted;
import sqe.table.Excerpt;
import sqe.table.NameSpelling;
import sqe.table.Pair;

/** Folders of references, estimates and mixtures, and what names make of them. */
final class FolderPairs {

  private static final String LOOKALIKE =
      ", but one that differs in the form of its accents only (Unicode NFC or NFD): rename one";

  private static final String CONVERT =
      "only .wav, .wave and .flac are read: convert them, as with ffmpeg -i FILE FILE.wav";

  private static final String READ = ", but only .wav, .wave and .flac are read: convert it";

  /**
   * A folder, with its files by id.
   *
   * @param bare an id for each of them without leading zeros
   */
  private record Side(
      Path folder,
      AudioFolder audio,
      SortedMap<String, List<Path>> byId,
      Map<String, String> bare) {

    static Side of(Path folder, AudioFolder audio, SortedMap<String, List<Path>> byId) {
      Map<String, String> bare = new HashMap<>();
      byId.keySet().forEach(id -> bare.putIfAbsent(NameDifference.withoutZeros(id), id));
      return new Side(folder, audio, byId, bare);
    }

    /** That an id is there with other zeros; empty where it is not. */
    String withOtherZeros(String id) {
      String like = bare.get(NameDifference.withoutZeros(id));
      return like == null || like.equals(id)
          ? ""
          : ", but %s, which differs in leading zeros only".formatted(like);
    }

    List<Path> of(String id) {
      return byId.getOrDefault(id, List.of());
    }

    /** The file of an id, the first of several; null where none is there. */
    @Nullable Path first(String id) {
      List<Path> files = of(id);
      return files.isEmpty() || audio.absent().containsAll(files) ? null : files.get(0);
    }

    boolean holdsNothing(String id) {
      return audio.empty().containsAll(of(id));
    }
  }

  private final Path reference;
  private final List<Path> estimates;
  private final AudioFolder ofReference;
  private final List<AudioFolder> ofEstimates;
  private final @Nullable Path noisy;
  private final AudioFolder ofNoisy;
  private final Map<Path, String> systems;

  /**
   * Folders as they are; nothing is paired yet.
   *
   * @param systems folders of estimates, with their names
   * @param read what is known of some folders already
   */
  FolderPairs(
      Path reference, @Nullable Path noisy, Map<Path, String> systems, Map<Path, AudioFolder> read)
      throws NothingToScoreException {
    this.reference = reference;
    this.estimates = List.copyOf(systems.keySet());
    this.noisy = noisy;
    this.systems = systems;
    AudioFolder knownReference = read.get(reference);
    ofReference = knownReference == null ? scan(reference) : knownReference;
    ofEstimates = new ArrayList<>();
    for (Path estimate : estimates) {
      AudioFolder known = estimate.equals(reference) ? ofReference : read.get(estimate);
      ofEstimates.add(known == null ? scan(estimate) : known);
    }
    ofNoisy = noisy == null ? AudioFolder.none() : scan(noisy);
  }

  private static AudioFolder scan(Path folder) throws NothingToScoreException {
    return FileList.is(folder) ? FileList.read(folder) : AudioFolder.scan(folder);
  }

  /** The names of the references. */
  Collection<String> references() {
    return ofReference.files().keySet();
  }

  /** The names of all estimates. */
  Collection<String> estimates() {
    TreeSet<String> names = new TreeSet<>();
    ofEstimates.forEach(folder -> names.addAll(folder.files().keySet()));
    return names;
  }

  /** The names to be paired, one a folder of estimates. */
  List<Names> names() {
    return ofEstimates.stream()
        .map(each -> new Names(references(), each.files().keySet()))
        .toList();
  }

  /** Other ways to read the names that would pair more. */
  List<NamingAdvice> overlooked(PairFinder.Found found, Naming naming) {
    List<OverlookedNames.System> each = new ArrayList<>();
    List<Names> names = names();
    for (int s = 0; s < estimates.size(); s++) {
      String system = systems.getOrDefault(estimates.get(s), "");
      long paired =
          found.pairs().stream()
              .filter(pair -> PairFinder.isWhole(pair) && pair.system().equals(system))
              .count();
      each.add(new OverlookedNames.System(estimates.get(s), names.get(s), (int) paired));
    }
    return new OverlookedNames(reference, each).advice(naming);
  }

  /** Whether there is anything that could be a pair. */
  boolean isEmpty() {
    return references().isEmpty() && estimates().isEmpty();
  }

  /** The pairs that names make. */
  PairFinder.Found paired(Naming naming) {
    List<String> warnings = new ArrayList<>();
    List<Side> sides = sides(naming, warnings);
    NameSpelling spelling =
        NameSpelling.of(sides.stream().map(side -> side.byId().keySet()).toList());
    sides.replaceAll(side -> Side.of(side.folder(), side.audio(), spelling.respelled(side.byId())));
    Side clean = sides.get(0);
    Side mixtures = sides.get(sides.size() - 1);
    TreeSet<String> ids = new TreeSet<>();
    sides.subList(0, sides.size() - 1).forEach(side -> ids.addAll(side.byId().keySet()));
    int placeholders = removeEmpty(ids, sides);
    if (placeholders > 0) {
      warnings.add(Counted.of(placeholders, "name", "names") + " left out, of empty files only");
    }
    List<Pair> pairs = new ArrayList<>();
    for (String id : ids) {
      for (Side system : sides.subList(1, sides.size() - 1)) {
        if (!clean.of(id).isEmpty() || !system.of(id).isEmpty()) {
          pairs.add(pair(id, clean, system, mixtures, spelling));
        }
      }
    }
    ambiguousMixtures(ids, mixtures).ifPresent(warnings::add);
    String note = spelling.note();
    if (note != null) {
      warnings.add(note);
    }
    warnings.addAll(undecodableNames(ids));
    return new PairFinder.Found(pairs, warnings);
  }

  /** That pairs have no mixture because they have two; most scores need none. */
  private static Optional<String> ambiguousMixtures(Set<String> ids, Side mixtures) {
    List<String> several = ids.stream().filter(id -> mixtures.of(id).size() > 1).toList();
    return several.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s without a mixture: of %s, %s"
                .formatted(
                    Counted.of(several.size(), "pair", "pairs"),
                    several.get(0),
                    ambiguous(mixtures, mixtures.of(several.get(0)))));
  }

  private List<Side> sides(Naming naming, List<String> warnings) {
    List<Side> sides = new ArrayList<>();
    sides.add(side(reference, ofReference, naming.reference(), warnings));
    for (int s = 0; s < estimates.size(); s++) {
      sides.add(side(estimates.get(s), ofEstimates.get(s), naming.estimate(s), warnings));
    }
    Path mixtures = noisy == null ? reference : noisy;
    sides.add(side(mixtures, ofNoisy, naming.mixture(), warnings));
    return sides;
  }

  private static Side side(Path folder, AudioFolder audio, NameRule rule, List<String> warnings) {
    audio.warnings().stream().filter(each -> !warnings.contains(each)).forEach(warnings::add);
    SortedMap<String, List<Path>> byId = new TreeMap<>();
    List<String> others = new ArrayList<>();
    audio
        .files()
        .forEach(
            (name, files) -> {
              String id = rule.id(name);
              if (id == null) {
                others.add(name);
              } else {
                byId.computeIfAbsent(id, key -> new ArrayList<>()).addAll(files);
              }
            });
    if (!others.isEmpty()) {
      warnings.add(
          "%s: %s otherwise and left out: %s"
              .formatted(
                  folder,
                  Counted.of(others.size(), "file is named", "files are named"),
                  Excerpt.list(others)));
    }
    return Side.of(folder, audio, byId);
  }

  /**
   * Takes out ids of which every file is a placeholder without content. Where there is nothing
   * else, they are no placeholders but the set, and each is said to be empty.
   */
  private static int removeEmpty(Set<String> ids, List<Side> sides) {
    List<String> empty =
        ids.stream().filter(id -> sides.stream().allMatch(side -> side.holdsNothing(id))).toList();
    if (empty.size() == ids.size()) {
      return 0;
    }
    empty.forEach(ids::remove);
    return empty.size();
  }

  private Pair pair(String id, Side clean, Side system, Side mixtures, NameSpelling spelling) {
    List<Path> found = clean.of(id);
    boolean mistakable =
        spelling.isMistakable(id, (found.isEmpty() ? clean : system).byId().keySet());
    return new Pair(
        id,
        systems.getOrDefault(system.folder(), ""),
        clean.first(id),
        system.first(id),
        mixtures.of(id).size() > 1 ? null : mixtures.first(id),
        Map.of(),
        problem(id, clean, system, mistakable ? LOOKALIKE : ""));
  }

  private static @Nullable String problem(String id, Side clean, Side system, String hint) {
    if (clean.first(id) == null) {
      return "no reference: " + missing(id, clean, hint);
    }
    if (system.first(id) == null) {
      return "no estimate: " + missing(id, system, hint);
    }
    for (Side side : List.of(clean, system)) {
      if (side.of(id).size() > 1) {
        return "ambiguous: " + ambiguous(side, side.of(id));
      }
    }
    if (clean.holdsNothing(id)) {
      return empty("reference", clean.of(id));
    }
    if (system.holdsNothing(id)) {
      return empty("estimate", system.of(id));
    }
    return null;
  }

  private static String empty(String role, List<Path> files) {
    return "unreadable %s: %s: the file is empty; write or copy it again"
        .formatted(role, files.get(0));
  }

  private static String ambiguous(Side side, List<Path> files) {
    boolean named = side.audio().files().values().stream().anyMatch(all -> all.containsAll(files));
    String there = Excerpt.list(files.stream().map(Path::toString).toList());
    if (named && FileList.is(side.folder())) {
      return "%s lines of %s have this name (%s): remove or rename all but one"
          .formatted(files.size(), side.folder(), there);
    }
    return named
        ? "%s files have this name (%s): remove or rename all but one"
            .formatted(files.size(), there)
        : "%s files have different names that are read as one id (%s): what tells them apart must be part of the id"
            .formatted(files.size(), there);
  }

  private static String missing(String id, Side side, String hint) {
    Path unread = side.audio().unread().get(id);
    if (unread != null) {
      return unread + " has this name" + READ;
    }
    return side.of(id).isEmpty()
        ? "nothing in %s has this name%s"
            .formatted(side.folder(), hint.isEmpty() ? side.withOtherZeros(id) : hint)
        : "%s names %s, which is not there".formatted(side.folder(), side.of(id).get(0));
  }

  /**
   * That no name of an estimate is one of a reference, and why.
   *
   * @param naming that was tried
   * @param all the names that one rule has to join: of these folders or, of sources, of all
   */
  NothingToScoreException noPairs(Naming naming, List<Names> all) {
    String folders = Excerpt.list(estimates.stream().map(Path::toString).toList());
    for (AudioFolder estimated : ofEstimates) {
      Optional<String> converted = ofOtherFormat(estimated);
      if (converted.isPresent()) {
        return new NothingToScoreException("no pairs: " + converted.get());
      }
    }
    Optional<String> nothing = nothing(reference, List.of(ofReference));
    if (nothing.isEmpty()) {
      nothing = nothing(estimates.get(0), ofEstimates);
    }
    if (nothing.isPresent()) {
      return new NothingToScoreException("no pairs: " + nothing.get());
    }
    String what =
        naming.isSame()
            ? "no name in %s is one in %s".formatted(folders, reference)
            : "read in this way, no name in %s is one in %s".formatted(folders, reference);
    Optional<String> level =
        FolderRoles.setOnTheWrongSide(reference, estimates)
            .or(() -> InnerSets.advice(reference, estimates))
            .or(() -> SourceFolders.named(reference, estimates))
            .or(() -> FolderLevels.advice(reference, estimates, names()));
    if (level.isPresent()) {
      return new NothingToScoreException("no pairs: " + what + ": " + level.get());
    }
    NamingAdvice advice = NamesApart.of(all);
    return new NothingToScoreException(
        "no pairs: " + what + ": " + advice.words(), advice.remedy());
  }

  /** That a folder, or a list, has nothing. */
  static String noFile(Path path) {
    return FileList.is(path)
        ? path + " names no file: a line is a name, a blank and a path"
        : "no .wav, .wave or .flac file below " + path;
  }

  /** That folders or lists hold no file that can be read. */
  private static Optional<String> nothing(Path first, List<AudioFolder> folders) {
    if (folders.stream().anyMatch(folder -> !folder.absent().isEmpty())) {
      boolean some =
          folders.stream()
              .anyMatch(
                  folder ->
                      folder.files().values().stream()
                          .anyMatch(files -> !folder.absent().containsAll(files)));
      return some
          ? Optional.empty()
          : Optional.of("no file is there that %s names".formatted(first));
    }
    if (folders.stream().anyMatch(folder -> !folder.files().isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        folders.stream()
            .flatMap(folder -> folder.unread().values().stream())
            .findFirst()
            .map(file -> "%s and its like are not read: %s".formatted(file, CONVERT))
            .orElse(noFile(first)));
  }

  /**
   * Checks that a folder of mixtures has one of some pair.
   *
   * @throws NothingToScoreException that says in what the names differ
   */
  void requireMixtures(PairFinder.Found found) throws NothingToScoreException {
    if (noisy == null || found.pairs().stream().anyMatch(pair -> pair.noisy() != null)) {
      return;
    }
    List<SetLayout> layouts = SetLayout.all(noisy);
    if (!layouts.isEmpty()) {
      throw new NothingToScoreException(
          "no mixtures: %s is a set, with mixtures in %s: name that"
              .formatted(noisy, layouts.get(0).mixture()));
    }
    Collection<String> names = ofNoisy.files().keySet();
    Optional<NameDifference> difference = NameDifference.of(references(), names);
    NamingRemedy remedy = difference.map(NameDifference::remedy).orElse(null);
    if (remedy != null && remedy.kind() == NamingRemedy.Kind.ESTIMATE_NAME) {
      remedy = new NamingRemedy(NamingRemedy.Kind.NOISY_NAME, remedy.value());
    }
    throw new NothingToScoreException(
        "no mixtures: no name in %s is one in %s: %s"
            .formatted(noisy, reference, words(names, difference)),
        remedy);
  }

  /** In what names differ from those of the references, or what there is instead. */
  private static String words(Collection<String> names, Optional<NameDifference> difference) {
    return names.isEmpty()
        ? "it has no .wav, .wave or .flac file"
        : difference
            .map(NameDifference::words)
            .orElse("'%s' is one of its names".formatted(names.iterator().next()));
  }

  /** What to say where the names are there with an extension that is not read. */
  private Optional<String> ofOtherFormat(AudioFolder estimated) {
    List<Path> there =
        estimated.unread().entrySet().stream()
            .filter(entry -> ofReference.files().containsKey(entry.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    if (there.isEmpty()) {
      return Optional.empty();
    }
    String others = there.size() == 1 ? "" : " (and %s more alike)".formatted(there.size() - 1);
    return Optional.of(
        "%s has the name of a reference%s, but %s".formatted(there.get(0), others, CONVERT));
  }

  private static List<String> undecodableNames(Iterable<String> ids) {
    List<String> warnings = new ArrayList<>();
    for (String id : ids) {
      if (id.indexOf('\uFFFD') >= 0) {
        warnings.add(id + ": the file's name is not valid UTF-8; the id shows \uFFFD in its place");
      }
    }
    return warnings;
  }
}
