package sqe.scoring.audit.check;

import static sqe.scoring.audit.check.CheckInfo.Group.SET;
import static sqe.scoring.audit.check.Severity.ERROR;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import sqe.scoring.audit.check.CheckInfo.Limit;
import sqe.scoring.audit.feature.FileFeatures;

/** Check 43: {@code leakage}. */
final class LeakageCheck implements Check.OfSet {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          43,
          "leakage",
          SET,
          ERROR,
          "Train and test share something: the same samples, the same recording at "
              + "another level or shifted, a speaker, or a text. Splits come from the manifest "
              + "(split, subset) or from folders called train, dev, val, test and the like.",
          List.of(new Limit("", 0.95, "", "smallest similarity of fingerprints")),
          "own; cleanlab non-iid issue",
          "Take it out of one of the splits.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(AuditData data, Reporter report) {
    List<FileFeatures> files =
        data.files().stream()
            .filter(f -> f.decoded() && !f.silent() && !Splits.of(f).isEmpty())
            .toList();
    shared(files, "samples", FileFeatures::hash, report);
    shared(files, "speaker", f -> f.column(Columns.SPEAKER), report);
    shared(files, "text", f -> f.column(Columns.TEXT), report);
    for (NearDuplicates.Match match : NearDuplicates.find(data.references(), report.limit())) {
      if (Splits.differ(match.first(), match.second())) {
        report
            .of(match.second().name())
            .found(
                ERROR,
                match.similarity(),
                report.limit(),
                "is %s (%s) again, at another level or place",
                match.first().name(),
                Splits.of(match.first()));
      }
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
            report
                .of(found.get(1).name())
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
