package sqe.audit.check;

import static sqe.audit.check.Severity.ERROR;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.PairFeatures;
import sqe.scoring.diagnosis.Fingerprint;

/**
 * What two splits share: samples, recordings, speakers, texts, noise.
 *
 * <p>From a clean and a noisy file the noise is known, so that the same noise under other speech is
 * found by its fingerprint as the same recording is by that of the speech.
 */
final class LeakageCheck {

  private static final double NOISE_TOLERANCE = 4; // dB in any band of the mean spectrum

  private LeakageCheck() {}

  static void ofSet(AuditData data, Reporter report) {
    List<FileFeatures> files =
        data.files().stream()
            .filter(f -> f.decoded() && !f.silent() && !Splits.of(f).isEmpty())
            .sorted(Splits.TRAIN_FIRST)
            .toList();
    List<FileFeatures> references = files.stream().filter(FileFeatures::isReference).toList();
    shared(files, "samples", FileFeatures::hash, report);
    shared(files, "speaker", f -> f.column(Columns.SPEAKER), report);
    shared(files, "text", f -> f.column(Columns.TEXT), report);
    shared(files, "noise", f -> f.column(Columns.NOISE_FILE), report);
    for (NearDuplicates.Match<FileFeatures> match :
        NearDuplicates.find(references, NearDuplicates.Scope.ACROSS_SPLITS, report.limit())) {
      report
          .of(match.second().name())
          .beside(match.first().name())
          .found(
              ERROR,
              match.similarity(),
              report.limit(),
              "is %s (%s) again, at another level or place",
              match.first().name(),
              Splits.of(match.first()));
    }
    sharedNoise(data.pairs(), report);
  }

  /** The noise that was added to the speech of one split, again in another. */
  private static void sharedNoise(List<PairFeatures> pairs, Reporter report) {
    List<NearDuplicates.Item<PairFeatures>> noises = new ArrayList<>();
    List<PairFeatures> trainFirst = new ArrayList<>(pairs);
    trainFirst.sort(Comparator.comparing(PairFeatures::estimate, Splits.TRAIN_FIRST));
    for (PairFeatures pair : trainFirst) {
      Fingerprint noise = pair.noise();
      String split = Splits.of(pair.estimate());
      if (noise != null && !split.isEmpty()) {
        noises.add(new NearDuplicates.Item<>(pair, pair.estimate().hash(), split, noise));
      }
    }
    List<NearDuplicates.Match<PairFeatures>> matches =
        NearDuplicates.find(
            noises, NearDuplicates.Scope.ACROSS_SPLITS, NOISE_TOLERANCE, report.limit("noise"));
    for (NearDuplicates.Match<PairFeatures> match : matches) {
      report
          .of(match.second().name())
          .found(
              ERROR,
              match.similarity(),
              report.limit("noise"),
              "has the same noise as %s (%s)",
              match.first().name(),
              Splits.of(match.first().estimate()));
    }
  }

  /** Reports what several splits have in common, once a value. */
  private static void shared(
      List<FileFeatures> files, String what, Function<FileFeatures, String> key, Reporter report) {
    Map<String, Map<String, FileFeatures>> firstBySplit = new LinkedHashMap<>();
    for (FileFeatures file : files) {
      String value = key.apply(file);
      if (!value.isEmpty()) {
        firstBySplit
            .computeIfAbsent(value, k -> new LinkedHashMap<>())
            .putIfAbsent(Splits.of(file), file);
      }
    }
    firstBySplit.forEach(
        (value, splits) -> {
          if (splits.size() > 1) {
            List<FileFeatures> found = List.copyOf(splits.values());
            Reporter here = report.of(found.get(1).name());
            (what.equals("samples") ? here.beside(found.get(0).name()) : here)
                .found(
                    ERROR,
                    "the same %s%s in %s: %s"
                        .formatted(
                            what,
                            what.equals("samples") ? "" : " '" + value + "'",
                            String.join(" and ", splits.keySet()),
                            found.get(0).name()));
          }
        });
  }
}
