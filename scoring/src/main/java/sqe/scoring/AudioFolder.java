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
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import sqe.table.IoMessages;

/**
 * The audio files below a folder, by name: the path from the folder, without the extension, with
 * {@code /} between its parts.
 *
 * <p>Files count by extension ({@code .wav .wave .flac}, in any case). Hidden ones, and what macOS
 * leaves beside files ({@code ._x}, {@code __MACOSX}), are left out and counted. Symbolic links are
 * followed; a link back to a folder that contains it ends there with a warning.
 *
 * @param files all files of each name, sorted; more than one is an ambiguity the caller reports
 * @param unread sound files of an extension that is not read, by name
 * @param empty those of the files that hold no byte
 * @param absent those of the files that a list names and that are not there
 * @param warnings what could not be visited, and what was left out
 */
public record AudioFolder(
    SortedMap<String, List<Path>> files,
    SortedMap<String, Path> unread,
    Set<Path> empty,
    Set<Path> absent,
    List<String> warnings) {

  /** A folder of nothing. */
  static AudioFolder none() {
    return new AudioFolder(new TreeMap<>(), new TreeMap<>(), Set.of(), Set.of(), List.of());
  }

  private static final Set<String> EXTENSIONS = Set.of("wav", "wave", "flac");

  private static final Set<String> OF_OTHER_FORMATS =
      Set.of(
          "mp3", "m4a", "aac", "mp4", "ogg", "oga", "opus", "webm", "wma", "aif", "aiff", "aifc",
          "au", "snd", "sph", "amr", "caf", "w64");

  /**
   * Visits a folder.
   *
   * @throws NothingToScoreException when the folder itself cannot be read
   */
  public static AudioFolder scan(Path folder) throws NothingToScoreException {
    Visitor visitor = new Visitor(folder);
    try {
      Files.walkFileTree(
          folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
    } catch (IOException e) {
      throw new NothingToScoreException(folder + ": " + IoMessages.describe(e));
    }
    visitor.files.values().forEach(paths -> paths.sort(null));
    visitor.leftOut.forEach(
        (kind, count) -> visitor.warnings.add("%s: %s %s".formatted(folder, count, kind)));
    return new AudioFolder(
        visitor.files, visitor.unread, Set.copyOf(visitor.empty), Set.of(), visitor.warnings);
  }

  /** The files below one of its folders, by their names there; what was left out is said above. */
  public AudioFolder below(String inner) {
    String from = inner + "/";
    String to = inner + (char) ('/' + 1);
    SortedMap<String, List<Path>> there = new TreeMap<>();
    files
        .subMap(from, to)
        .forEach((name, paths) -> there.put(name.substring(from.length()), paths));
    SortedMap<String, Path> others = new TreeMap<>();
    unread
        .subMap(from, to)
        .forEach((name, path) -> others.put(name.substring(from.length()), path));
    return new AudioFolder(there, others, empty, absent, List.of());
  }

  /** The same without files of some names. */
  public AudioFolder without(Predicate<String> leftOut) {
    SortedMap<String, List<Path>> others = new TreeMap<>(files);
    others.keySet().removeIf(leftOut);
    return new AudioFolder(others, unread, empty, absent, warnings);
  }

  /**
   * The folders that hold files at any depth, each with the names of the folders right below it.
   *
   * @return by the path from this folder, which itself is the empty path
   */
  SortedMap<String, Set<String>> folders() {
    SortedMap<String, Set<String>> folders = new TreeMap<>();
    for (String name : files.keySet()) {
      int start = 0;
      for (int at = name.indexOf('/'); at > 0; at = name.indexOf('/', start)) {
        String outer = name.substring(0, Math.max(0, start - 1));
        folders.computeIfAbsent(outer, key -> new TreeSet<>()).add(name.substring(start, at));
        start = at + 1;
      }
    }
    return folders;
  }

  /** Whether a path is a list of files, by its name. */
  public static boolean isList(Path path) {
    return FileList.is(path);
  }

  /**
   * The files of a list.
   *
   * @throws NothingToScoreException when it cannot be read
   */
  public static AudioFolder ofList(Path list) throws NothingToScoreException {
    return FileList.read(list);
  }

  /** Sorts files as they are found. */
  private static final class Visitor extends SimpleFileVisitor<Path> {

    private final Path folder;
    private final SortedMap<String, List<Path>> files = new TreeMap<>();
    private final SortedMap<String, Path> unread = new TreeMap<>();
    private final List<Path> empty = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, Integer> leftOut = new TreeMap<>();

    Visitor(Path folder) {
      this.folder = folder;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String extension = extension(file);
      boolean read = EXTENSIONS.contains(extension);
      if (!read && !OF_OTHER_FORMATS.contains(extension)) {
        return FileVisitResult.CONTINUE;
      }
      String name = name(folder, file);
      String reason = reasonToLeaveOut("/" + name);
      if (!reason.isEmpty()) {
        leftOut.merge(reason, read ? 1 : 0, Integer::sum);
      } else if (read) {
        files.computeIfAbsent(name, key -> new ArrayList<>()).add(file);
        if (attributes.isRegularFile() && attributes.size() == 0) {
          empty.add(file);
        }
      } else {
        unread.putIfAbsent(name, file);
      }
      return FileVisitResult.CONTINUE;
    }

    private static String reasonToLeaveOut(String name) {
      if (name.contains("/._") || name.contains("/__MACOSX/")) {
        return "left out that macOS keeps beside files (._*, __MACOSX)";
      }
      return name.contains("/.") ? "left out that are hidden" : "";
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
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
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
  }

  private static String name(Path folder, Path file) {
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
