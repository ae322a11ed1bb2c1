package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.PAIR;
import static sqe.audit.check.Severity.ERROR;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.PairFeatures;
import sqe.scoring.diagnosis.Fingerprint;

/** Check 29: {@code wrong-pair}. */
final class WrongPairCheck implements Check.OfSet {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          29,
          "wrong-pair",
          PAIR,
          ERROR,
          "The estimate sounds less like its own reference than like another one, or like "
              + "nothing: correlation of the band envelopes (eight bands, 50 ms) at the best "
              + "shift within a second.",
          List.of(
              new Limit("", Fingerprint.UNLIKE, "", "lowest similarity with the own reference"),
              new Limit("margin", 0.15, "", "by how much another reference must fit better"),
              new Limit("safe", 0.9, "", "similarity from which on others are not tried")),
          "own: see the distribution in the documentation",
          "Check the list of pairs: files were shuffled or renamed.");

  private static final int LARGEST_SHIFT = 2; // frames of 50 ms

  /** References an estimate is held against: those closest to it in duration. */
  private static final int CANDIDATES = 200;

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(AuditData data, Reporter report) {
    List<PairFeatures> byDuration = new ArrayList<>(data.pairs());
    byDuration.sort(Comparator.comparingDouble(pair -> pair.reference().seconds()));
    for (PairFeatures pair : data.pairs()) {
      if (pair.similarity() < report.limit("safe") && !pair.channelsSwapped()) {
        judge(pair, byDuration, report.of(pair.name()));
      }
    }
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
    } else if (own < report.limit()) {
      report.found(ERROR, own, report.limit(), "not like its reference (similarity %.2f)", own);
    }
  }

  /** A file's own reference is about as long as it is: the closest, in order of duration. */
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
