package sqe.scoring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sqe.table.IoMessages;
import sqe.table.Pair;
import sqe.table.Pipes;
import sqe.table.SourceFiles;

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
   * Whether a pair is named: by its id, or by the end of the path of its reference, as an audit of
   * several sets names it. A pair of several sources is named by any file of them.
   */
  public boolean names(Pair pair) {
    SourceFiles sources = pair.sources();
    return sources == null
        ? names(pair.id(), pair.reference())
        : Stream.concat(sources.references().stream(), sources.estimates().stream())
            .anyMatch(file -> names(pair.id(), file));
  }

  /**
   * Whether an id is named, alone or below the end of the folder of its file, or the file that has
   * it, with or without its extension.
   */
  public boolean names(String id, @Nullable Path file) {
    if (ids.contains(id)) {
      return true;
    }
    if (file == null) {
      return false;
    }
    String path = file.toAbsolutePath().normalize().toString().replace('\\', '/');
    int dot = path.lastIndexOf('.');
    String stem = dot > path.lastIndexOf('/') ? path.substring(0, dot) : path;
    // the last part alone may be the name of other files, too
    int last = stem.lastIndexOf('/');
    for (int at = stem.lastIndexOf('/', last - 1); at >= 0; at = stem.lastIndexOf('/', at - 1)) {
      boolean byId = ids.contains(stem.substring(at + 1, last + 1) + id);
      if (byId || ids.contains(stem.substring(at + 1)) || ids.contains(path.substring(at + 1))) {
        return true;
      }
      if (at == 0) {
        break;
      }
    }
    return ids.contains(stem) || ids.contains(path) || ids.contains(file.toString());
  }
}
