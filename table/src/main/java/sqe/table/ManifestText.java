package sqe.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** Writes pairs as a manifest, which {@link Manifest} reads back. */
public final class ManifestText {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  private ManifestText() {}

  /**
   * CSV with {@code id}, {@code system} where there are several, {@code reference}, {@code
   * estimate}, {@code noisy} where there is one, and all further columns. A pair whose reference is
   * missing keeps its estimate, for the reference to be filled in; any other that cannot be scored
   * has no estimate.
   *
   * @param folder paths become relative to it, as the manifest's are; null: they stay as they are
   */
  public static String of(List<Pair> pairs, @Nullable Path folder) {
    boolean systems = pairs.stream().map(Pair::system).distinct().count() > 1;
    boolean mixtures = pairs.stream().anyMatch(pair -> pair.noisy() != null);
    Set<String> further = new LinkedHashSet<>();
    pairs.forEach(pair -> further.addAll(pair.columns().keySet()));
    List<String> header = new ArrayList<>(List.of("id"));
    addIf(systems, header, "system");
    int references = pairs.stream().mapToInt(pair -> pair.references().size()).max().orElse(1);
    int estimates = pairs.stream().mapToInt(pair -> pair.estimates().size()).max().orElse(1);
    header.addAll(numbered("reference", references));
    header.addAll(numbered("estimate", estimates));
    addIf(mixtures, header, "noisy");
    header.addAll(further);
    StringBuilder text = new StringBuilder(line(header));
    for (Pair pair : pairs) {
      List<String> cells = new ArrayList<>(List.of(pair.id()));
      addIf(systems, cells, pair.system());
      addPaths(cells, pair.references(), references, folder);
      boolean kept = pair.problem() == null || pair.reference() == null;
      addPaths(cells, kept ? pair.estimates() : List.of(), estimates, folder);
      addIf(mixtures, cells, path(pair.noisy(), folder));
      further.forEach(name -> cells.add(pair.columns().getOrDefault(name, "")));
      text.append(line(cells));
    }
    return text.toString();
  }

  private static List<String> numbered(String name, int count) {
    return count < 2
        ? List.of(name)
        : IntStream.rangeClosed(1, count).mapToObj(number -> name + "_" + number).toList();
  }

  private static void addPaths(
      List<String> cells, List<Path> files, int count, @Nullable Path folder) {
    for (int i = 0; i < Math.max(1, count); i++) {
      cells.add(i < files.size() ? path(files.get(i), folder) : "");
    }
  }

  private static void addIf(boolean wanted, List<String> cells, String cell) {
    if (wanted) {
      cells.add(cell);
    }
  }

  private static String line(List<String> cells) {
    return FORMAT.format(cells.toArray()) + "\n";
  }

  private static String path(@Nullable Path file, @Nullable Path folder) {
    if (file == null) {
      return "";
    }
    if (folder == null || file.isAbsolute()) {
      return file.toString();
    }
    return folder
        .toAbsolutePath()
        .normalize()
        .relativize(file.toAbsolutePath().normalize())
        .toString();
  }
}
