package sqe.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a manifest that others wrote to one folder: pairs with a file elsewhere, be it by an
 * absolute path, by {@code ..} or by a link, are not scored and say so.
 *
 * <p>Where a path leads is asked when the manifest is read. Whoever can change links in the folder
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
  public List<Pair> confined(List<Pair> pairs) throws IOException {
    Pair[] confined = pairs.toArray(new Pair[0]);
    for (int i = 0; i < confined.length; i++) {
      Path outside = outside(confined[i]);
      if (outside != null) {
        confined[i] = refused(confined[i], outside);
      }
    }
    return List.of(confined);
  }

  private @Nullable Path outside(Pair pair) throws IOException {
    List<Path> files =
        Stream.of(pair.references(), pair.estimates(), noisy(pair)).flatMap(List::stream).toList();
    for (Path file : files) {
      if (!destination(file).startsWith(real)) {
        return file;
      }
    }
    return null;
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

  private Pair refused(Pair pair, Path file) {
    return new Pair(
        pair.id(),
        pair.system(),
        pair.reference(),
        pair.estimate(),
        pair.noisy(),
        pair.columns(),
        "outside the root: %s is not in %s".formatted(file, folder),
        pair.sources());
  }
}
