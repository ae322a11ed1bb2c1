package sqe.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps a manifest or a table that others wrote to one folder: files elsewhere, be it by an
 * absolute path, by {@code ..} or by a link, are not opened, and what they belong to says so.
 *
 * <p>Where a path leads is asked when the table is read. Whoever can change links in the folder
 * while sqe runs is trusted.
 */
public final class Confinement {

  private final Path folder;
  private final Path real;

  private Confinement(Path folder, Path real) {
    this.folder = folder;
    this.real = real;
  }

  /**
   * To a folder and what is in it.
   *
   * @throws IOException when there is no such folder
   */
  public static Confinement to(Path folder) throws IOException {
    return new Confinement(folder, folder.toRealPath());
  }

  /** The pairs, of which those with a file outside have a problem. */
  public List<Pair> confined(List<Pair> pairs) {
    return pairs.stream()
        .map(pair -> refusal(pair).map(problem -> refused(pair, problem)).orElse(pair))
        .toList();
  }

  /** Why a pair is not looked at; empty where all its files are inside. */
  public Optional<String> refusal(Pair pair) {
    return Stream.of(pair.references(), pair.estimates(), noisy(pair))
        .flatMap(List::stream)
        .flatMap(file -> refusal(file).stream())
        .findFirst();
  }

  /** Why a file is not looked at; empty where it is inside. */
  public Optional<String> refusal(Path file) {
    return holds(file)
        ? Optional.empty()
        : Optional.of("outside the root: %s is not in %s".formatted(file, folder));
  }

  private boolean holds(Path file) {
    try {
      return destination(file).startsWith(real);
    } catch (IOException e) {
      return false; // nobody can tell where it leads
    }
  }

  private static List<Path> noisy(Pair pair) {
    return pair.noisy() == null ? List.of() : List.of(pair.noisy());
  }

  /** Where a path leads; of what does not exist, where it would be. */
  private static Path destination(Path file) throws IOException {
    Path present = file.toAbsolutePath();
    while (present.getParent() != null && !Files.exists(present)) {
      present = present.getParent();
    }
    Path rest = present.relativize(file.toAbsolutePath());
    return present.toRealPath().resolve(rest).normalize();
  }

  private static Pair refused(Pair pair, String problem) {
    return new Pair(
        pair.id(),
        pair.system(),
        pair.reference(),
        pair.estimate(),
        pair.noisy(),
        pair.columns(),
        problem,
        pair.sources());
  }
}
