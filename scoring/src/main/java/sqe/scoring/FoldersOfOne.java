package sqe.scoring;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sqe.scoring.naming.NameRule;
import sqe.scoring.naming.Names;
import sqe.scoring.naming.Naming;
import sqe.table.Pair;

/**
 * One system whose files lie in several folders, as one a speaker, where those of the references do
 * not. What tells it from several systems is that no folder has a file for a reference that another
 * has one for.
 */
final class FoldersOfOne {

  /** Ids are names of files, whatever their folders. */
  private static final Naming BY_FILE_NAME = Naming.ofAll(NameRule.match("([^/]+)$"));

  /** More folders than these are not listed. */
  private static final int MOST = 4;

  private FoldersOfOne() {}

  /** How names are read; empty where it is not so in each of several folders of estimates. */
  static Optional<Naming> naming(List<Names> groups) {
    return !groups.isEmpty() && groups.stream().allMatch(FoldersOfOne::isOne)
        ? Optional.of(BY_FILE_NAME)
        : Optional.empty();
  }

  private static boolean isOne(Names names) {
    Collection<String> estimates = names.estimates();
    if (names.references().stream().anyMatch(name -> name.contains("/"))
        || !estimates.stream().allMatch(name -> name.contains("/"))) {
      return false;
    }
    Set<String> references = new HashSet<>(names.references());
    Set<String> found = new HashSet<>();
    Set<String> folders = new HashSet<>();
    for (String name : estimates) {
      int at = name.lastIndexOf('/');
      String file = name.substring(at + 1);
      if (references.contains(file)) {
        folders.add(name.substring(0, at));
        if (!found.add(file)) {
          return false;
        }
      }
    }
    // one folder is a level too many; and half of what there is belongs together by no accident
    return folders.size() > 1 && 2 * found.size() >= Math.min(references.size(), estimates.size());
  }

  /**
   * That the estimates of one system come from several folders that the references do not have: two
   * halves of different systems would look the same.
   *
   * @param estimate the folder of the system
   * @param pairs of it and others
   */
  static Optional<String> note(Path reference, Path estimate, String system, List<Pair> pairs) {
    Map<String, Integer> folders = new TreeMap<>();
    for (Pair pair : pairs) {
      Path clean = pair.reference();
      Path tested = pair.estimate();
      if (clean != null
          && tested != null
          && pair.sources() == null
          && pair.system().equals(system)
          && clean.startsWith(reference)
          && tested.startsWith(estimate)) {
        String folder = folder(estimate, tested);
        String ofReference = folder(reference, clean);
        if (folder.equals(ofReference) || ofReference.endsWith("/" + folder)) {
          return Optional.empty();
        }
        folders.merge(folder, 1, Integer::sum);
      }
    }
    if (folders.size() < 2) {
      return Optional.empty();
    }
    String listed =
        folders.entrySet().stream()
            .limit(MOST)
            .map(each -> (each.getKey().isEmpty() ? "." : each.getKey()) + " " + each.getValue())
            .collect(Collectors.joining(", "));
    return Optional.of(
        "%s: estimates come from %s folders (%s%s), taken as one system"
            .formatted(estimate, folders.size(), listed, folders.size() > MOST ? ", …" : ""));
  }

  private static String folder(Path root, Path file) {
    Path inner = Objects.requireNonNullElse(root.relativize(file).getParent(), Path.of(""));
    return inner.toString().replace(root.getFileSystem().getSeparator(), "/");
  }
}
