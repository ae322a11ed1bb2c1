package sqe.spark;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sqe.table.Pair;
import sqe.table.SourceFiles;

/** Paths of pairs that a manifest names by scheme, which a path of this machine cannot hold. */
final class FileNames {

  /** {@code s3a://bucket/a.wav} as a path of this machine, maybe behind the manifest's folder. */
  private static final Pattern FLATTENED =
      Pattern.compile("(?:.*/)?([A-Za-z][A-Za-z0-9+.-]+):/(.*)");

  private FileNames() {}

  /** The file that a path was made of: one with a scheme is itself again. */
  static Path restored(Path path) {
    Matcher flattened = FLATTENED.matcher(path.toString());
    if (path instanceof RemoteFile || !flattened.matches()) {
      return path;
    }
    String root = flattened.group(1).equals(RemoteFile.THIS_MACHINE) ? ":///" : "://";
    return RemoteFile.of(flattened.group(1) + root + flattened.group(2));
  }

  /** The same pair with other paths. */
  static Pair mapped(Pair pair, UnaryOperator<Path> path) {
    SourceFiles sources = pair.sources();
    return new Pair(
        pair.id(),
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
