package sqe.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sqe.scoring.Exclusion;
import sqe.scoring.IdList;
import sqe.scoring.NothingToScoreException;
import sqe.scoring.PairFinder;
import sqe.scoring.SourceFolders;
import sqe.scoring.naming.Naming;
import sqe.table.Confinement;
import sqe.table.Counted;
import sqe.table.Excerpt;
import sqe.table.Manifest;
import sqe.table.Pair;
import sqe.table.ScoreColumns;
import sqe.table.TableException;

/** What is to be scored: folders, files or a manifest. */
final class ScoreInput {

  @Parameters(
      arity = "0..*",
      paramLabel = "REFERENCE ESTIMATE",
      description =
          "Folder (or file) of clean speech, then one or more folders (or files) to score; one"
              + " alone where no metric needs a reference.")
  private List<Path> paths = List.of();

  @Option(
      names = "--manifest",
      paramLabel = "FILE",
      description =
          "CSV or JSON lines with id, reference, estimate[, noisy][, system][, text, hypothesis]"
              + " instead; paths are relative to it.")
  private @Nullable Path manifest;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "Score no file that a manifest names outside this folder.")
  private @Nullable Path root;

  @Option(
      names = {"-n", "--noisy"},
      paramLabel = "DIR",
      description = "The unprocessed mixtures; wsdr and --delta need them.")
  private @Nullable Path noisy;

  @Option(
      names = "--sources",
      paramLabel = "NAME",
      arity = "1..*",
      split = ",",
      description =
          "Separated sources in files of their own: the folder that each source has on both sides, as"
              + " in --sources s1 s2, or on each, as in s1=spk1 s2=spk2; after REFERENCE and"
              + " ESTIMATE.")
  private List<String> sources = List.of();

  @Option(
      names = "--exclude",
      paramLabel = "FILE",
      description = "Ids to leave out, one a line: what sqe audit --drop-list writes.")
  private @Nullable Path exclude;

  @Mixin private NamingOptions names = new NamingOptions();

  /** Whether the only folder is a published set, once it was looked at. */
  private @Nullable Boolean set;

  /** What is missing where there is nothing to compare, or nothing at all. */
  static final String INCOMPLETE = "give a reference and at least one estimate, or --manifest FILE";

  /** The folder of mixtures as it was typed; empty where there is none. */
  String noisy() {
    return noisy == null ? "" : noisy.toString();
  }

  /** The list of pairs, however it was named; null where there is none. */
  private @Nullable Path manifest() {
    boolean alone =
        paths.size() == 1 && Manifest.isManifest(paths.get(0)) && !Files.isDirectory(paths.get(0));
    return manifest == null && alone ? paths.get(0) : manifest;
  }

  /** Whether there are estimates only, and nothing to compare them with. */
  boolean isWithoutReference() {
    return manifest() == null && paths.size() == 1 && !isSet();
  }

  private boolean isSet() {
    if (set == null) {
      set = PairFinder.isSet(paths.get(0));
    }
    return set;
  }

  /** Everything that was named, files and folders. */
  List<@Nullable Path> files() {
    List<@Nullable Path> files = new ArrayList<>(paths);
    files.add(manifest);
    files.add(noisy);
    files.add(exclude);
    return files;
  }

  /** What is wrong with the combination of arguments. */
  Optional<String> mistake() {
    if (manifest != null && (!paths.isEmpty() || noisy != null)) {
      return Optional.of("--manifest names all files: leave out folders and --noisy");
    }
    if (manifest() == null && root != null) {
      return Optional.of("--root is of a manifest: folders hold what they hold");
    }
    if (manifest() != null && names.given()) {
      return Optional.of("a manifest names all files: leave out --match and the names");
    }
    if (!sources.isEmpty() && (sources.size() < 2 || manifest() != null || paths.size() < 2)) {
      return Optional.of(
          sources.size() < 2
              ? "--sources names two or more folders, as in --sources s1 s2 or s1=spk1 s2=spk2"
              : "--sources is of folders: give REFERENCE and ESTIMATE before it; a manifest has"
                  + " columns reference_1, reference_2, estimate_1 …");
    }
    try {
      sources.forEach(SourceFolders::parse);
    } catch (IllegalArgumentException e) {
      return Optional.of("--sources " + e.getMessage());
    }
    Optional<String> naming = names.mistake(Math.max(1, paths.size() - 1));
    if (naming.isPresent()) {
      return naming;
    }
    Optional<String> twice = twice();
    if (twice.isPresent()) {
      return twice;
    }
    return manifest == null && paths.isEmpty() ? Optional.of(INCOMPLETE) : Optional.empty();
  }

  /** That one folder is given for two systems, by one name or another. */
  private Optional<String> twice() {
    Map<Path, Path> seen = new HashMap<>();
    for (Path estimate : paths.stream().skip(1).toList()) {
      Path before = seen.putIfAbsent(real(estimate), estimate);
      if (before != null) {
        String what =
            before.normalize().equals(estimate.normalize())
                ? estimate + " is given twice"
                : "%s and %s are the same".formatted(before, estimate);
        return Optional.of(
            what
                + ": each estimate is one system; systems that lie in one folder are a call each, as"
                + " with --estimate-name '{id}_A', or rows of a manifest with a column system");
      }
    }
    return Optional.empty();
  }

  /** Where links lead. */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.normalize(); // what is not there is said where it is read
    }
  }

  /**
   * The pairs, at least one; warnings of the search, and what was recognised, are told.
   *
   * @param quiet whether only what makes scores wrong is
   */
  List<Pair> pairs(Terminal terminal, boolean quiet) {
    Consumer<String> warnings = quiet ? warning -> {} : terminal::warning;
    Consumer<String> notes = quiet ? note -> {} : terminal::note;
    try {
      IdList excluded = exclude == null ? IdList.none() : IdList.read(exclude);
      List<Pair> all = allPairs(warnings, notes);
      Exclusion exclusion = Exclusion.of(excluded, all);
      List<Pair> left = exclusion.left();
      if (!exclusion.ambiguous().isEmpty()) {
        warnings.accept(
            "%s: files of several ids have these names, write the ids: %s"
                .formatted(exclude, Excerpt.list(exclusion.ambiguous())));
      }
      if (left.size() == all.size() && !exclusion.unmatched().isEmpty()) {
        terminal.warning(
            "%s leaves out none of %s: no id or file of theirs is '%s' or another of its lines"
                .formatted(
                    exclude,
                    Counted.of(all.size(), "pair", "pairs"),
                    exclusion.unmatched().get(0)));
      } else if (exclude != null) {
        warnings.accept(
            "%s leaves out %s of %s%s"
                .formatted(
                    exclude,
                    all.size() - left.size(),
                    Counted.of(all.size(), "pair", "pairs"),
                    unmatched(exclusion)));
      }
      return requireSome(left, "%s leaves out all of them".formatted(exclude));
    } catch (NothingToScoreException e) {
      throw new CommandFailure(ExitCode.NOTHING_DONE, names.message(e), e);
    }
  }

  private static String unmatched(Exclusion exclusion) {
    return exclusion.unmatched().isEmpty()
        ? ""
        : "; %s no pair: %s"
            .formatted(
                Counted.of(exclusion.unmatched().size(), "line names", "lines name"),
                Excerpt.list(exclusion.unmatched()));
  }

  private List<Pair> allPairs(Consumer<String> warnings, Consumer<String> notes) {
    try {
      Path list = manifest();
      if (list != null) {
        List<Pair> named = Manifest.read(list, ScoreColumns.FIXED);
        List<Pair> pairs = requireSome(confined(named), "manifest " + list + " has no rows");
        ManifestPaths.typedFromElsewhere(list, pairs).ifPresent(warnings);
        return pairs;
      }
      Path first = paths.get(0);
      PairFinder.Found found = found(first, notes);
      found.notes().forEach(notes);
      found.warnings().forEach(warnings);
      found.advice().stream().map(names::message).forEach(warnings);
      String others = paths.size() == 1 ? "" : " or its estimates";
      return requireSome(found.pairs(), PairFinder.noFile(first) + others);
    } catch (NothingToScoreException e) {
      throw new CommandFailure(ExitCode.NOTHING_DONE, names.message(e), e);
    } catch (TableException e) {
      throw CommandFailure.nothingDone(e);
    }
  }

  private List<Pair> confined(List<Pair> pairs) {
    Confinement confinement = root();
    return confinement == null ? pairs : confinement.confined(pairs);
  }

  /** The folder that files of a manifest are kept to; null where none was named. */
  @Nullable Confinement root() {
    return RootFolder.of(root);
  }

  private PairFinder.Found found(Path first, Consumer<String> notes)
      throws NothingToScoreException {
    Naming naming = names.naming();
    List<Path> estimates = paths.subList(1, paths.size());
    List<Path> systems = estimates.isEmpty() ? List.of(first) : estimates;
    List<SourceFolders> folders =
        sources.isEmpty()
            ? PairFinder.sources(first, systems).stream().map(SourceFolders::of).toList()
            : sources.stream().map(SourceFolders::parse).toList();
    if (!folders.isEmpty()) {
      List<String> clean = folders.stream().map(SourceFolders::reference).toList();
      Path mixtures = mixturesOfSources(first, clean, notes);
      if (estimates.isEmpty()) {
        return PairFinder.findUnprocessed(first, requireMixtures(first, mixtures), clean, naming);
      }
      PairFinder.Search search =
          mixed -> PairFinder.findSources(first, estimates, mixed, folders, naming);
      return mixtures == null || noisy != null
          ? search.with(mixtures)
          : PairFinder.beside(mixtures, search);
    }
    if (!estimates.isEmpty()) {
      return PairFinder.find(first, estimates, noisy, naming);
    }
    Optional<PairFinder.Found> set = PairFinder.ofSet(first, naming);
    return set.isPresent() ? set.get() : PairFinder.withoutReference(first, noisy);
  }

  /** The mixtures of sources; null where none is given and there is not one folder it can be. */
  private @Nullable Path mixturesOfSources(
      Path first, List<String> folders, Consumer<String> notes) {
    List<Path> kinds = PairFinder.mixturesOfSources(first);
    Path mixtures = noisy == null && kinds.size() == 1 ? kinds.get(0) : noisy;
    if (sources.isEmpty() && (mixtures != null || paths.size() > 1)) {
      notes.accept(
          "%s is laid out as LibriMix and WHAM: sources in %s, mixtures %s"
              .formatted(
                  first,
                  String.join(", ", folders),
                  mixtures == null ? "by " + choice(kinds) : "in " + mixtures.getFileName()));
    }
    return mixtures;
  }

  private static String choice(List<Path> kinds) {
    return kinds.isEmpty()
        ? "--noisy"
        : kinds.stream().map(kind -> "--noisy " + kind).collect(Collectors.joining(" or "));
  }

  private static Path requireMixtures(Path first, @Nullable Path mixtures)
      throws NothingToScoreException {
    if (mixtures == null) {
      throw new NothingToScoreException(
          "%s: sources alone are compared with their mixtures, by %s"
              .formatted(first, choice(PairFinder.mixturesOfSources(first))));
    }
    return mixtures;
  }

  private static List<Pair> requireSome(List<Pair> pairs, String otherwise)
      throws NothingToScoreException {
    if (pairs.isEmpty()) {
      throw new NothingToScoreException("no pairs: " + otherwise);
    }
    return pairs;
  }
}
