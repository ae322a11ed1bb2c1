package sqe.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The folders of one source on both sides, which may have unlike names: {@code s1=spk1}.
 *
 * @param reference the name below the references
 * @param estimate the name below each folder of estimates
 */
public record SourceFolders(String reference, String estimate) {

  private static final Pattern SOURCE =
      Pattern.compile(
          "(?i)(?:s|src|source|spk|speaker|est|estimate|out|output)[-_]?[0-9]{1,2}|[0-9]");

  /** More folders of such names are speakers. */
  private static final int MOST = 5;

  /** Of one name on both sides. */
  public static SourceFolders of(String name) {
    return new SourceFolders(name, name);
  }

  /**
   * Reads {@code NAME} or {@code REFERENCE=ESTIMATE}.
   *
   * @throws IllegalArgumentException when a name is empty
   */
  public static SourceFolders parse(String text) {
    int at = text.indexOf('=');
    SourceFolders folders =
        at < 0 ? of(text) : new SourceFolders(text.substring(0, at), text.substring(at + 1));
    if (folders.reference().isBlank() || folders.estimate().isBlank()) {
      throw new IllegalArgumentException(
          "'%s' must be a folder's name, or two of them as in s1=spk1".formatted(text));
    }
    return folders;
  }

  /** The names of both sides as they are typed. */
  @Override
  public String toString() {
    return reference.equals(estimate) ? reference : reference + "=" + estimate;
  }

  /**
   * The option that names the folders of sources of both sides, where their names are unlike.
   *
   * @return empty where a side has no such folders, or another number of them
   */
  static Optional<String> named(Path reference, List<Path> estimates) {
    List<String> clean = below(reference);
    Optional<String> calls = aCallEach(reference, clean, estimates);
    if (calls.isPresent()) {
      return calls;
    }
    for (Path estimate : estimates) {
      List<String> found = below(estimate);
      if (clean.size() > 1
          && clean.size() <= MOST
          && found.size() >= clean.size()
          && found.size() <= MOST
          && !found.equals(clean)) {
        String all = columns(clean.size(), found.size());
        return Optional.of(
            "%s has its sources in %s, %s in %s: %s"
                .formatted(
                    reference,
                    String.join(", ", clean),
                    estimate,
                    String.join(", ", found),
                    found.size() == clean.size()
                        ? "--sources %s behind the folders, or a manifest with the columns id,%s"
                            .formatted(option(clean, found), all)
                        : "list all in a manifest with the columns id,%s; --sources %s takes only these"
                            .formatted(all, option(clean, found))));
      }
    }
    return Optional.empty();
  }

  /** What to say where systems name their sources each in its own way: no option fits all. */
  private static Optional<String> aCallEach(
      Path reference, List<String> clean, List<Path> estimates) {
    List<List<String>> found = estimates.stream().map(SourceFolders::below).toList();
    boolean apart =
        found.stream().distinct().count() > 1
            && clean.size() > 1
            && clean.size() <= MOST
            && found.stream().allMatch(names -> names.size() == clean.size());
    return apart
        ? Optional.of(
            "the systems call their sources by different names, and a call has one --sources: score each in a call of its own, "
                + IntStream.range(0, estimates.size())
                    .mapToObj(
                        i ->
                            "%s %s --sources %s"
                                .formatted(
                                    reference, estimates.get(i), option(clean, found.get(i))))
                    .collect(Collectors.joining(", and ")))
        : Optional.empty();
  }

  /** That a reference is one source of several, where estimates have a folder of each. */
  static Optional<String> around(Path reference, Path estimate, List<String> found) {
    Path outer = reference.toAbsolutePath().normalize().getParent();
    Path name = reference.toAbsolutePath().normalize().getFileName();
    if (outer == null || name == null || !found.equals(below(estimate)) || found.size() < 2) {
      return Optional.empty();
    }
    List<String> clean = below(outer);
    boolean sources =
        clean.contains(name.toString()) && clean.size() == found.size() && clean.size() <= MOST;
    return sources
        ? Optional.of(
            "%s holds a folder of each source: name %s in place of %s, with --sources %s"
                .formatted(
                    estimate,
                    reference.getParent() == null ? Path.of(".") : reference.getParent(),
                    reference,
                    option(clean, found)))
        : Optional.empty();
  }

  private static String option(List<String> clean, List<String> found) {
    return IntStream.range(0, clean.size())
        .mapToObj(i -> new SourceFolders(clean.get(i), found.get(i)).toString())
        .collect(Collectors.joining(" "));
  }

  /** The columns of a manifest of so many sources. */
  static String columns(int sources) {
    return columns(sources, sources);
  }

  private static String columns(int references, int estimates) {
    return Stream.concat(numbered("reference_", references), numbered("estimate_", estimates))
        .collect(Collectors.joining(","));
  }

  private static Stream<String> numbered(String side, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> side + number);
  }

  /** The folders below one that are called as sources are, in the order of their names. */
  static List<String> below(Path folder) {
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> children = Files.list(folder)) {
        children
            .filter(Files::isDirectory)
            .map(child -> child.getFileName().toString())
            .filter(name -> SOURCE.matcher(name).matches())
            .sorted()
            .forEach(names::add);
      } catch (IOException e) {
        return List.of(); // whoever reads its files will say what is wrong
      }
    }
    return names;
  }
}
