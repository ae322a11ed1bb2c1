package sqe.scoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sqe.table.Counted;
import sqe.table.Excerpt;

/**
 * Estimates of separated sources that lie beside each other, {@code m_s1.wav} and {@code m_s2.wav},
 * or in a folder a mixture, {@code m/s1.wav}: as most toolkits of separation write them.
 */
final class FlatSources {

  private static final String SEPARATOR = "[-_./]";

  /** What toolkits call a source before its number. */
  private static final String KIND = "(?:s|src|source|spk|speaker|est|estimate)?[-_]?";

  /** What they put behind it. */
  private static final String STATE = "(?:[-_]?(?:est|estimate|estimated|enh|enhanced))?";

  private static final Pattern NUMBER = Pattern.compile("[0-9]+$");

  private FlatSources() {}

  /**
   * The files of each source, by the name of its mixture.
   *
   * @param folder of all estimates
   * @param ids of the references
   * @param sources the names of the sources, as those of folders
   * @return empty where fewer than half of the ids have a file of each source
   * @throws NothingToScoreException when the folder cannot be read
   */
  static Optional<List<AudioFolder>> of(Path folder, Collection<String> ids, List<String> sources)
      throws NothingToScoreException {
    AudioFolder flat = AudioFolder.scan(folder);
    for (Form form : Form.values()) {
      List<SortedMap<String, List<Path>>> files = new ArrayList<>();
      Set<String> taken = new HashSet<>();
      for (String source : sources) {
        files.add(ofSource(flat, form.names(source), taken));
      }
      long whole =
          ids.stream().filter(id -> files.stream().allMatch(map -> map.containsKey(id))).count();
      if (whole > 0 && 2 * whole >= ids.size()) {
        List<String> warnings = new ArrayList<>(flat.warnings());
        otherwise(folder, flat, taken).ifPresent(warnings::add);
        return Optional.of(
            files.stream()
                .map(map -> new AudioFolder(map, new TreeMap<>(), flat.empty(), Set.of(), warnings))
                .toList());
      }
    }
    return Optional.empty();
  }

  /** Where the source stands in a name. */
  private enum Form {
    BEHIND,
    NUMBERED,
    BEFORE;

    Pattern names(String source) {
      Matcher number = NUMBER.matcher(source);
      String quoted = Pattern.quote(source);
      return Pattern.compile(
          switch (this) {
            case BEHIND -> "^(?<id>.+)" + SEPARATOR + quoted + STATE + "$";
            case NUMBERED ->
                "^(?<id>.+)"
                    + SEPARATOR
                    + (number.find() ? KIND + number.group() : quoted)
                    + STATE
                    + "$";
            case BEFORE -> "^(?:" + quoted + "[-_])(?<id>.+)$";
          });
    }
  }

  private static SortedMap<String, List<Path>> ofSource(
      AudioFolder flat, Pattern names, Set<String> taken) {
    SortedMap<String, List<Path>> files = new TreeMap<>();
    flat.files()
        .forEach(
            (name, paths) -> {
              @Nullable String id = id(names, name);
              if (id != null) {
                files.computeIfAbsent(id, key -> new ArrayList<>()).addAll(paths);
                taken.add(name);
              }
            });
    return files;
  }

  private static @Nullable String id(Pattern names, String name) {
    Matcher matcher = names.matcher(name);
    return matcher.matches() ? matcher.group("id") : null;
  }

  private static Optional<String> otherwise(Path folder, AudioFolder flat, Set<String> taken) {
    List<String> others =
        flat.files().keySet().stream().filter(name -> !taken.contains(name)).toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s: %s no source and left out: %s"
                .formatted(
                    folder,
                    Counted.of(others.size(), "file is of", "files are of"),
                    Excerpt.list(others)));
  }
}
