package sqe.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import sqe.scoring.AudioFolder;
import sqe.scoring.NothingToScoreException;
import sqe.scoring.PairFinder;

/**
 * What lies below a folder with sets and belongs to none of them: noise, room responses, outputs of
 * systems. All of it is treated alike, whatever the layout: it is not looked at, but counted and
 * named, folder by folder, with the command that audits it.
 */
final class OutsideSets {

  /** A search reads two folders: of thousands of folders the first are tried. */
  private static final int MOST_SEARCHES = 50;

  private final Path root;
  private final AudioFolder files;
  private final List<String> pairedSides;
  private final Set<String> separated;
  private int searches;

  /**
   * @param pairedSides paths from the root to the references of pairs
   * @param separated paths from the root to the folders that hold folders of sources
   */
  OutsideSets(Path root, AudioFolder files, List<String> pairedSides, Set<String> separated) {
    this.root = root;
    this.files = files;
    this.pairedSides = pairedSides;
    this.separated = separated;
  }

  /** The files that are in no item of a plan, by the outermost folder without one that is. */
  List<LeftOut> of(List<AuditPlan.Item> items) {
    Set<Path> looked = new HashSet<>();
    for (AuditPlan.Item item : items) {
      Stream.concat(Stream.ofNullable(item.reference()), item.estimates().stream())
          .forEach(path -> looked.add(path.normalize()));
    }
    Set<String> shared = new HashSet<>();
    Map<String, Integer> others = new TreeMap<>();
    for (Map.Entry<String, List<Path>> file : files.files().entrySet()) {
      int left =
          (int) file.getValue().stream().filter(p -> !looked.contains(p.normalize())).count();
      if (left < file.getValue().size()) {
        addFolders(file.getKey(), shared);
      }
      if (left > 0) {
        others.put(file.getKey(), left);
      }
    }
    Map<String, Integer> counts = new TreeMap<>();
    others.forEach((id, count) -> counts.merge(outermost(id, shared), count, Integer::sum));
    List<LeftOut> leftOut = new ArrayList<>();
    counts.forEach((folder, count) -> leftOut.addAll(named(folder, count, shared)));
    return leftOut;
  }

  private static void addFolders(String id, Set<String> folders) {
    folders.add("");
    for (int at = id.indexOf('/'); at >= 0; at = id.indexOf('/', at + 1)) {
      folders.add(id.substring(0, at));
    }
  }

  private static String outermost(String id, Set<String> shared) {
    for (int at = id.indexOf('/'); at >= 0; at = id.indexOf('/', at + 1)) {
      if (!shared.contains(id.substring(0, at))) {
        return id.substring(0, at);
      }
    }
    return id.substring(0, Math.max(0, id.lastIndexOf('/')));
  }

  private List<LeftOut> named(String folder, int count, Set<String> shared) {
    if (shared.contains(folder)) {
      return List.of(new LeftOut(root.resolve(folder).toString(), count, ""));
    }
    String whole = pairing(folder);
    List<String> below = whole.isEmpty() ? systems(folder) : List.of();
    if (!below.isEmpty()) {
      return below.stream().flatMap(each -> named(each, count(each), shared).stream()).toList();
    }
    Path path = root.resolve(folder);
    String plain = "sqe audit " + RepairCommand.quoted(path.toString());
    return List.of(new LeftOut(path.toString(), count, whole.isEmpty() ? plain : whole));
  }

  private int count(String folder) {
    return files.below(folder).files().values().stream().mapToInt(List::size).sum();
  }

  /** The folders right below one that holds no file itself, where one of them makes pairs. */
  private List<String> systems(String folder) {
    Set<String> below = new TreeSet<>();
    for (String id : files.below(folder).files().keySet()) {
      int end = id.indexOf('/');
      if (end < 0) {
        return List.of();
      }
      below.add(folder + "/" + id.substring(0, end));
    }
    return below.stream().anyMatch(each -> !pairing(each).isEmpty())
        ? List.copyOf(below)
        : List.of();
  }

  /**
   * The command for a folder whose files are named as the references of a set; empty for others.
   */
  private String pairing(String folder) {
    Set<String> ids = files.below(folder).files().keySet();
    for (String set : separated) {
      if (!PairFinder.separated(root.resolve(set), root.resolve(folder)).isEmpty()) {
        return command(set, folder);
      }
    }
    for (String side : pairedSides) {
      if (2 * pairs(side, folder) >= ids.size()) {
        return command(side, folder);
      }
    }
    return "";
  }

  /** How many files would be estimates of a side, also by other names that are known. */
  private long pairs(String side, String folder) {
    if (searches++ > MOST_SEARCHES) {
      return 0;
    }
    try {
      return PairFinder.find(root.resolve(side), root.resolve(folder)).pairs().stream()
          .filter(pair -> pair.reference() != null && pair.estimate() != null)
          .count();
    } catch (NothingToScoreException e) {
      return 0; // names that make no pair: the folder is audited by itself
    }
  }

  private String command(String side, String folder) {
    return "sqe audit %s --pair-with %s"
        .formatted(
            RepairCommand.quoted(root.resolve(side).toString()),
            RepairCommand.quoted(root.resolve(folder).toString()));
  }
}
