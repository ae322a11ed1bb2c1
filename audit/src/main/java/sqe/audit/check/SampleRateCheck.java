package sqe.audit.check;

import static sqe.audit.check.Severity.ERROR;
import static sqe.audit.check.Severity.WARNING;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.ManifestRows;

/** Rates that are not the declared ones, and rates of a set that differ. */
final class SampleRateCheck {

  /** So many files of other rates are an accident in a set of any size. */
  private static final int ACCIDENT = 1;

  private SampleRateCheck() {}

  static void ofSet(AuditData data, Reporter report) {
    List<Map<Integer, Integer>> said = new ArrayList<>();
    for (FileFeatures.Role role : FileFeatures.Role.values()) {
      List<FileFeatures> open = new ArrayList<>();
      for (FileFeatures file : data.files()) {
        if (file.decoded() && file.role() == role) {
          String declared = file.column(Columns.SAMPLE_RATE);
          if (declared.isEmpty()) {
            open.add(file);
          } else {
            odd(file, ManifestRows.number(declared), "the manifest says", report);
          }
        }
      }
      ofSide(open, said, report);
    }
  }

  private static void ofSide(
      List<FileFeatures> files, List<Map<Integer, Integer>> said, Reporter report) {
    int most = Majority.of(files, FileFeatures::sampleRate);
    Map<Integer, Integer> counts = new TreeMap<>();
    files.forEach(file -> counts.merge(file.sampleRate(), 1, Integer::sum));
    int others = files.size() - counts.getOrDefault(most, 0);
    if (others > Math.max(ACCIDENT, report.limit("mixed") * files.size())) {
      if (!said.contains(counts)) {
        said.add(counts);
        report.found(
            WARNING,
            (double) others / files.size(),
            report.limit("mixed"),
            "%d sample rates: %s",
            counts.size(),
            words(counts));
      }
    } else {
      files.forEach(file -> odd(file, most, "most files have", report));
    }
  }

  private static String words(Map<Integer, Integer> counts) {
    List<String> words = new ArrayList<>();
    counts.entrySet().stream()
        .sorted(Comparator.comparing(entry -> -entry.getValue()))
        .forEach(entry -> words.add("%s at %s Hz".formatted(entry.getValue(), entry.getKey())));
    return String.join(", ", words);
  }

  private static void odd(FileFeatures file, double wanted, String says, Reporter report) {
    if (file.sampleRate() != wanted) {
      report
          .of(file.name())
          .found(
              ERROR,
              file.sampleRate(),
              wanted,
              "%d Hz; %s %.0f Hz",
              file.sampleRate(),
              says,
              wanted);
    }
  }
}
