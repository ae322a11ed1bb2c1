package sqe.scoring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sqe.scoring.naming.KnownNames;
import sqe.scoring.naming.NameDifference;
import sqe.scoring.naming.Names;
import sqe.table.Excerpt;

/**
 * A folder that was given one level too high or too low: one speaker against all of them, or the
 * folder above several systems. Speakers may have files of the same names, so that which folder is
 * meant is told by the names of folders, and never by those of files alone.
 */
final class FolderLevels {

  /** Folders below one that are looked into; more are not systems. */
  private static final int MOST = 20;

  private final Path reference;
  private final Path estimate;
  private final Names names;

  private FolderLevels(Path reference, Path estimate, Names names) {
    this.reference = reference;
    this.estimate = estimate;
    this.names = names;
  }

  /**
   * What to name in the place of what was named.
   *
   * @param names of the references and of the estimates, one for each folder of these
   * @return empty where levels are not what the names differ in
   */
  static Optional<String> advice(Path reference, List<Path> estimates, List<Names> names) {
    List<String> said = new ArrayList<>();
    for (int i = 0; i < estimates.size(); i++) {
      var levels = new FolderLevels(reference, estimates.get(i), names.get(i));
      levels.tooHighReference().or(levels::tooHighEstimate).ifPresent(said::add);
    }
    return said.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", said));
  }

  /** That two folders of unlike names are compared, though each has one of its name beside it. */
  static Optional<String> crossed(Path reference, Path estimate) {
    Path own = sibling(estimate, lastName(reference));
    Path other = sibling(reference, lastName(estimate));
    boolean crossed =
        !lastName(reference).equals(lastName(estimate))
            && !Objects.equals(parent(reference), parent(estimate))
            && Files.isDirectory(own)
            && Files.isDirectory(other);
    return crossed
        ? Optional.of(
            "%s is compared with %s, though %s lies beside it: is this the pair that is meant?"
                .formatted(reference, estimate, own))
        : Optional.empty();
  }

  private Optional<String> tooHighReference() {
    Optional<String> same = namedAs(reference, names.references(), estimate);
    if (same.isPresent()) {
      return Optional.of(ofOneLevel(reference, estimate, same.get()));
    }
    Map<String, Integer> found = holding(names.references(), names.estimates());
    if (found.isEmpty() || isMoreByRule(found.values())) {
      return Optional.empty();
    }
    List<String> inside = List.copyOf(found.keySet());
    if (inside.size() > 1) {
      return Optional.of(
          "the names of %s are in each of %s: name the one it belongs to in place of %s"
              .formatted(estimate, listed(reference, inside, ", "), reference));
    }
    Path there = reference.resolve(inside.get(0));
    Path beside = sibling(estimate, lastName(there));
    return Optional.of(
        Files.isDirectory(beside)
            ? "the names of %s are those in %s, but %s lies beside it: name %s for all, or two that belong together"
                .formatted(estimate, there, beside, outer(estimate, 1))
            : "the names of %s are those in %s: where they belong together, name that in place of %s"
                .formatted(estimate, there, reference));
  }

  private Optional<String> tooHighEstimate() {
    Optional<String> same = namedAs(estimate, names.estimates(), reference);
    if (same.isPresent()) {
      return Optional.of(ofOneLevel(estimate, reference, same.get()));
    }
    Map<String, Integer> found = holding(names.estimates(), names.references());
    List<String> otherwise = found.isEmpty() ? holdingOtherwise() : List.of();
    List<String> inside =
        (found.isEmpty() ? otherwise : List.copyOf(found.keySet()))
            .stream()
                .filter(name -> !absolute(estimate.resolve(name)).equals(absolute(reference)))
                .toList();
    List<String> beside = besideTheReference();
    if (!beside.isEmpty() && beside.containsAll(inside)) {
      return Optional.of(
          "%s has no folder %s as %s has, but %s: name two that belong together"
              .formatted(
                  estimate,
                  lastName(reference),
                  outer(reference, 1),
                  listed(estimate, beside, ", ")));
    }
    if (inside.isEmpty() || (otherwise.size() < 2 && isMoreByRule(found.values()))) {
      return Optional.empty();
    }
    Optional<String> clean = cleanAmong(inside);
    if (clean.isPresent()) {
      return clean;
    }
    Optional<String> sources = SourceFolders.around(reference, estimate, inside);
    if (sources.isPresent()) {
      return sources;
    }
    String all = listed(estimate, inside, " ");
    return Optional.of(
        inside.size() > 1
            ? "%s holds %s systems: name %s in its place".formatted(estimate, inside.size(), all)
            : "the names are in %s: name it in place of %s".formatted(all, estimate));
  }

  /** That a folder of clean files is no system, where the reference is not called clean itself. */
  private Optional<String> cleanAmong(List<String> inside) {
    return inside.stream()
        .filter(name -> FolderRoles.isClean(estimate.resolve(name)))
        .findFirst()
        .filter(name -> !FolderRoles.isClean(reference))
        .map(
            name ->
                "%s is by its name the clean side: name it first, before %s"
                    .formatted(estimate.resolve(name), reference));
  }

  /** Folders of the estimates that the reference, itself one of several, has beside it. */
  private List<String> besideTheReference() {
    return absolute(estimate).equals(parent(reference)) || FolderRoles.isClean(reference)
        ? List.of()
        : folders(names.estimates()).stream()
            .filter(name -> !name.contains("/") && Files.isDirectory(sibling(reference, name)))
            .toList();
  }

  /** One side is a folder of the other. */
  private static String ofOneLevel(Path high, Path low, String name) {
    Path inside = high.resolve(name);
    String instead =
        "%s is one of the folders in %s: name %s in place of %s"
            .formatted(name, high, inside, high);
    Path outer = outer(low, Path.of(name).getNameCount());
    return absolute(high).startsWith(absolute(outer))
        ? instead
        : instead + ", or %s in place of %s for all".formatted(outer, low);
  }

  /** The folder above names, at any depth, that a path is called by. */
  private static Optional<String> namedAs(Path high, Collection<String> names, Path path) {
    Path whole = absolute(path);
    return folders(names).stream()
        .filter(
            folder ->
                whole.endsWith(Path.of(folder)) && !absolute(high.resolve(folder)).equals(whole))
        .max(Comparator.comparingInt(String::length));
  }

  private static Set<String> folders(Collection<String> names) {
    Set<String> folders = new TreeSet<>();
    for (String name : names) {
      for (int at = name.indexOf('/'); at > 0; at = name.indexOf('/', at + 1)) {
        folders.add(name.substring(0, at));
      }
    }
    return folders;
  }

  /** The folders above some names below which most of the others stand, and how many do. */
  private static Map<String, Integer> holding(Collection<String> deep, Collection<String> flat) {
    Set<String> wanted = new HashSet<>(flat);
    Map<String, Integer> found = new TreeMap<>();
    Map<String, Integer> all = new TreeMap<>();
    for (String name : deep) {
      for (int at = name.indexOf('/'); at > 0; at = name.indexOf('/', at + 1)) {
        String folder = name.substring(0, at);
        all.merge(folder, 1, Integer::sum);
        if (wanted.contains(name.substring(at + 1))) {
          found.merge(folder, 1, Integer::sum);
        }
      }
    }
    found
        .entrySet()
        .removeIf(
            entry ->
                2 * entry.getValue() < Math.min(flat.size(), all.getOrDefault(entry.getKey(), 0)));
    return found;
  }

  /** The folders right below the estimates whose names a rule joins with those of references. */
  private List<String> holdingOtherwise() {
    Map<String, List<String>> inside = new TreeMap<>();
    for (String name : names.estimates()) {
      int at = name.indexOf('/');
      if (at < 0) {
        return List.of();
      }
      inside
          .computeIfAbsent(name.substring(0, at), key -> new ArrayList<>())
          .add(name.substring(at + 1));
    }
    if (inside.size() > MOST) {
      return List.of();
    }
    Map<String, Integer> joined = new TreeMap<>();
    inside.forEach(
        (name, files) -> {
          int pairs = pairs(new Names(names.references(), files));
          if (pairs > 0 && 2 * pairs >= names.references().size()) {
            joined.put(name, pairs);
          }
        });
    int all = joined.values().stream().mapToInt(Integer::intValue).sum();
    // parts of one system have no file of one reference twice
    return joined.size() > 1 && all <= names.references().size()
        ? List.of()
        : List.copyOf(joined.keySet());
  }

  private static int pairs(Names names) {
    return KnownNames.ofEach(List.of(names))
        .map(known -> known.pairsOf(names))
        .or(
            () ->
                NameDifference.of(names.references(), names.estimates())
                    .filter(difference -> difference.remedy() != null)
                    .map(NameDifference::pairs))
        .orElse(0);
  }

  /** Whether some rule for names pairs more than any of these folders does. */
  private boolean isMoreByRule(Collection<Integer> found) {
    int most = found.stream().mapToInt(Integer::intValue).max().orElse(0);
    return NameDifference.of(names.references(), names.estimates())
        .filter(difference -> difference.remedy() != null)
        .filter(difference -> difference.pairs() > most)
        .isPresent();
  }

  private static String listed(Path folder, Collection<String> names, String between) {
    return names.size() <= MOST
        ? names.stream()
            .map(name -> folder.resolve(name).toString())
            .collect(Collectors.joining(between))
        : Excerpt.list(names.stream().map(name -> folder.resolve(name).toString()).toList());
  }

  private static Path sibling(Path path, String name) {
    return outer(path, 1).resolve(name);
  }

  /** A folder some levels above another, as one would type it. */
  private static Path outer(Path path, int levels) {
    @Nullable Path outer = path;
    for (int level = 0; level < levels && outer != null; level++) {
      outer = outer.getParent();
    }
    return outer == null
        ? levels == path.getNameCount() ? Path.of(".") : path.resolve("..").normalize()
        : outer;
  }

  private static @Nullable Path parent(Path path) {
    return absolute(path).getParent();
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static String lastName(Path path) {
    Path name = absolute(path).getFileName();
    return name == null ? "" : name.toString();
  }
}
