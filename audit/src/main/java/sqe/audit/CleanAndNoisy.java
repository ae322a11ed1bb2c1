package sqe.audit;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Folders called {@code clean} and {@code noisy} side by side, the layout of most sets for speech
 * enhancement: whoever audits the folder above them means pairs.
 */
final class CleanAndNoisy {

  static final String CLEAN = "clean";
  static final String NOISY = "noisy";

  private CleanAndNoisy() {}

  /**
   * Where such folders are.
   *
   * @param ids paths with {@code /} between their parts
   * @return what stands before {@code clean} and {@code noisy}: empty, or with {@code /} at its end
   */
  static List<String> in(Collection<String> ids) {
    var clean = new TreeSet<String>();
    var noisy = new TreeSet<String>();
    for (String id : ids) {
      addParents(id, CLEAN, clean);
      addParents(id, NOISY, noisy);
    }
    clean.retainAll(noisy);
    // of sets one inside the other, the outer one
    return clean.stream().filter(set -> !belongs(set, clean)).toList();
  }

  private static void addParents(String id, String name, Collection<String> parents) {
    String part = name + "/";
    for (int at = id.indexOf(part); at >= 0; at = id.indexOf(part, at + 1)) {
      if (at == 0 || id.charAt(at - 1) == '/') {
        parents.add(id.substring(0, at));
      }
    }
  }

  /** Whether a path lies below the clean or noisy folder of one of these. */
  static boolean belongs(String id, Collection<String> sets) {
    return sets.stream()
        .anyMatch(set -> id.startsWith(set + CLEAN + "/") || id.startsWith(set + NOISY + "/"));
  }
}
