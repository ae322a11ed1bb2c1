package sqe.scoring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sqe.table.Counted;
import sqe.table.Excerpt;
import sqe.table.IoMessages;
import sqe.table.NameSpelling;
import sqe.table.Pipes;

/**
 * A list of files as Kaldi and ESPnet write it ({@code wav.scp}): a name and a path in each line,
 * with blanks between them.
 */
final class FileList {

  private static final String EXTENSION = ".scp";

  private FileList() {}

  /** Whether a path is such a list, by its extension. */
  static boolean is(Path path) {
    String name = path.getFileName() == null ? "" : path.getFileName().toString();
    return name.toLowerCase(Locale.ROOT).endsWith(EXTENSION) && !Files.isDirectory(path);
  }

  /**
   * Reads a list. Paths are relative to the folder where the command runs or, where nothing is
   * there, to the list's own. What it names and is not there is kept apart, and counted in a
   * warning.
   *
   * @throws NothingToScoreException when it cannot be read, or a line is another kind of entry
   */
  static AudioFolder read(Path list) throws NothingToScoreException {
    SortedMap<String, List<Path>> files = new TreeMap<>();
    Set<Path> absent = new LinkedHashSet<>();
    List<String> lines;
    try {
      Pipes.requireEnd(list);
      lines = Files.readAllLines(list, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new NothingToScoreException(list + ": " + IoMessages.describe(e));
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("^\uFEFF", "").strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        String[] entry = line.split("\\s+", 2);
        Path file = entry.length < 2 ? null : path(list, entry[1]);
        if (file == null) {
          throw new NothingToScoreException(
              "%s, line %s: '%s' must be a name and the path of a file; commands and archives are not read"
                  .formatted(list, i + 1, Excerpt.of(lines.get(i))));
        }
        files.computeIfAbsent(entry[0], key -> new ArrayList<>()).add(file);
        if (!Files.exists(file)) {
          absent.add(file);
        }
      }
    }
    return new AudioFolder(files, new TreeMap<>(), Set.of(), absent, missing(list, absent));
  }

  private static List<String> missing(Path list, Set<Path> absent) {
    return absent.isEmpty()
        ? List.of()
        : List.of(
            "%s names %s: %s"
                .formatted(
                    list,
                    Counted.of(absent.size(), "file that is not there", "files that are not there"),
                    Excerpt.list(absent.stream().map(Path::toString).toList())));
  }

  private static @Nullable Path path(Path list, String text) {
    if (text.endsWith("|") || text.matches(".*\\.ark:\\d+")) {
      return null;
    }
    try {
      return Files.exists(Path.of(text)) ? Path.of(text) : NameSpelling.resolve(list, text);
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
