package sqe.scoring.audit.check;

import static sqe.scoring.audit.check.CheckInfo.Group.PAIR;
import static sqe.scoring.audit.check.Severity.ERROR;

import java.util.List;
import sqe.scoring.audit.check.CheckInfo.Limit;
import sqe.scoring.audit.feature.FileFeatures;
import sqe.scoring.audit.feature.Fingerprint;
import sqe.scoring.audit.feature.PairFeatures;

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
              new Limit("", PairFeatures.UNLIKE, "", "lowest similarity with the own reference"),
              new Limit("margin", 0.15, "", "by how much another reference must fit better"),
              new Limit("safe", 0.9, "", "similarity from which on others are not tried")),
          "own: see the distribution in the documentation",
          "Check the list of pairs: files were shuffled or renamed.");

  private static final int LARGEST_SHIFT = 2; // frames of 50 ms

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(AuditData data, Reporter report) {
    for (PairFeatures pair : data.pairs()) {
      if (pair.similarity() < report.limit("safe") && !pair.channelsSwapped()) {
        judge(pair, data, report.of(pair.name()));
      }
    }
  }

  private static void judge(PairFeatures pair, AuditData data, Reporter report) {
    double own = pair.similarity();
    double best = own + report.limit("margin");
    PairFeatures closest = null;
    for (PairFeatures candidate : data.pairs()) {
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

  /** Of an estimate with another pair's reference, where that could be its own; else −1. */
  private static double similarity(PairFeatures candidate, PairFeatures pair) {
    Fingerprint reference = candidate.reference().fingerprint();
    Fingerprint estimate = pair.estimate().fingerprint();
    if (candidate == pair
        || reference == null
        || estimate == null
        || !sameLength(candidate.reference(), pair.estimate())
        || candidate.reference().hash().equals(pair.reference().hash())) {
      return -1;
    }
    return reference.similarity(estimate, LARGEST_SHIFT);
  }

  /** A file's own reference is about as long as it is. */
  private static boolean sameLength(FileFeatures reference, FileFeatures estimate) {
    double difference = Math.abs(reference.seconds() - estimate.seconds());
    return difference <= 0.2 + 0.05 * estimate.seconds();
  }
}
