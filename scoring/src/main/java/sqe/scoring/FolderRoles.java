package sqe.scoring;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the names of folders say of their part: clean speech, or what is to be compared with it. */
final class FolderRoles {

  private static final Set<String> CLEAN = Set.of("clean", "reference", "references", "ref");

  private static final Set<String> TESTED =
      Set.of(
          "noisy",
          "noise",
          "mix",
          "mixture",
          "mixtures",
          "reverberant",
          "enhanced",
          "enh",
          "denoised",
          "estimate",
          "estimates",
          "est");

  private FolderRoles() {}

  /** That the sides are called as if they were exchanged; empty where they are not. */
  static Optional<String> exchanged(Path reference, List<Path> estimates) {
    boolean tested = !isClean(reference) && isOf(reference, TESTED);
    Optional<Path> clean =
        estimates.stream().filter(each -> isClean(each) && !isClean(reference)).findFirst();
    if (clean.isPresent()) {
      return Optional.of(
          "%s is given as the reference and %s as the estimate: the clean side comes first"
              .formatted(reference, clean.get()));
    }
    return tested
        ? Optional.of(
            "%s is given as the reference, by its name not the clean side: that comes first"
                .formatted(reference))
        : Optional.empty();
  }

  /** That a set, with its references, is named where estimates are; empty where none is. */
  static Optional<String> setOnTheWrongSide(Path reference, List<Path> estimates) {
    if (PairFinder.isSet(reference)) {
      return Optional.empty();
    }
    return estimates.stream()
        .filter(estimate -> PairFinder.isSet(estimate) && !isWithin(reference, estimate))
        .findFirst()
        .map(
            estimate ->
                "%s is a set with references of its own: name it first, before %s"
                    .formatted(estimate, reference));
  }

  private static boolean isWithin(Path inner, Path outer) {
    return inner.toAbsolutePath().normalize().startsWith(outer.toAbsolutePath().normalize());
  }

  /** A mixture may be called clean for having no noise. */
  static boolean isClean(Path folder) {
    return isOf(folder, CLEAN) && !isOf(folder, TESTED);
  }

  private static boolean isOf(Path folder, Set<String> words) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name != null
        && Arrays.stream(name.toString().toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
            .anyMatch(words::contains);
  }
}
