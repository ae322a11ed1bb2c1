package sqe.scoring;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import sqe.table.IoMessages;

/**
 * The audio files below a folder, by id: the path from the folder, without the extension, with
 * {@code /} between its parts.
 *
 * <p>Files count by extension ({@code .wav .wave .flac}, in any case), hidden ones too. Symbolic
 * links are followed; a link back to a folder that contains it ends there with a warning.
 *
 * @param files all files of each id, sorted; more than one is an ambiguity the caller reports
 * @param warnings what could not be visited
 */
public record AudioFolder(SortedMap<String, List<Path>> files, List<String> warnings) {

  private static final Set<String> EXTENSIONS = Set.of("wav", "wave", "flac");

  /**
   * Visits a folder.
   *
   * @throws NothingToScoreException when the folder itself cannot be read
   */
  public static AudioFolder scan(Path folder) throws NothingToScoreException {
    SortedMap<String, List<Path>> files = new TreeMap<>();
    List<String> warnings = new ArrayList<>();
    var visitor =
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isAudio(file)) {
              files.computeIfAbsent(id(folder, file), key -> new ArrayList<>()).add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (file.equals(folder)) {
              throw failure;
            }
            String what =
                failure instanceof FileSystemLoopException
                    ? "is a link to a folder that contains it: not followed"
                    : "cannot be visited: " + IoMessages.describe(failure);
            warnings.add(file + " " + what);
            return FileVisitResult.CONTINUE;
          }
        };
    try {
      Files.walkFileTree(
          folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
    } catch (IOException e) {
      throw new NothingToScoreException(folder + ": " + IoMessages.describe(e));
    }
    files.values().forEach(paths -> paths.sort(null));
    return new AudioFolder(files, warnings);
  }

  private static boolean isAudio(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  private static String id(Path folder, Path file) {
    Path relative = folder.relativize(file);
    String path = relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
    return path.substring(0, path.lastIndexOf('.'));
  }

  /** The file name without its extension. */
  static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
