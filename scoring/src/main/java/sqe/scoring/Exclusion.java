package sqe.scoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import sqe.table.Pair;

/**
 * Pairs without those that a list names.
 *
 * <p>A line that is neither an id nor the end of a path is the name of a file alone, as {@code
 * clean_fileid_26} for the id {@code fileid_26}: it counts where the files of one id only are
 * called so, for {@code 00001.wav} may lie in the folder of each speaker.
 *
 * @param left the other pairs, in their order
 * @param unmatched lines that name no pair
 * @param ambiguous lines that are the name of files of several ids, and leave out none
 */
public record Exclusion(List<Pair> left, List<String> unmatched, List<String> ambiguous) {

  /** Copies the lists. */
  public Exclusion {
    left = List.copyOf(left);
    unmatched = List.copyOf(unmatched);
    ambiguous = List.copyOf(ambiguous);
  }

  /** Leaves out what a list names. */
  public static Exclusion of(IdList list, List<Pair> pairs) {
    Set<String> open = new LinkedHashSet<>(list.ids());
    Set<String> excluded = new TreeSet<>();
    for (Pair pair : pairs) {
      for (String line : list.lines(pair).toList()) {
        open.remove(line);
        excluded.add(pair.id());
      }
    }
    List<String> ambiguous = new ArrayList<>();
    Map<String, Set<String>> ids = open.isEmpty() ? Map.of() : idsByFileName(pairs);
    for (String line : List.copyOf(open)) {
      Set<String> named = ids.getOrDefault(line, Set.of());
      if (named.size() == 1) {
        excluded.addAll(named);
      } else if (named.size() > 1) {
        ambiguous.add(line);
      }
      if (!named.isEmpty()) {
        open.remove(line);
      }
    }
    return new Exclusion(
        pairs.stream().filter(pair -> !excluded.contains(pair.id())).toList(),
        List.copyOf(open),
        ambiguous);
  }

  /** The ids that files of a name have, by the name with and without extension. */
  private static Map<String, Set<String>> idsByFileName(List<Pair> pairs) {
    Map<String, Set<String>> ids = new HashMap<>();
    for (Pair pair : pairs) {
      Stream.concat(pair.references().stream(), pair.estimates().stream())
          .flatMap(file -> Stream.of(AudioFolder.stem(file), name(file)))
          .forEach(name -> ids.computeIfAbsent(name, key -> new TreeSet<>()).add(pair.id()));
    }
    return ids;
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }
}
