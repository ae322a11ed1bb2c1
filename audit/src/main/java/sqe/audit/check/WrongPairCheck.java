package sqe.audit.check;

import static sqe.audit.check.Severity.ERROR;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.PairFeatures;
import sqe.scoring.diagnosis.Fingerprint;

/**
 * Estimates that belong to another reference, or to none.
 *
 * <p>Only an estimate that is not close to its own reference is held against others, and of these
 * against the {@value #CANDIDATES} closest to it in duration: a file's own reference is about as
 * long as it is. So the cost grows with the number of files, not with its square.
 */
final class WrongPairCheck {

  private static final int LARGEST_SHIFT = 2; // frames of 50 ms

  /** References an estimate is held against: those closest to it in duration. */
  private static final int CANDIDATES = 200;

  private WrongPairCheck() {}

  static void ofSet(AuditData data, Reporter report) {
    List<PairFeatures> byDuration = byDuration(data);
    for (PairFeatures pair : data.pairs()) {
      if (isDoubtful(pair, report)) {
        judge(pair, byDuration, report.of(pair.name()));
      }
    }
  }

  /** Names of the files that are held against each other. */
  static Set<String> compared(AuditData data, Reporter report) {
    List<PairFeatures> byDuration = byDuration(data);
    Set<String> names = new HashSet<>();
    for (PairFeatures pair : data.pairs()) {
      if (isDoubtful(pair, report)) {
        names.add(pair.estimate().name());
        candidates(pair.estimate(), byDuration)
            .forEach(candidate -> names.add(candidate.reference().name()));
      }
    }
    return names;
  }

  private static List<PairFeatures> byDuration(AuditData data) {
    List<PairFeatures> byDuration = new ArrayList<>(data.pairs());
    byDuration.sort(Comparator.comparingDouble(pair -> pair.reference().seconds()));
    return byDuration;
  }

  private static boolean isDoubtful(PairFeatures pair, Reporter report) {
    return pair.similarity() < report.limit("safe")
        && !pair.channelsSwapped()
        && !hasWaveform(pair, report);
  }

  /** Whether so much of the reference is in the estimate that nothing else beside it matters. */
  private static boolean hasWaveform(PairFeatures pair, Reporter report) {
    return sharesWaveform(pair, report)
        && pair.channels().get(0).delay().correlation() >= report.limit("correlation");
  }

  /** Whether any of it is: a synthetic voice repeats some sounds sample by sample. */
  private static boolean sharesWaveform(PairFeatures pair, Reporter report) {
    return pair.prominence() >= report.limit("waveform");
  }

  private static void judge(PairFeatures pair, List<PairFeatures> byDuration, Reporter report) {
    double own = pair.similarity();
    double best = own + report.limit("margin");
    PairFeatures closest = null;
    for (PairFeatures candidate : candidates(pair.estimate(), byDuration)) {
      double similarity = similarity(candidate, pair);
      if (similarity > best) {
        best = similarity;
        closest = candidate;
      }
    }
    if (closest != null) {
      report.found(
          ERROR,
          own,
          best,
          "more like %s (%.2f) than like its reference (%.2f)",
          closest.reference().name(),
          best,
          own);
    } else if (!sharesWaveform(pair, report)) {
      report.below(ERROR, own, "not like its reference (similarity %.2f)");
    }
  }

  /** The pairs whose references are closest in duration, in order of duration. */
  private static List<PairFeatures> candidates(
      FileFeatures estimate, List<PairFeatures> byDuration) {
    double seconds = estimate.seconds();
    double tolerance = 0.2 + 0.05 * seconds;
    int middle = firstFrom(seconds, byDuration);
    int from = Math.max(0, middle - CANDIDATES / 2);
    int to = Math.min(byDuration.size(), middle + CANDIDATES / 2);
    return byDuration.subList(from, to).stream()
        .filter(pair -> Math.abs(pair.reference().seconds() - seconds) <= tolerance)
        .toList();
  }

  /** Index of the first reference at least so long. */
  private static int firstFrom(double seconds, List<PairFeatures> byDuration) {
    int low = 0;
    int high = byDuration.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (byDuration.get(middle).reference().seconds() < seconds) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Of an estimate with another pair's reference; −1 where there is none. */
  private static double similarity(PairFeatures candidate, PairFeatures pair) {
    Fingerprint reference = candidate.reference().fingerprint();
    Fingerprint estimate = pair.estimate().fingerprint();
    if (reference == null
        || estimate == null
        || candidate.reference().hash().equals(pair.reference().hash())) {
      return -1;
    }
    return reference.similarity(estimate, LARGEST_SHIFT);
  }
}
