package sqe.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sqe.table.Manifest;
import sqe.table.Pair;
import sqe.table.SourceFiles;
import sqe.table.Table;
import sqe.table.TableException;

/**
 * Names with a scheme, such as {@code s3a://bucket/a.wav}, on their way through a manifest, which
 * makes paths of this machine of all names and would lose their slashes: they are shielded before
 * and restored behind.
 */
final class FileNames {

  private static final Pattern OF_FILES =
      Pattern.compile("(reference|estimate)(_[0-9]+)?|noisy|audio_filepath");

  private static final Pattern WITH_SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+)://(.*)");

  private static final String SHIELD = ":%2F%2F";

  /** A shielded name, maybe behind the folder of the manifest. */
  private static final Pattern SHIELDED =
      Pattern.compile("(?:.*/)?([A-Za-z][A-Za-z0-9+.-]+)" + SHIELD + "(.*)");

  private FileNames() {}

  /**
   * The pairs of a manifest, whose names may have schemes.
   *
   * @param manifest which relative names go out from
   * @param reserved names of columns that a manifest must not use for its own
   * @throws TableException when it lacks a column
   */
  static List<Pair> pairs(Path manifest, Table table, Set<String> reserved) throws TableException {
    return Manifest.of(manifest, shielded(table), reserved).stream()
        .map(FileNames::restored)
        .toList();
  }

  /** A manifest in which names with a scheme are shielded. */
  private static Table shielded(Table manifest) {
    List<Table.Row> rows = new ArrayList<>();
    for (Table.Row row : manifest.rows()) {
      List<String> cells = new ArrayList<>(row.cells());
      for (int c = 0; c < cells.size(); c++) {
        Matcher name = WITH_SCHEME.matcher(cells.get(c).strip());
        if (OF_FILES.matcher(manifest.columns().get(c)).matches() && name.matches()) {
          cells.set(c, name.group(1) + SHIELD + name.group(2));
        }
      }
      rows.add(new Table.Row(row.line(), cells));
    }
    return new Table(manifest.source(), manifest.columns(), rows);
  }

  /** A pair of such a manifest, with its names as they were; an id may be made of one. */
  private static Pair restored(Pair pair) {
    Matcher id = SHIELDED.matcher(pair.id());
    String name = id.matches() ? id.group(1) + "://" + id.group(2) : pair.id();
    return mapped(pair, name, FileNames::restored);
  }

  private static Path restored(Path path) {
    Matcher shielded = SHIELDED.matcher(path.toString());
    return shielded.matches() ? RemoteFile.of(shielded.group(1) + "://" + shielded.group(2)) : path;
  }

  /** The path of a name, which may have a scheme. */
  static Path path(String name) {
    return RemoteFile.isRemote(name) ? RemoteFile.of(name) : Path.of(name);
  }

  /** The same pair with other paths. */
  static Pair mapped(Pair pair, UnaryOperator<Path> path) {
    return mapped(pair, pair.id(), path);
  }

  private static Pair mapped(Pair pair, String id, UnaryOperator<Path> path) {
    SourceFiles sources = pair.sources();
    return new Pair(
        id,
        pair.system(),
        mapped(pair.reference(), path),
        mapped(pair.estimate(), path),
        mapped(pair.noisy(), path),
        pair.columns(),
        pair.problem(),
        sources == null
            ? null
            : new SourceFiles(all(sources.references(), path), all(sources.estimates(), path)));
  }

  private static @Nullable Path mapped(@Nullable Path path, UnaryOperator<Path> mapping) {
    return path == null ? null : mapping.apply(path);
  }

  private static List<Path> all(List<Path> paths, UnaryOperator<Path> mapping) {
    return paths.stream().map(mapping).toList();
  }
}
