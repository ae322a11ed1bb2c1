package sqe.scoring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sqe.table.IoMessages;
import sqe.table.Pair;
import sqe.table.Pipes;

/**
 * Ids, one a line, as {@code sqe audit --drop-list} writes them. Empty lines and lines that begin
 * with {@code #} say nothing.
 *
 * @param ids in their order
 */
public record IdList(Set<String> ids) {

  /** No ids. */
  public static IdList none() {
    return new IdList(Set.of());
  }

  /**
   * Reads a list.
   *
   * @throws NothingToScoreException when it cannot be read
   */
  public static IdList read(Path file) throws NothingToScoreException {
    Set<String> ids = new LinkedHashSet<>();
    try {
      Pipes.requireEnd(file);
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        String id = line.replaceFirst("^\uFEFF", "").strip();
        if (!id.isEmpty() && !id.startsWith("#")) {
          ids.add(id);
        }
      }
    } catch (IOException e) {
      throw new NothingToScoreException(file + ": " + IoMessages.describe(e));
    }
    return new IdList(ids);
  }

  /**
   * Whether a pair is named: by its id, or by the end of the path of one of its files, as an audit
   * of several sets names it.
   */
  public boolean names(Pair pair) {
    return lines(pair).findAny().isPresent();
  }

  /** The lines that name a pair. */
  Stream<String> lines(Pair pair) {
    return Stream.concat(
            Stream.of(pair.id()),
            Stream.concat(pair.references().stream(), pair.estimates().stream())
                .flatMap(file -> forms(pair.id(), file).stream()))
        .filter(ids::contains);
  }

  /**
   * Whether an id is named, alone or below the end of the folder of its file, or the file that has
   * it, with or without its extension.
   */
  public boolean names(String id, @Nullable Path file) {
    return ids.contains(id) || (file != null && forms(id, file).stream().anyMatch(ids::contains));
  }

  /** What a file may be called: its path, or the end of it from some folder on, or its id there. */
  private static List<String> forms(String id, Path file) {
    String path = file.toAbsolutePath().normalize().toString().replace('\\', '/');
    int dot = path.lastIndexOf('.');
    String stem = dot > path.lastIndexOf('/') ? path.substring(0, dot) : path;
    List<String> forms = new ArrayList<>(List.of(stem, path, file.toString()));
    // the last part alone may be the name of other files, too
    int last = stem.lastIndexOf('/');
    for (int at = stem.lastIndexOf('/', last - 1); at >= 0; at = stem.lastIndexOf('/', at - 1)) {
      forms.add(stem.substring(at + 1));
      forms.add(path.substring(at + 1));
      forms.add(stem.substring(at + 1, last + 1) + id);
      if (at == 0) {
        break;
      }
    }
    return forms;
  }
}
