package sqe.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a published set keeps its clean speech and its mixtures, below one folder.
 *
 * @param title what the layout is called
 * @param reference folder or list of the clean files
 * @param mixture folder or list of the noisy ones
 */
record SetLayout(String title, Path reference, Path mixture) {

  /** {@code clean_testset_wav}, {@code clean_trainset_28spk_wav}, with what users put behind. */
  private static final Pattern VALENTINI = Pattern.compile("clean(_.*set.*_wav.*)");

  /** What is called so where nothing says which set it is. */
  static final String CLEAN_AND_NOISY = "clean and noisy folders";

  private static final List<String> CLEAN = List.of("clean", "clean_speech", "clean_wav", "speech");

  private static final List<String> NOISY =
      List.of(
          "noisy",
          "noisy_speech",
          "noisy_wav",
          "reverberant",
          "reverb",
          "noisyreverb",
          "mix",
          "mixture",
          "noisy_reverb");

  private static final List<String> CLEAN_LISTS = List.of("spk1.scp", "ref.scp", "clean.scp");

  private static final List<String> NOISY_LISTS = List.of("wav.scp", "noisy.scp");

  /**
   * The layouts of a folder, the one of a test set first: whoever scores means that.
   *
   * @return empty where it is none that is known, or no folder that can be read
   */
  static List<SetLayout> all(Path root) {
    return all(root, children(root));
  }

  private static Set<String> children(Path root) {
    TreeSet<String> names = new TreeSet<>();
    if (Files.isDirectory(root)) {
      try (Stream<Path> children = Files.list(root)) {
        children.forEach(child -> names.add(child.getFileName().toString()));
      } catch (IOException e) {
        return Set.of(); // whoever reads its files will say what is wrong
      }
    }
    return names;
  }

  /**
   * The layouts of a folder of which it is known what lies in it.
   *
   * @param names of the files and folders there
   */
  static List<SetLayout> all(Path root, Set<String> names) {
    List<SetLayout> valentini = valentini(root, names);
    if (!valentini.isEmpty()) {
      return valentini;
    }
    return Stream.of(
            sides(root, names, CLEAN_AND_NOISY, CLEAN, NOISY),
            sides(root, names, "URGENT, lists of files", CLEAN_LISTS, NOISY_LISTS))
        .flatMap(Optional::stream)
        .limit(1)
        .toList();
  }

  private static List<SetLayout> valentini(Path root, Set<String> names) {
    return names.stream()
        .map(VALENTINI::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .filter(set -> names.contains("noisy" + set))
        .sorted(Comparator.comparing((String set) -> !set.contains("test")))
        .map(
            set ->
                new SetLayout(
                    "VoiceBank-DEMAND", root.resolve("clean" + set), root.resolve("noisy" + set)))
        .toList();
  }

  private static Optional<SetLayout> sides(
      Path root, Set<String> names, String title, List<String> clean, List<String> noisy) {
    Optional<String> reference = clean.stream().filter(names::contains).findFirst();
    Optional<String> mixture = noisy.stream().filter(names::contains).findFirst();
    return reference.isPresent() && mixture.isPresent()
        ? Optional.of(
            new SetLayout(title, root.resolve(reference.get()), root.resolve(mixture.get())))
        : Optional.empty();
  }

  /** The name of the clean side. */
  String name() {
    return reference.getFileName().toString();
  }

  /** What was recognised, and that all of it is taken. */
  static String noteOfAll(Path root, List<SetLayout> layouts) {
    return "%s is laid out as %s: %s"
        .formatted(
            root,
            layouts.get(0).title(),
            layouts.stream()
                .map(
                    layout ->
                        "references in %s, mixtures in %s"
                            .formatted(layout.name(), layout.mixture().getFileName()))
                .collect(Collectors.joining("; ")));
  }

  /** What was recognised, and that the first is taken. */
  static String note(Path root, List<SetLayout> layouts) {
    SetLayout first = layouts.get(0);
    String others = layouts.stream().skip(1).map(SetLayout::name).collect(Collectors.joining(", "));
    return "%s is laid out as %s: references in %s, mixtures in %s%s"
        .formatted(
            root,
            first.title(),
            first.name(),
            first.mixture().getFileName(),
            others.isEmpty() ? "" : "; to score %s, name its folders".formatted(others));
  }
}
