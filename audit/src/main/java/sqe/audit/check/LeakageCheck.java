package sqe.audit.check;

import static sqe.audit.check.Severity.ERROR;

import java.util.List;
import java.util.function.Function;
import sqe.audit.feature.FileFeatures;

/**
 * What two splits share: samples, recordings, speakers, texts, noise.
 *
 * <p>From a clean and a noisy file the noise is known, so that the same noise under other speech is
 * found by its fingerprint as the same recording is by that of the speech.
 */
final class LeakageCheck {

  private static final double NOISE_TOLERANCE = 4; // dB in any band of the mean spectrum

  private LeakageCheck() {}

  static Look[] looks() {
    return new Look[] {
      new Look.OfSame(ofSplits(FileFeatures::hash), Splits::of, LeakageCheck::samples),
      shared("speaker", f -> f.column(Columns.SPEAKER)),
      shared("text", f -> f.column(Columns.TEXT)),
      shared("noise", f -> f.column(Columns.NOISE_FILE)),
      new Look.OfAlike(
          SetChecks::recording,
          NearDuplicates.Scope.ACROSS_SPLITS,
          NearDuplicates.SPECTRAL_TOLERANCE,
          "",
          LeakageCheck::recording),
      new Look.OfAlike(
          (file, noise) -> Sound.of(file, noise),
          NearDuplicates.Scope.ACROSS_SPLITS,
          NOISE_TOLERANCE,
          "noise",
          LeakageCheck::noise)
    };
  }

  /** A property of files with sound in any split; empty for all others. */
  private static Function<FileFeatures, String> ofSplits(Function<FileFeatures, String> property) {
    return file -> file.silent() || Splits.of(file).isEmpty() ? "" : property.apply(file);
  }

  private static void samples(List<FileFeatures> files, Reporter report) {
    shared("samples", files, report, true);
  }

  private static Look shared(String what, Function<FileFeatures, String> property) {
    return new Look.OfSame(
        ofSplits(property),
        Splits::of,
        (files, report) ->
            shared("%s '%s'".formatted(what, property.apply(files.get(0))), files, report, false));
  }

  /** Reports what the first files of several splits have in common, once. */
  private static void shared(
      String what, List<FileFeatures> firsts, Reporter report, boolean copies) {
    List<FileFeatures> trainFirst = firsts.stream().sorted(Splits.TRAIN_FIRST).toList();
    String first = trainFirst.get(0).name();
    Reporter here = report.of(trainFirst.get(1).name());
    (copies ? here.beside(first) : here)
        .found(
            ERROR,
            "the same %s in %s: %s"
                .formatted(
                    what,
                    String.join(" and ", trainFirst.stream().map(Splits::of).toList()),
                    first));
  }

  private static void recording(Sound first, Sound second, double similarity, Reporter report) {
    report
        .of(second.name())
        .beside(first.name())
        .found(
            ERROR,
            similarity,
            report.limit(),
            "is %s (%s) again, at another level or place",
            first.name(),
            first.split());
  }

  private static void noise(Sound first, Sound second, double similarity, Reporter report) {
    report
        .of(second.name())
        .found(
            ERROR,
            similarity,
            report.limit("noise"),
            "has the same noise as %s (%s)",
            first.name(),
            first.split());
  }
}
