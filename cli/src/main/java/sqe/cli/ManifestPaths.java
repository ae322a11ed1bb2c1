package sqe.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import sqe.table.Pair;

/** Paths of a manifest that are there from where the command runs, and not from the manifest. */
final class ManifestPaths {

  private ManifestPaths() {}

  /** What to say of the first file that is not there; empty where nothing explains it. */
  static Optional<String> typedFromElsewhere(Path manifest, List<Pair> pairs) {
    Path folder = manifest.toAbsolutePath().normalize().getParent();
    return pairs.stream()
        .flatMap(pair -> Stream.of(pair.references(), pair.estimates()))
        .flatMap(List::stream)
        .filter(Objects::nonNull)
        .filter(file -> !Files.exists(file))
        .findFirst()
        .map(file -> file.toAbsolutePath().normalize())
        .filter(file -> folder != null && file.startsWith(folder))
        .map(file -> Objects.requireNonNull(folder).relativize(file))
        .filter(Files::exists)
        .map(
            typed ->
                "paths in %s are relative to it: %s is there from here, but not from %s"
                    .formatted(manifest, typed, folder));
  }
}
