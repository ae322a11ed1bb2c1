package sqe.scoring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sqe.table.Pair;
import sqe.table.SourceFiles;

/**
 * Pairs of which every source has a folder of its own, {@code s1} and {@code s2}, on both sides, as
 * in LibriMix and WHAM.
 */
final class SourcePairing {

  private static final Comparator<List<String>> BY_ID =
      Comparator.<List<String>, String>comparing(key -> key.get(0))
          .thenComparing(key -> key.get(1));

  /** Published sets have so many sources at most. */
  private static final int MOST = 5;

  private static final List<String> MIXTURES = List.of("mix", "mix_clean", "mix_both");

  private SourcePairing() {}

  /**
   * The folders of sources, where the reference and some estimate have two or more of them and the
   * reference has mixtures beside them, as the published sets do.
   *
   * @return empty where it is not such a set
   */
  static List<String> recognised(Path reference, List<Path> estimates) {
    if (!hasMixtures(reference)) {
      return List.of();
    }
    List<String> folders = onBothSides(reference, estimates);
    return folders.isEmpty() ? besideEachOther(reference, estimates) : folders;
  }

  /** Whether a folder has sources and mixtures. */
  static boolean isSet(Path root) {
    return !recognised(root, List.of(root)).isEmpty();
  }

  /** The folders of sources of the reference, where the files of an estimate are named by them. */
  private static List<String> besideEachOther(Path reference, List<Path> estimates) {
    List<String> names = onBothSides(reference, List.of(reference));
    if (names.isEmpty()) {
      return List.of();
    }
    try {
      Collection<String> ids = ids(reference, names);
      for (Path estimate : estimates) {
        if (Files.isDirectory(estimate)
            && !estimate.equals(reference)
            && FlatSources.of(estimate, ids, names).isPresent()) {
          return names;
        }
      }
    } catch (NothingToScoreException e) {
      return List.of(); // whoever reads the folders says what is wrong
    }
    return List.of();
  }

  /** The names of the references of the first source. */
  static Collection<String> ids(Path reference, List<String> sources)
      throws NothingToScoreException {
    return AudioFolder.scan(reference.resolve(sources.get(0))).files().keySet();
  }

  /**
   * The folders of sources among those that lie in a folder, where mixtures lie beside them.
   *
   * @return empty where it is not such a set
   */
  static List<String> among(Set<String> folders) {
    List<String> names =
        IntStream.rangeClosed(1, MOST)
            .mapToObj(number -> "s" + number)
            .takeWhile(folders::contains)
            .toList();
    return names.size() > 1 && MIXTURES.stream().anyMatch(folders::contains) ? names : List.of();
  }

  /** The folders of sources, two or more, of the reference and some estimate. */
  static List<String> onBothSides(Path reference, List<Path> estimates) {
    List<String> names =
        IntStream.rangeClosed(1, MOST)
            .mapToObj(number -> "s" + number)
            .takeWhile(
                name ->
                    reference.resolve(name).toFile().isDirectory()
                        && estimates.stream()
                            .anyMatch(root -> root.resolve(name).toFile().isDirectory()))
            .toList();
    return names.size() > 1 ? names : List.of();
  }

  private static boolean hasMixtures(Path reference) {
    return !mixtures(reference).isEmpty() || reference.resolve("mix_single").toFile().isDirectory();
  }

  /** The mixtures of these sources, a folder a kind; mix_single is of one source only. */
  static List<Path> mixtures(Path reference) {
    return MIXTURES.stream()
        .map(reference::resolve)
        .filter(folder -> folder.toFile().isDirectory())
        .toList();
  }

  /**
   * One pair of several files for the pairs of each source.
   *
   * @param bySource what was found of each source, in order
   */
  static PairFinder.Found joined(List<PairFinder.Found> bySource) {
    Map<List<String>, List<Pair>> joined = new TreeMap<>(BY_ID);
    List<String> warnings = new ArrayList<>();
    for (PairFinder.Found found : bySource) {
      found.warnings().stream().filter(each -> !warnings.contains(each)).forEach(warnings::add);
      for (Pair pair : found.pairs()) {
        joined
            .computeIfAbsent(List.of(pair.id(), pair.system()), key -> new ArrayList<>())
            .add(pair);
      }
    }
    List<Pair> pairs = new ArrayList<>();
    joined.forEach((key, sources) -> pairs.add(joined(sources, bySource.size())));
    return new PairFinder.Found(pairs, warnings);
  }

  private static Pair joined(List<Pair> sources, int wanted) {
    Pair first = sources.get(0);
    @Nullable String problem =
        sources.stream().map(Pair::problem).filter(Objects::nonNull).findFirst().orElse(null);
    if (problem == null && sources.size() < wanted) {
      problem =
          "no estimate: %s of %s sources have files of this name".formatted(sources.size(), wanted);
    }
    Pair whole =
        new Pair(
            first.id(),
            first.system(),
            first.reference(),
            first.estimate(),
            first.noisy(),
            Map.of(),
            problem);
    return problem != null
        ? whole
        : whole.ofSources(
            new SourceFiles(
                sources.stream().flatMap(pair -> Stream.ofNullable(pair.reference())).toList(),
                sources.stream().flatMap(pair -> Stream.ofNullable(pair.estimate())).toList()));
  }
}
