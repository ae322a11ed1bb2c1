package sqe.scoring;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import sqe.table.Excerpt;

/** Published sets that lie deeper than the folder that was named. */
final class InnerSets {

  /** {@code Libri2Mix/wav16k/min/test} lies three folders below the root. */
  private static final int DEEPEST = 4;

  private InnerSets() {}

  /**
   * What to name in the place of folders that are given too high.
   *
   * @return empty where nothing below them is a set
   */
  static Optional<String> advice(Path reference, List<Path> estimates) {
    List<String> instead = new ArrayList<>();
    List<Path> roots =
        SourcePairing.isSet(reference)
            ? List.of(reference)
            : below(reference, SourcePairing::isSet);
    if (roots.isEmpty()) {
      List<Path> others = below(reference, folder -> !SetLayout.all(folder).isEmpty());
      return others.isEmpty() ? Optional.empty() : Optional.of(named(reference, others));
    }
    if (!roots.contains(reference)) {
      instead.add(named(reference, roots));
    }
    Path root = roots.get(0);
    for (Path estimate : estimates) {
      if (!estimate.equals(reference)
          && SourcePairing.onBothSides(root, List.of(estimate)).isEmpty()) {
        List<Path> inner =
            below(estimate, folder -> !SourcePairing.onBothSides(root, List.of(folder)).isEmpty());
        if (!inner.isEmpty()) {
          instead.add(named(estimate, inner));
        }
      }
    }
    return instead.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", instead));
  }

  private static String named(Path outer, List<Path> inner) {
    String sources = String.join(", ", SourcePairing.onBothSides(inner.get(0), inner));
    String what = sources.isEmpty() ? "the set" : "the sources (" + sources + ")";
    return inner.size() == 1
        ? "%s lie%s in %s: name it in place of %s"
            .formatted(what, sources.isEmpty() ? "s" : "", inner.get(0), outer)
        : "%s lie%s deeper: name one of %s in place of %s"
            .formatted(
                what,
                sources.isEmpty() ? "s" : "",
                Excerpt.list(inner.stream().map(Path::toString).toList()),
                outer);
  }

  /** Folders below one that are of a kind, sorted; nothing below these. */
  private static List<Path> below(Path root, Predicate<Path> kind) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          root,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          DEEPEST + 1,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              if (!folder.equals(root) && kind.test(folder)) {
                found.add(folder);
                return FileVisitResult.SKIP_SUBTREE;
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
              return FileVisitResult.CONTINUE; // whoever reads it will say what is wrong
            }
          });
    } catch (IOException e) {
      return List.of(); // the same
    }
    found.sort(null);
    return found;
  }
}
