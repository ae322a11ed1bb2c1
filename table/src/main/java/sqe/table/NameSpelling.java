package sqe.table;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One spelling for names that look the same: é is one character (composed, Unicode NFC) where it
 * was typed on Linux, and often an e and an accent (decomposed, NFD) where macOS has made the name.
 *
 * <p>Of several sets of names, the first that has a name decides how it is spelled. Where one set
 * has a name in both forms they are two names, and which of them another set means is not known:
 * these keep their spellings everywhere.
 */
public final class NameSpelling {

  private final Map<String, String> byComposed = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();
  private final SortedMap<String, String> otherwise = new TreeMap<>();

  private NameSpelling() {}

  /** The spelling of the names of several sets. */
  public static NameSpelling of(List<? extends Collection<String>> sets) {
    NameSpelling spelling = new NameSpelling();
    for (Collection<String> names : sets) {
      spelling.add(new TreeSet<>(names));
    }
    return spelling;
  }

  private void add(Set<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      String composed = composed(name);
      if (!seen.add(composed)) {
        ambiguous.add(composed);
      }
      String first = byComposed.putIfAbsent(composed, name);
      if (first != null && !first.equals(name)) {
        otherwise.put(composed, first);
      }
    }
  }

  /** How a name is spelled. */
  public String of(String name) {
    String composed = composed(name);
    return ambiguous.contains(composed) ? name : byComposed.getOrDefault(composed, name);
  }

  /** The same values by the spelling of their names. */
  public <T> SortedMap<String, T> respelled(Map<String, T> values) {
    SortedMap<String, T> respelled = new TreeMap<>();
    values.forEach((name, value) -> respelled.put(of(name), value));
    return respelled;
  }

  /** Whether a set has a name that only looks like this one, which has both spellings somewhere. */
  public boolean isMistakable(String name, Collection<String> names) {
    String composed = composed(name);
    return ambiguous.contains(composed)
        && names.stream().anyMatch(other -> composed(other).equals(composed));
  }

  /** What to say of names that were taken for one; null where there are none. */
  public @Nullable String note() {
    List<String> varied =
        otherwise.entrySet().stream()
            .filter(entry -> !ambiguous.contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    if (varied.isEmpty()) {
      return null;
    }
    String others = varied.size() == 1 ? "" : " and " + (varied.size() - 1) + " more";
    return "'%s'%s: spelled in two forms of accents (Unicode NFC and NFD), taken as one name"
        .formatted(varied.get(0), others);
  }

  /**
   * The file that a list names, with its accents in the other form where only that exists.
   *
   * @param list the file that holds the name, which is relative to its folder
   */
  public static Path resolve(Path list, String name) {
    Path path = list.resolveSibling(name);
    for (Normalizer.Form form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
      if (!Normalizer.isNormalized(name, form) && !Files.exists(path)) {
        Path other = list.resolveSibling(Normalizer.normalize(name, form));
        if (Files.exists(other)) {
          return other;
        }
      }
    }
    return path;
  }

  /** The composed form (NFC), which looks the same. */
  public static String composed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }
}
