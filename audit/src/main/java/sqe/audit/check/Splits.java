package sqe.audit.check;

import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import sqe.audit.feature.FileFeatures;

/** Which split of a set (train, dev, test) a file belongs to. */
final class Splits {

  private static final Set<String> TRAIN = Set.of("train", "training", "tr");
  private static final Set<String> DEVELOPMENT =
      Set.of("dev", "development", "val", "valid", "validation", "cv");
  private static final Set<String> TEST = Set.of("test", "tt", "eval", "evaluation");

  /** What is in train and elsewhere is reported where it is elsewhere: tests are for new things. */
  static final Comparator<FileFeatures> TRAIN_FIRST = Comparator.comparing(file -> after(of(file)));

  private Splits() {}

  /** Whether a split comes after those for training. */
  static boolean after(String split) {
    return !split.equals("train");
  }

  /** By the manifest, else by a folder of the path; empty where neither says. */
  static String of(FileFeatures file) {
    String declared = file.column(Columns.SPLIT);
    if (!declared.isEmpty()) {
      return canonical(declared);
    }
    for (String part : file.name().replace('\\', '/').split("/", -1)) {
      String known = canonical(part);
      if (Set.of("train", "dev", "test").contains(known)) {
        return known;
      }
    }
    return "";
  }

  private static String canonical(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (TRAIN.contains(lower)) {
      return "train";
    }
    if (DEVELOPMENT.contains(lower)) {
      return "dev";
    }
    return TEST.contains(lower) ? "test" : lower;
  }

  /** Whether both splits are known and not the same. */
  static boolean differ(String first, String second) {
    return !first.isEmpty() && !second.isEmpty() && !first.equals(second);
  }
}
