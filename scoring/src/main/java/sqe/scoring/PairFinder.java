package sqe.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sqe.table.IoMessages;
import sqe.table.NameSpelling;
import sqe.table.Pair;

/**
 * Says which files belong together: same relative path without extension, whatever the form of its
 * accents ({@link NameSpelling}).
 *
 * <p>Pairs come sorted by id and, within one id, in the order the systems were given, so that all
 * estimates of one reference stand side by side and the reference is analysed once. A file without
 * its counterpart and an id with two files become pairs with a {@link Pair#problem()}; nothing is
 * dropped.
 */
public final class PairFinder {

  private static final String LOOKALIKE =
      ", but one that differs in the form of its accents only (Unicode NFC or NFD): rename one";

  private PairFinder() {}

  /**
   * What was found.
   *
   * @param pairs sorted by id, then in the order of the systems
   * @param warnings what the user should know of the search itself
   */
  public record Found(List<Pair> pairs, List<String> warnings) {

    /** Copies the lists. */
    public Found {
      pairs = List.copyOf(pairs);
      warnings = List.copyOf(warnings);
    }
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
    requireExisting(reference);
    for (Path path : estimates) {
      requireExisting(path);
      requireSameKind(reference, path);
    }
    if (noisy != null) {
      requireExisting(noisy);
      requireSameKind(reference, noisy);
    }
    return Files.isDirectory(reference)
        ? folders(reference, estimates, noisy)
        : files(reference, estimates, noisy);
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
    Found found = find(estimates, List.of(estimates), noisy);
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
    return new Found(alone, found.warnings());
  }

  private static void requireExisting(Path path) throws NothingToScoreException {
    try {
      Files.readAttributes(path, BasicFileAttributes.class);
    } catch (IOException e) {
      throw new NothingToScoreException(path + ": " + IoMessages.describe(e));
    }
  }

  private static void requireSameKind(Path reference, Path other) throws NothingToScoreException {
    if (Files.isDirectory(reference) != Files.isDirectory(other)) {
      Path folder = Files.isDirectory(reference) ? reference : other;
      Path file = Files.isDirectory(reference) ? other : reference;
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

  private static Found folders(Path reference, List<Path> estimates, @Nullable Path noisy)
      throws NothingToScoreException {
    List<String> warnings = new ArrayList<>();
    List<SortedMap<String, List<Path>>> folders = new ArrayList<>();
    folders.add(scan(reference, warnings));
    for (Path estimate : estimates) {
      folders.add(scan(estimate, warnings));
    }
    TreeSet<String> ids = new TreeSet<>();
    folders.add(noisy == null ? Collections.emptySortedMap() : scan(noisy, warnings));
    NameSpelling spelling = NameSpelling.of(folders.stream().map(Map::keySet).toList());
    folders.replaceAll(spelling::respelled);
    folders.subList(0, folders.size() - 1).forEach(files -> ids.addAll(files.keySet()));
    SortedMap<String, List<Path>> references = folders.get(0);
    SortedMap<String, List<Path>> mixtures = folders.get(folders.size() - 1);
    Map<Path, String> names = systemNames(estimates, PairFinder::folderName);
    List<Pair> pairs = new ArrayList<>();
    for (String id : ids) {
      for (int s = 0; s < estimates.size(); s++) {
        Path folder = estimates.get(s);
        SortedMap<String, List<Path>> system = folders.get(1 + s);
        List<Path> found = references.getOrDefault(id, List.of());
        List<Path> tested = system.getOrDefault(id, List.of());
        boolean elsewhere = found.isEmpty() && tested.isEmpty();
        if (!elsewhere) {
          boolean mistakable =
              spelling.isMistakable(id, (found.isEmpty() ? references : system).keySet());
          List<Path> mixed = mixtures.getOrDefault(id, List.of());
          pairs.add(
              new Pair(
                  id,
                  names.getOrDefault(folder, ""),
                  found.isEmpty() ? null : found.get(0),
                  tested.isEmpty() ? null : tested.get(0),
                  mixed.isEmpty() ? null : mixed.get(0),
                  Map.of(),
                  problem(reference, found, folder, tested, mixed, mistakable ? LOOKALIKE : "")));
        }
      }
    }
    String note = spelling.note();
    if (note != null) {
      warnings.add(note);
    }
    warnings.addAll(undecodableNames(ids));
    return new Found(pairs, warnings);
  }

  private static SortedMap<String, List<Path>> scan(Path folder, List<String> warnings)
      throws NothingToScoreException {
    AudioFolder scanned = AudioFolder.scan(folder);
    warnings.addAll(scanned.warnings());
    return scanned.files();
  }

  private static @Nullable String problem(
      Path referenceFolder,
      List<Path> references,
      Path estimateFolder,
      List<Path> estimates,
      List<Path> mixtures,
      String hint) {
    if (references.isEmpty()) {
      return "no reference: nothing in %s has this name%s".formatted(referenceFolder, hint);
    }
    if (estimates.isEmpty()) {
      return "no estimate: nothing in %s has this name%s".formatted(estimateFolder, hint);
    }
    for (List<Path> files : List.of(references, estimates, mixtures)) {
      if (files.size() > 1) {
        return "ambiguous: %s files have this name (%s): remove or rename all but one"
            .formatted(
                files.size(), String.join(", ", files.stream().map(Path::toString).toList()));
      }
    }
    return null;
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
